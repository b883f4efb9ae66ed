import { addDays, type ClinicDate } from '#domain/time/clinic-date';
import { DAYS_AHEAD, type DemoCalendar } from './calendar.ts';
import type { Chance } from './chance.ts';
import type { DayLoad } from './day-load.ts';
import { deskMoment } from './office-hours.ts';
import type { Answer, PlannedSeries } from './plan-types.ts';

/** A series with the days of its blocks, given and booked. */
export interface SeriesOutline {
  readonly series: PlannedSeries;
  readonly dates: readonly ClinicDate[];
}

const SPACINGS = [14, 14, 14, 14, 10, 21] as const;
/** Never closer than the protocol allows (clinical.md E: 7 days). */
const CLOSEST = 7;
const FURTHEST = 26;
/** Days by which a block may be off its usual day; longer than any row of closed days. */
const SLACK = 4;

/** Open days from the busiest one at which running series have their next block. */
const NEXT_BLOCK_STEPS = [
  0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 9, 10,
] as const;

const RUNNING_ANSWERS: readonly Answer[] = [
  'grows',
  'steady',
  'grows',
  'fades',
  'steady',
  'grows',
  'fails',
  'steady',
  'technical-failure',
  'grows',
];

const PLANNED_BLOCKS = [4, 3, 4, 5, 3, 6, 4, 6, 5, 4] as const;

/** A series under way: some blocks given, its next block near, the others booked ahead. */
export function runningSeries(index: number, load: DayLoad, chance: Chance): SeriesOutline {
  const { calendar } = load;
  const step = NEXT_BLOCK_STEPS[index % NEXT_BLOCK_STEPS.length] ?? 0;
  const anchor = calendar.openDay(step);
  const spacing = chance.pick(SPACINGS);
  const answer = RUNNING_ANSWERS[index % RUNNING_ANSWERS.length] ?? 'steady';
  const wanted = PLANNED_BLOCKS[index % PLANNED_BLOCKS.length] ?? 3;
  const horizon = addDays(calendar.showDay, DAYS_AHEAD - 1);
  // What goes badly is known after a block or two; a first block comes up in one of six.
  const given =
    index % 6 === 5 ? 0 : 1 + (index % Math.min(wanted - 1, answer === 'fails' ? 1 : 3));
  const dates: ClinicDate[] = [load.take(anchor, anchor)];
  for (let ahead = given + 1; ahead < wanted; ahead += 1) {
    const last = dates.at(-1) ?? anchor;
    if (addDays(last, spacing + SLACK) <= horizon) dates.push(spaced(load, last, spacing));
  }
  for (let back = given; back > 0; back -= 1)
    dates.unshift(spaced(load, dates[0] ?? anchor, -spacing));
  // A block that failed technically is given again, on top of those planned.
  const repeats = answer === 'technical-failure' && given > 1 && dates.length > 2 ? 1 : 0;
  return {
    dates,
    series: {
      plannedBlocks: dates.length - repeats,
      answer,
      ended: null,
      late: (given > 0 ? LATE[index] : null) ?? null,
      paused: null,
    },
  };
}

/** Series, by their number, in which something waits longer than it should, or was halted. */
const LATE: Readonly<Record<number, PlannedSeries['late']>> = {
  10: 'decision',
  15: 'response',
  18: 'decision',
  22: 'response',
};
const PAUSED: readonly string[] = [
  'Dental surgery first; calls us when it has healed.',
  'Away until the end of the month to look after a parent.',
];

/** Halts some of the running series between two blocks, the day after the last one given. */
export function withPauses(
  outlines: readonly SeriesOutline[],
  calendar: DemoCalendar,
  chance: Chance,
): SeriesOutline[] {
  const reasons = [...PAUSED];
  const yesterday = calendar.openOnOrBefore(addDays(calendar.today, -1));
  return [...outlines]
    .reverse()
    .map((outline) => {
      const { series, dates } = outline;
      const last = dates.findLast((date) => date < calendar.today);
      const next = dates.find((date) => date > calendar.showDay);
      if (series.late !== null || last === undefined || next === undefined) return outline;
      const day = calendar.openOnOrAfter(addDays(last, 1));
      // A block on the busiest day goes ahead, so nothing is halted before it.
      if (day >= yesterday || dates.includes(calendar.showDay)) return outline;
      const reason = reasons.pop();
      if (reason === undefined) return outline;
      const paused = { at: deskMoment(calendar, chance, 'booking', day), reason };
      return { ...outline, series: { ...series, paused } };
    })
    .reverse();
}

const ENDINGS: readonly {
  readonly answer: Answer;
  readonly ended: NonNullable<PlannedSeries['ended']>;
  readonly given: number;
  readonly plannedBlocks: number;
}[] = [
  { answer: 'grows', ended: 'completed', given: 3, plannedBlocks: 3 },
  { answer: 'fails', ended: 'stopped', given: 2, plannedBlocks: 3 },
  { answer: 'steady', ended: 'completed', given: 3, plannedBlocks: 3 },
  { answer: 'brief', ended: 'escalated', given: 3, plannedBlocks: 3 },
  { answer: 'fades', ended: 'stopped', given: 3, plannedBlocks: 4 },
  { answer: 'grows', ended: 'completed', given: 4, plannedBlocks: 4 },
  { answer: 'fails', ended: 'stopped', given: 2, plannedBlocks: 3 },
  { answer: 'technical-failure', ended: 'completed', given: 4, plannedBlocks: 3 },
  { answer: 'fades', ended: 'escalated', given: 3, plannedBlocks: 3 },
  { answer: 'steady', ended: 'completed', given: 3, plannedBlocks: 3 },
];

/** A series that is over: every answer is in, and a physician has ended it. */
export function endedSeries(index: number, load: DayLoad, chance: Chance): SeriesOutline {
  const { calendar } = load;
  const ending = ENDINGS[index % ENDINGS.length];
  if (ending === undefined) throw new Error('No such ending.');
  const spacing = chance.pick(SPACINGS);
  // After the last planned block the four weeks are waited for; a stop comes sooner.
  const early = ending.ended === 'stopped';
  const daysSince = early ? chance.between(13, 30) : chance.between(34, 58);
  const last = addDays(calendar.showDay, -daysSince);
  const dates = [load.take(addDays(last, -SLACK), last)];
  for (let back = 1; back < ending.given; back += 1)
    dates.unshift(spaced(load, dates[0] ?? calendar.showDay, -spacing));
  return {
    dates,
    series: {
      plannedBlocks: ending.plannedBlocks,
      answer: ending.answer,
      ended: ending.ended,
      late: null,
      paused: null,
    },
  };
}

/** The day one spacing away that suits the clinic best, within what the protocol allows. */
function spaced(load: DayLoad, from: ClinicDate, days: number): ClinicDate {
  const wished = Math.abs(days);
  const nearest = Math.max(CLOSEST, wished - SLACK);
  const furthest = Math.min(FURTHEST, wished + SLACK);
  return days > 0
    ? load.take(addDays(from, nearest), addDays(from, furthest))
    : load.take(addDays(from, -furthest), addDays(from, -nearest));
}
