import { measured } from '#domain/testing/day-builders';
import { painResponse, type PainResponse } from '#domain/visit/pain-response';
import { visitOf } from '#domain/visit/visit';

const RULES = { maintainedRelief: 50, partialRelief: 30 };

const response = (before: number | null, ...after: number[]) =>
  painResponse(
    {
      ...visitOf('booking-1'),
      measurements: [
        ...(before === null ? [] : measured(['nrs', null, 'baseline', before])),
        ...after.flatMap((value) => measured(['nrs', null, 'recovery', value])),
      ],
    },
    RULES,
  );

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
      expect(found.relief).toBe(relief);
      expect(found.outcome).toBe(outcome);
    });
});
