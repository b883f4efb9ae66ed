import { addDays, type ClinicDate } from '#domain/time/clinic-date';
import { addMinutes } from '#domain/time/instant';
import { plannedBlock, wayTo, type WayToFirstBlock } from './block-plan.ts';
import type { DemoCalendar } from './calendar.ts';
import type { Chance } from './chance.ts';
import type { ClinicalPicture } from './clinical-picture.ts';
import { deskMoment } from './office-hours.ts';
import type { Mishap, PlannedBlock } from './plan-types.ts';

/** A referral with one block, and what went wrong before it or with it. */
export interface SingleOutline {
  readonly key: string;
  readonly date: ClinicDate;
  /** An earlier booking of the same block that came to nothing. */
  readonly before: Extract<Mishap, 'cancelled' | 'no-show'> | null;
  readonly mishap: Mishap | null;
}

/** How many of the singles, in a full clinic, went another way than planned. */
const BEFORE = { cancelled: 12, 'no-show': 4 } as const;
const AT_LAST = [
  'no-show',
  'no-show',
  'no-show',
  'cancelled-on-the-day',
  'aborted',
  'aborted',
  'cancelled-on-the-day',
] as const;

const TODAY = ['no-show', 'cancelled-on-the-day'] as const satisfies readonly Mishap[];

/** Bookings that singles have beyond one each. */
export function extraBookings(scale: number): number {
  return Math.round(BEFORE.cancelled * scale) + Math.round(BEFORE['no-show'] * scale);
}

/** Spreads the mishaps over the singles: each to a day on which it can have happened. */
export function singleOutlines(
  dates: readonly ClinicDate[],
  scale: number,
  calendar: DemoCalendar,
): SingleOutline[] {
  const cancelled = Math.round(BEFORE.cancelled * scale);
  const missed = Math.round(BEFORE['no-show'] * scale);
  const atLast = AT_LAST.slice(0, Math.max(1, Math.round(AT_LAST.length * scale)));
  const sorted = [...dates].sort();
  // From the latest day on which the earlier booking lay in the past, backwards.
  const canHaveBefore = sorted.filter((date) => date <= calendar.openDay(7));
  const withBefore = new Set(
    canHaveBefore.slice(-2 * (cancelled + missed)).filter((_, i) => i % 2 === 0),
  );
  const past = sorted
    .map((date, index) => ({ date, index }))
    .filter(({ date }) => date < calendar.today);
  const ended = new Map<number | undefined, Mishap>(
    atLast.map((mishap, turn) => [past[past.length - 2 - turn * 3]?.index, mishap] as const),
  );
  // On the busiest day itself, once it has come: one who does not appear, one who must be sent home.
  const shown = sorted
    .map((date, index) => ({ date, index }))
    .filter(({ date }) => date === calendar.today);
  for (const [at, mishap] of TODAY.entries()) {
    const index = shown[at * 4 + 1]?.index;
    if (index !== undefined) ended.set(index, mishap);
  }
  let turn = 0;
  return sorted.map((date, index) => {
    const mishap = ended.get(index) ?? null;
    const isWithBefore = mishap === null && withBefore.has(date) && turn < cancelled + missed;
    const before = isWithBefore ? (turn++ % 4 === 3 ? 'no-show' : 'cancelled') : null;
    return { key: `single-${index + 1}`, date, before, mishap };
  });
}

/** The bookings of a single, earlier ones first. */
export function singleBlocks(
  outline: SingleOutline,
  picture: ClinicalPicture,
  calendar: DemoCalendar,
  chance: Chance,
): { readonly way: WayToFirstBlock; readonly blocks: readonly PlannedBlock[] } {
  const { key, date, before, mishap } = outline;
  if (before === null) {
    const way = wayTo(date, picture, calendar, chance);
    const wish = { key: `${key}/1`, index: 1, date, bookedAt: way.bookedAt };
    const block = plannedBlock(mishap === null ? wish : { ...wish, mishap }, calendar, chance);
    return { way, blocks: [block] };
  }
  const lost = calendar.openOnOrBefore(
    addDays(date < calendar.today ? date : calendar.today, -chance.between(8, 15)),
  );
  const way = wayTo(lost, picture, calendar, chance);
  const first = plannedBlock(
    { key: `${key}/0`, index: 1, date: lost, bookedAt: way.bookedAt, mishap: before },
    calendar,
    chance,
  );
  const rebookedAt =
    before === 'cancelled'
      ? addMinutes(first.mishap?.at ?? way.bookedAt, 4)
      : deskMoment(calendar, chance, 'booking', calendar.openOnOrAfter(addDays(lost, 1)));
  const second = plannedBlock(
    { key: `${key}/1`, index: 1, date, bookedAt: rebookedAt },
    calendar,
    chance,
  );
  return { way, blocks: [first, second] };
}
