import { aStamp } from '#domain/testing/builders';
import { painResponse, type PainResponse } from '#domain/visit/pain-response';
import { visitOf, type Measurement } from '#domain/visit/visit';

const asked = (value: number, phase: Measurement['phase'], nth: number): Measurement => ({
  ...aStamp(),
  ...{ id: `nrs-${nth}`, kind: 'nrs', value, unit: '{score}', side: null, phase },
});
const response = (before: number | null, ...after: number[]) =>
  painResponse({
    ...visitOf('booking-1'),
    measurements: [
      ...(before === null ? [] : [asked(before, 'baseline', 0)]),
      ...after.map((value, nth) => asked(value, 'recovery', nth + 1)),
    ],
  });

describe('The pain response', () => {
  const cases: readonly [
    number | null,
    readonly number[],
    number | null,
    PainResponse['outcome'],
  ][] = [
    [8, [4], 50, 'maintained'],
    [7, [2], 71, 'maintained'],
    [9, [5], 44, 'partial'],
    [10, [7], 30, 'partial'],
    [7, [5], 29, 'none'],
    [6, [6], 0, 'none'],
    [5, [7], -40, 'none'],
    [8, [2, 6], 25, 'none'],
    [0, [0], null, null],
    [null, [3], null, null],
    [7, [], null, null],
  ];
  for (const [before, after, relief, outcome] of cases)
    it(`from ${before ?? 'unknown'} to ${after.join(', then ') || 'unknown'}: ${outcome ?? 'open'}`, () => {
      const found = response(before, ...after);
      expect([found?.relief ?? null, found?.outcome ?? null]).toEqual([relief, outcome]);
    });
});
