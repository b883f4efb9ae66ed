import type { DayPlan } from '#domain/booking/clinic-book';
import type { Instant } from '#domain/time/instant';
import { MINUTE_STEP, type Minute } from '#domain/time/minutes';
import { isObserved } from '#domain/visit/day-case';
import { hasEnded } from '#domain/visit/next-steps';
import {
  minuteOnDay,
  projectDay,
  type DayVisit,
  type ProjectedTimes,
} from '#domain/visit/projection';

/** A stretch of the rest of the day, and how many patients recover in it. */
export interface BayDemand {
  readonly from: Minute;
  readonly until: Minute;
  /** Patients who recover at once, as the day goes on now. */
  readonly needed: number;
  /** Bays that are watched. */
  readonly staffed: number;
}

/**
 * The demand for bays from now, rounded up to five minutes, until the last patient has left; equal
 * neighbours are one stretch. Empty when nobody is left who needs one.
 */
export function bayDemand(
  day: readonly DayVisit[],
  plan: Pick<DayPlan, 'bays'>,
  now: Instant,
  zone: string,
): BayDemand[] {
  const date = day[0]?.booking.date;
  if (date === undefined) return [];
  const present = minuteOnDay(now, date, zone);
  return demandOf(day, aheadOf(day, projectDay(day, now, zone)), plan, present);
}

/** Of those who are still here or to come. */
export function aheadOf(
  day: readonly DayVisit[],
  projected: readonly ProjectedTimes[],
): readonly ProjectedTimes[] {
  const over = new Set(day.filter(({ visit }) => hasEnded(visit)).map(({ booking }) => booking.id));
  return projected.filter(({ bookingId }) => !over.has(bookingId));
}

/** The same of times that are known already: of those `ahead`. */
export function demandOf(
  day: readonly DayVisit[],
  ahead: readonly ProjectedTimes[],
  { bays }: Pick<DayPlan, 'bays'>,
  present: Minute,
): BayDemand[] {
  const observed = new Set(day.filter((each) => isObserved(each)).map(({ booking }) => booking.id));
  const stays = ahead.filter(({ bookingId }) => observed.has(bookingId));
  const last = Math.max(0, ...stays.map(({ recoveryEnd }) => recoveryEnd));
  const stretches: BayDemand[] = [];
  for (let from = rounded(present); from < last; from += MINUTE_STEP) {
    const needed = stays.filter(
      ({ procedureEnd, recoveryEnd }) => procedureEnd <= from && from < recoveryEnd,
    ).length;
    const staffed = bays.filter(
      ({ staffed: { start, end } }) => start <= from && from < end,
    ).length;
    const before = stretches.at(-1);
    const until = from + MINUTE_STEP;
    if (before?.needed === needed && before.staffed === staffed)
      stretches[stretches.length - 1] = { ...before, until };
    else stretches.push({ from, until, needed, staffed });
  }
  return stretches;
}

const rounded = (minute: Minute): Minute => Math.ceil(minute / MINUTE_STEP) * MINUTE_STEP;
