import fc from 'fast-check';
import type { AnswerValue } from '#domain/discharge/checklist';
import { dischargeBlockers } from '#domain/discharge/discharge-blockers';
import { homeStops } from '#domain/discharge/home-stops';
import {
  aDay,
  aFinished,
  at,
  aVisitAt,
  measured,
  type Reading,
} from '#domain/testing/day-builders';
import { randomFrom } from '#domain/testing/random-clinic';
import { randomRecovery } from '#domain/testing/random-recovery';
import type { DayCase } from '#domain/visit/day-case';

const READY = aVisitAt('arrived', 'prepared', 'in-room', 'in-recovery', 'ready');

const ready = (
  discharge: Readonly<Record<string, AnswerValue | null>> = {},
  ...readings: readonly Reading[]
): DayCase => {
  const day = aDay({ visit: { ...READY, measurements: measured(...readings) } });
  return {
    ...day,
    checklists: [aFinished('recovery', day), aFinished('discharge', day, discharge)],
  };
};
const standing = (day: DayCase): Record<string, string> =>
  Object.fromEntries(homeStops(day).map((each) => [each.stop, each.standing]));

describe('The stops beyond any score', () => {
  it('are open before anybody has looked', () => {
    expect(new Set(Object.values(standing(aDay({ visit: READY }))))).toEqual(new Set(['open']));
  });

  it('are clear when everything is as before', () => {
    expect(new Set(Object.values(standing(ready())))).toEqual(new Set(['clear']));
  });

  const cases: readonly [string, DayCase, string][] = [
    ['legs', ready({ 'legs-back': false }), 'holds'],
    ['legs', ready({ 'legs-back': null }), 'open'],
    [
      'legs',
      ready({}, ['leg-strength', 'left', 'baseline', 5], ['leg-strength', 'left', 'recovery', 3]),
      'holds',
    ],
    [
      'legs',
      ready(
        { 'legs-back': null },
        ['leg-sensation', 'left', 'baseline', 2],
        ['leg-sensation', 'left', 'recovery', 1],
      ),
      'holds',
    ],
    [
      'walk',
      ready({}, ['walking', null, 'baseline', 2], ['walking', null, 'recovery', 1]),
      'holds',
    ],
    ['walk', ready({ walks: false }), 'holds'],
    ['stand', ready({ steady: false }), 'holds'],
    ['site', ready({ 'no-bleeding': false }), 'holds'],
    ['orthostatic', ready({ 'standing-systolic': 110 }), 'holds'],
    ['orthostatic', ready({ 'standing-systolic': 111 }), 'clear'],
    ['orthostatic', ready({ 'standing-diastolic': 70 }), 'holds'],
    ['orthostatic', ready({ 'standing-diastolic': null }), 'open'],
    ['groin', ready({ groin: 'numb' }), 'holds'],
    ['groin', ready({ groin: 'burning' }), 'holds'],
    ['groin', ready({ groin: null }), 'open'],
  ];
  it('hold, are open or clear one by one', () => {
    for (const [nth, [stop, day, expected]] of cases.entries())
      expect(standing(day)[stop]).withContext(`case ${nth}: ${stop}`).toBe(expected);
  });

  it('never let a patient home whom one of them holds, whatever the score', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 31 - 1 }), (seed) => {
        const day = randomRecovery(randomFrom(seed));
        if (homeStops(day).every(({ standing: each }) => each === 'clear')) return;
        expect(dischargeBlockers(day, at('10:40')).length).toBeGreaterThan(0);
      }),
    );
  });
});
