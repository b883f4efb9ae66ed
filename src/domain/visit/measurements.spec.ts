import { aStamp } from '#domain/testing/builders';
import { latest, measurementRefusals, SCALES } from '#domain/visit/measurements';
import { type Measurement, MEASUREMENT_KINDS, type Visit, visitOf } from '#domain/visit/visit';

const foot = (side: 'left' | 'right', phase: Measurement['phase'], value: number): Measurement => ({
  ...aStamp(),
  id: 'm',
  kind: 'skin-temperature',
  unit: 'Cel',
  value,
  side,
  phase,
});

const visit = (...measurements: Measurement[]): Visit => ({
  ...visitOf('booking-1'),
  measurements,
});

describe('measurements', () => {
  for (const kind of MEASUREMENT_KINDS)
    it(`of ${kind} lie in its range, both ends included`, () => {
      const { min, max, sided } = SCALES[kind];
      const side = sided ? ('left' as const) : null;
      const code = (value: number) =>
        measurementRefusals([{ kind, value, side, phase: 'baseline' }]).map((each) => each.code);
      expect([min, max].flatMap(code)).toEqual([]);
      expect([min - 1, max + 1, Number.NaN].flatMap(code)).toEqual(
        Array<'measurement-out-of-range'>(3).fill('measurement-out-of-range'),
      );
    });

  it('are whole numbers except the temperature, which needs its foot', () => {
    const code = (kind: Measurement['kind'], value: number, side: Measurement['side']) =>
      measurementRefusals([{ kind, value, side, phase: 'baseline' }])[0]?.code;
    expect(code('nrs', 6.5, null)).toBe('measurement-out-of-range');
    expect(code('skin-temperature', 31.4, 'left')).toBeUndefined();
    expect(code('skin-temperature', 31.4, null)).toBe('measurement-needs-side');
  });

  it('count by their last value', () => {
    const both = visit(foot('left', 'baseline', 29), foot('left', 'baseline', 29.5));
    expect(latest(both, 'skin-temperature', 'left', 'baseline')?.value).toBe(29.5);
    expect(latest(both, 'skin-temperature', 'right')).toBeUndefined();
  });
});
