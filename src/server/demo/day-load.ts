import { addDays, type ClinicDate } from '#domain/time/clinic-date';
import { DAYS_AHEAD, type DemoCalendar } from './calendar.ts';
import type { Chance } from './chance.ts';

/** Blocks wished for on an open day, counted from the busiest one. */
function wishedFor(step: number): number {
  const ahead = [25, 17, 14, 12, 10, 9, 8, 7, 6, 6];
  const back = [25, 12, 10, 9, 8, 7, 5, 5, 5, 5, 4];
  const near = step >= 0 ? ahead[step] : back[-step];
  if (near !== undefined) return near;
  if (step > 0) return step < 20 ? 3.4 : 1;
  return step > -25 ? 1.4 : step > -62 ? 0.4 : 0;
}

/** More than this no day can take, whatever is wished. */
const MOST = 26;

/** How many blocks each day of the demo clinic has so far, and where one more fits best. */
export interface DayLoad {
  readonly calendar: DemoCalendar;
  /** The open day from `first` to `last` that lacks most; counts the block. */
  take(first: ClinicDate, last: ClinicDate): ClinicDate;
  /** The day between two steps from the busiest one that lacks most; counts the block. */
  takeBetween(first: number, last: number): ClinicDate;
}

export function dayLoad(calendar: DemoCalendar, scale: number, chance: Chance): DayLoad {
  const planned = new Map<ClinicDate, number>();
  const horizon = addDays(calendar.showDay, DAYS_AHEAD - 1);
  // A little unevenness, so that no two weeks look alike.
  const uneven = new Map<number, number>();
  const wish = (step: number): number => {
    const factor = uneven.get(step) ?? (step === 0 ? 1 : 0.8 + chance.next() * 0.4);
    uneven.set(step, factor);
    return wishedFor(step) * factor * scale;
  };
  const lacks = (step: number, date: ClinicDate): number => {
    const has = planned.get(date) ?? 0;
    return has >= MOST ? -Infinity : wish(step) - has;
  };
  const best = (steps: readonly number[]): ClinicDate => {
    let chosen: { date: ClinicDate; lack: number } | undefined;
    for (const step of steps) {
      const date = calendar.openDay(step);
      if (date > horizon) continue;
      const lack = lacks(step, date);
      if (chosen === undefined || lack > chosen.lack) chosen = { date, lack };
    }
    if (chosen === undefined) throw new Error('No day of the demo clinic has room.');
    planned.set(chosen.date, (planned.get(chosen.date) ?? 0) + 1);
    return chosen.date;
  };
  const range = (first: number, last: number): number[] =>
    Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);

  return {
    calendar,
    take: (first, last) =>
      best(range(calendar.stepsTo(first), calendar.stepsTo(calendar.openOnOrBefore(last)))),
    takeBetween: (first, last) => best(range(first, last)),
  };
}
