import type { DayBay, DayPlan } from '#domain/booking/clinic-book';
import { freeRanges } from '#domain/booking/free-slots';
import { minutesOf, takenOf, type LookThrough } from '#domain/booking/occupancy';
import {
  contains,
  lengthOf,
  MINUTE_STEP,
  type Minute,
  type MinuteRange,
} from '#domain/time/minutes';

/** When this bay is watched and not taken. */
export function freeInBay({ bay, staffed }: DayBay, day: DayPlan, through: LookThrough) {
  return freeRanges(minutesOf(takenOf(day.occupancy, bay.id, through)), staffed);
}

/**
 * Every bay that could take the recovery, best first. Bays are interchangeable: a booking that
 * moves keeps its bay if it can; otherwise the bay whose free time fits closest, so that long
 * stretches stay whole; then the one that comes first by name.
 */
export function bayChoices(
  day: DayPlan,
  recovery: MinuteRange,
  through: LookThrough,
  present: string | null = null,
): string[] {
  const fitting = day.bays.flatMap((dayBay) => {
    const gap = freeInBay(dayBay, day, through).find((free) => contains(free, recovery));
    return gap === undefined ? [] : [{ id: dayBay.bay.id, spare: lengthOf(gap) }];
  });
  return fitting
    .sort((a, b) => Number(b.id === present) - Number(a.id === present) || a.spare - b.spare)
    .map(({ id }) => id);
}

/** The bay to use, or `null` when none fits. */
export function chooseBay(
  day: DayPlan,
  recovery: MinuteRange,
  through: LookThrough,
  present: string | null = null,
): string | null {
  return bayChoices(day, recovery, through, present)[0] ?? null;
}

export function isBayStaffed(day: DayPlan, recovery: MinuteRange): boolean {
  return day.bays.some(({ staffed }) => contains(staffed, recovery));
}

/** How full recovery is from `start` for five minutes. */
export interface BayLoad {
  readonly start: Minute;
  readonly taken: number;
  readonly staffed: number;
}

/**
 * The load of the bays, five minutes by five, over `within`. Counted along each bay's own times: the
 * board asks for it with every change of a colleague's.
 */
export function bayLoad(day: DayPlan, within: MinuteRange, through: LookThrough): BayLoad[] {
  const steps = Math.max(0, Math.ceil(lengthOf(within) / MINUTE_STEP));
  const taken = new Array<number>(steps).fill(0);
  const staffed = new Array<number>(steps).fill(0);
  const stepAt = (minute: Minute): number => (minute - within.start) / MINUTE_STEP;
  const count = (into: number[], from: number, to: number): void => {
    for (let step = Math.max(0, from); step < Math.min(steps, to); step++)
      into[step] = (into[step] ?? 0) + 1;
  };
  for (const dayBay of day.bays) {
    const { start, end } = dayBay.staffed;
    count(staffed, Math.ceil(stepAt(start)), Math.floor(stepAt(end)));
    // In order of their starts; a bay is taken once, however many take it.
    let counted = 0;
    for (const minutes of minutesOf(takenOf(day.occupancy, dayBay.bay.id, through))) {
      if (minutes.start >= minutes.end) continue;
      const to = Math.ceil(stepAt(minutes.end));
      count(taken, Math.max(counted, Math.floor(stepAt(minutes.start))), to);
      counted = Math.max(counted, to);
    }
  }
  return taken.map((each, step) => ({
    start: within.start + step * MINUTE_STEP,
    taken: each,
    staffed: staffed[step] ?? 0,
  }));
}
