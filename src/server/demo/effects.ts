import type { ResponseTime } from '#domain/series/series';
import type { Chance } from './chance.ts';
import type { Answer } from './plan-types.ts';

/** What one block did to one patient. */
export interface Effect {
  readonly nrsBefore: number;
  /** °C by which the treated sole warms. */
  readonly rise: number;
  readonly relief: Readonly<Record<ResponseTime, number>>;
  readonly hoursOfRelief: number;
  readonly functionBetter: boolean;
  readonly pgic: number;
}

interface Course {
  /** Relief in percent at 30 minutes, 24 hours, 7 days, 4 weeks; by block, the last one stays. */
  readonly relief: readonly (readonly [number, number, number, number])[];
  readonly hours: readonly number[];
  readonly pgic: readonly number[];
}

const COURSES: Readonly<Record<Answer, Course>> = {
  grows: {
    relief: [
      [60, 50, 30, 15],
      [70, 65, 55, 35],
      [80, 80, 70, 60],
      [85, 85, 80, 70],
    ],
    hours: [30, 110, 260, 420],
    pgic: [3, 2, 2, 1],
  },
  steady: {
    relief: [
      [75, 70, 55, 40],
      [75, 70, 60, 50],
      [70, 70, 60, 50],
    ],
    hours: [140, 170, 180],
    pgic: [3, 2, 2],
  },
  fades: {
    relief: [
      [80, 75, 60, 35],
      [60, 50, 35, 15],
      [45, 30, 15, 5],
    ],
    hours: [160, 70, 24],
    pgic: [2, 3, 4],
  },
  fails: {
    relief: [
      [20, 10, 5, 0],
      [15, 10, 0, 0],
    ],
    hours: [3, 2],
    pgic: [4, 4],
  },
  brief: {
    relief: [
      [100, 80, 20, 5],
      [100, 85, 15, 5],
      [95, 80, 20, 5],
    ],
    hours: [26, 30, 28],
    pgic: [3, 3, 3],
  },
  'technical-failure': {
    relief: [
      [5, 0, 0, 0],
      [70, 65, 50, 35],
      [75, 70, 60, 45],
      [80, 75, 65, 55],
    ],
    hours: [0, 120, 190, 260],
    pgic: [4, 3, 2, 2],
  },
};

/** Relief reported in steps of five, a little off the usual course; block `index` counts from 1. */
export function effectOf(answer: Answer, index: number, nrs: number, chance: Chance): Effect {
  const course = COURSES[answer];
  const at = <T>(list: readonly T[], fallback: T): T => list[index - 1] ?? list.at(-1) ?? fallback;
  const [early, day, week, month] = at(course.relief, [50, 50, 50, 50] as const);
  const off = chance.between(-2, 2) * 5;
  const said = (percent: number): number =>
    Math.max(0, Math.min(100, percent + (percent > 0 ? off : 0)));
  // The pain before the next block is what the last one left of it.
  const left = answer === 'grows' || answer === 'steady' ? Math.min(index - 1, 2) : 0;
  const failed = answer === 'technical-failure' && index === 1;
  return {
    nrsBefore: Math.max(3, nrs - left),
    rise: failed ? chance.between(2, 9) / 10 : chance.between(24, 71) / 10,
    relief: { '30-min': said(early), '24-h': said(day), '7-d': said(week), '4-w': said(month) },
    hoursOfRelief: Math.max(0, at(course.hours, 24) + chance.between(-2, 2)),
    functionBetter: week >= 50,
    pgic: at(course.pgic, 3),
  };
}

/** NRS 0–10 after `relief` percent of `before` is gone. */
export function nrsAfter(before: number, relief: number): number {
  return Math.max(0, Math.min(10, Math.round(before * (1 - relief / 100))));
}
