import { authorisedBlocks } from '#domain/booking/authorised-blocks';
import type { Place } from '#domain/booking/booking-case';
import type { FitReason, GapAsking, WaitingCase } from '#domain/gaps/candidate';
import { stillToDo } from '#domain/gaps/readiness-in-time';
import { firstOmittedDay } from '#domain/readiness/antithrombotics';
import { daysBetween } from '#domain/time/clinic-date';

/** Why a case that fits does, the most telling reason first. */
export function fitReasons(
  waiting: WaitingCase,
  place: Place,
  near: boolean,
  asking: Pick<GapAsking, 'today'>,
): FitReason[] {
  const open = stillToDo(waiting);
  return [
    ...(near && waiting.shortNotice ? [{ code: 'comes-at-short-notice' } as const] : []),
    ...pulled(waiting),
    ...physician(waiting, place),
    open.length === 0 ? { code: 'ready' } : { code: 'still-to-do', kinds: open },
    ...interval(waiting, place),
    ...drugs(waiting, place, asking),
    ...authorisation(waiting),
  ];
}

function pulled({ present }: WaitingCase): FitReason[] {
  if (present === null) return [];
  const { date, start, physicianId, roomId } = present;
  return [{ code: 'pulled-forward', from: { date, start, physicianId, roomId } }];
}

function physician({ preferredPhysicianId: asked }: WaitingCase, place: Place): FitReason[] {
  if (asked === null) return [];
  return [
    asked === place.physicianId
      ? { code: 'asked-for-this-physician', physicianId: asked }
      : { code: 'asked-for-another-physician', physicianId: asked },
  ];
}

/** The days from the block before, or else to the block after. */
function interval({ bookingCase }: WaitingCase, { date }: Place): FitReason[] {
  const { series, blocks } = bookingCase;
  if (series === null) return [];
  const others = blocks.filter((block) => block.seriesId === series.id).map((block) => block.date);
  const before = others
    .filter((other) => other <= date)
    .sort()
    .at(-1);
  const nearest = before ?? others.sort()[0];
  if (nearest === undefined) return [];
  const { minimumDays, maximumDays } = series.protocol;
  const days = Math.abs(daysBetween(nearest, date));
  return [{ code: 'interval-kept', days, otherDate: nearest, minimumDays, maximumDays }];
}

function drugs(
  { bookingCase }: WaitingCase,
  { date }: Place,
  { today }: Pick<GapAsking, 'today'>,
): FitReason[] {
  return bookingCase.referral.antithrombotics.flatMap((plan): FitReason[] => {
    const { drug } = plan;
    if (plan.decided === null) return [];
    const from = firstOmittedDay(plan, date);
    if (from === null) return [{ code: 'drug-continues', drug }];
    return from < today ? [] : [{ code: 'drug-can-be-stopped', drug, from }];
  });
}

function authorisation({ bookingCase }: WaitingCase): FitReason[] {
  const { authorisation: payer, id } = bookingCase.referral;
  if (payer === null) return [];
  const { used, ahead } = authorisedBlocks(id, bookingCase.blocks);
  const blocksLeft = payer.blocksAllowed - used - ahead;
  return [{ code: 'authorised', until: payer.validTo, blocksLeft }];
}
