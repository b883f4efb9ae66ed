import { technicalSuccess } from '#domain/series/technical-success';
import { aStamp } from '#domain/testing/builders';
import type { Side } from '#domain/referral/laterality';
import type { Measurement } from '#domain/visit/visit';

type Reading = readonly [side: 'left' | 'right', phase: Measurement['phase'], celsius: number];

const measured = (readings: readonly Reading[]): Measurement[] =>
  readings.map(([side, phase, value], nth) => ({
    ...aStamp(),
    id: `m-${nth}`,
    kind: 'skin-temperature',
    value,
    unit: 'Cel',
    side,
    phase,
  }));

const COLD: readonly Reading[] = [
  ['left', 'baseline', 28],
  ['right', 'baseline', 28.2],
];

const rows: [string, Side | null, readonly Reading[], boolean | null][] = [
  ['a rise of exactly 2 °C', 'left', [...COLD, ['left', 'recovery', 30]], true],
  [
    'tenths do not slip',
    'left',
    [
      ['left', 'baseline', 31.1],
      ['left', 'block', 33.1],
    ],
    true,
  ],
  ['a rise of 1.9 °C', 'left', [...COLD, ['left', 'recovery', 29.9]], false],
  [
    'the highest later reading counts',
    'left',
    [...COLD, ['left', 'block', 31], ['left', 'recovery', 29]],
    true,
  ],
  [
    'the last baseline counts',
    'left',
    [
      ['left', 'baseline', 26],
      ['left', 'baseline', 29],
      ['left', 'recovery', 30],
    ],
    false,
  ],
  ['the other foot proves nothing', 'left', [...COLD, ['right', 'recovery', 33]], null],
  ['no reading after the block', 'left', COLD, null],
  ['no baseline', 'left', [['left', 'recovery', 34]], null],
  ['no reading at all', 'right', [], null],
  [
    'both sides, both warm',
    'both',
    [...COLD, ['left', 'recovery', 31], ['right', 'recovery', 31]],
    true,
  ],
  [
    'both sides, one cold',
    'both',
    [...COLD, ['left', 'recovery', 31], ['right', 'recovery', 29]],
    false,
  ],
  ['both sides, one known and warm', 'both', [...COLD, ['left', 'recovery', 31]], null],
  ['both sides, one known and cold', 'both', [...COLD, ['left', 'recovery', 28.5]], false],
  ['side not known', null, [...COLD, ['left', 'recovery', 31]], null],
];

describe('technical success', () => {
  for (const [name, side, readings, expected] of rows)
    it(`${name}: ${String(expected)}`, () => {
      expect(
        technicalSuccess(measured(readings), side, { temperatureRise: 2, sideDifference: 0 })
          .success,
      ).toBe(expected);
    });

  const PARTED: readonly [string, Side, readonly Reading[], boolean | null][] = [
    ['a rise alone', 'left', [...COLD, ['left', 'recovery', 30]], true],
    [
      'a rise too small, and 1.5 °C warmer than the other',
      'left',
      [...COLD, ['left', 'recovery', 29.5], ['right', 'recovery', 28]],
      true,
    ],
    [
      'a rise too small, and 1.4 °C warmer',
      'left',
      [...COLD, ['left', 'recovery', 29.5], ['right', 'recovery', 28.1]],
      false,
    ],
    [
      'as much warmer before the block',
      'left',
      [
        ['left', 'baseline', 30],
        ['right', 'baseline', 28.5],
        ['left', 'recovery', 31],
        ['right', 'recovery', 28.5],
      ],
      false,
    ],
    ['the other foot not measured', 'left', [...COLD, ['left', 'recovery', 29]], null],
    [
      'no baseline, and warmer: nobody knows since when',
      'left',
      [
        ['left', 'recovery', 31],
        ['right', 'recovery', 29],
      ],
      null,
    ],
    [
      'the other foot warmer',
      'right',
      [...COLD, ['left', 'recovery', 31], ['right', 'recovery', 29]],
      false,
    ],
    [
      'both sides: there is no other foot',
      'both',
      [...COLD, ['left', 'recovery', 29.9], ['right', 'recovery', 28]],
      false,
    ],
  ];
  for (const [name, side, readings, expected] of PARTED)
    it(`with the difference of the sides, ${name}: ${String(expected)}`, () => {
      const rules = { temperatureRise: 2, sideDifference: 1.5 };
      expect(technicalSuccess(measured(readings), side, rules).success).toBe(expected);
    });

  it('compares the feet only as they were measured together', () => {
    const [one, other] = measured([
      ['left', 'recovery', 31],
      ['right', 'recovery', 28],
    ]);
    if (one === undefined || other === undefined) throw new Error('two readings');
    const apart = [one, { ...other, at: '2026-09-14T10:00:00.000Z' }];
    const rules = { temperatureRise: 2, sideDifference: 1.5 };
    expect(technicalSuccess(apart, 'left', rules).difference).toBeNull();
    const forOneMinute = apart.map((each) => ({ ...each, minute: 10 }));
    expect(technicalSuccess(forOneMinute, 'left', rules).difference).toEqual({
      baseline: null,
      greatest: 3,
    });
  });

  it('shows both feet with their absolute values', () => {
    const { rises } = technicalSuccess(
      measured([...COLD, ['left', 'recovery', 33.4], ['right', 'recovery', 28]]),
      'left',
      { temperatureRise: 2, sideDifference: 0 },
    );
    expect(rises).toEqual([
      { foot: 'left', baseline: 28, highest: 33.4, rise: 5.4 },
      { foot: 'right', baseline: 28.2, highest: 28, rise: -0.2 },
    ]);
  });
});
