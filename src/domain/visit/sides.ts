import { LINK } from '#domain/discharge/link-ids';
import { answerTo, type ChecklistKind } from '#domain/discharge/checklist';
import { SIDES, type Side, withinOrdered } from '#domain/referral/laterality';
import { checklistOf, type DayCase } from '#domain/visit/day-case';

/** Where a side is said on the way from the order to the needle, in that order. */
export const SIDE_PLACES = ['order', 'booking', 'consent', 'mark', 'time-out', 'record'] as const;
export type SidePlace = (typeof SIDE_PLACES)[number];

export interface StatedSide {
  readonly where: SidePlace;
  readonly side: Side;
}

/** Every side stated so far; a place that has not spoken yet is absent. */
export function sidesOf(day: DayCase): StatedSide[] {
  const stated: Record<SidePlace, Side | null> = {
    order: day.referral.side,
    booking: day.booking.side,
    consent: answeredSide(day, 'pre-procedure', LINK.consentSide),
    mark: answeredSide(day, 'pre-procedure', LINK.markedSide),
    'time-out': answeredSide(day, 'time-out', LINK.timeOutSide),
    record: day.visit.records.at(-1)?.side ?? null,
  };
  return SIDE_PLACES.flatMap((where) => {
    const side = stated[where];
    return side === null ? [] : [{ where, side }];
  });
}

/**
 * All stated sides when they differ, else `null`. Today's side lies within the ordered one (an
 * order for both sides may be treated one side at a time); everywhere else it is the same word.
 * Source: Universal Protocol, clinical.md B [33]; wrong-site blocks 0.5–5 per 10,000 [34].
 */
export function sideMismatch(sides: readonly StatedSide[]): readonly StatedSide[] | null {
  const ordered = sides.find((stated) => stated.where === 'order');
  const today = sides.filter((stated) => stated.where !== 'order');
  const same = today.every((stated) => stated.side === today[0]?.side);
  const covered =
    ordered === undefined || today.every((stated) => withinOrdered(stated.side, ordered.side));
  return same && covered ? null : sides;
}

function answeredSide(day: DayCase, kind: ChecklistKind, linkId: string): Side | null {
  const checklist = checklistOf(day, kind);
  const value = checklist && answerTo(checklist, linkId)?.value;
  return SIDES.find((side) => side === value) ?? null;
}
