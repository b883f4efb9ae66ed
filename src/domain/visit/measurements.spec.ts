import { aStamp } from '#domain/testing/builders';
import {
  latest,
  measurementRefusals,
  SCALES,
  temperatureRise,
  warmedEnough,
} from '#domain/visit/measurements';
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

describe('the temperature of the treated foot', () => {
  it('rises from the baseline to the warmest later value', () => {
    const warm = visit(
      foot('left', 'baseline', 29.3),
      foot('left', 'block', 33.1),
      foot('left', 'recovery', 32),
      foot('right', 'block', 36),
    );
    expect(temperatureRise(warm, 'left')).toBe(3.8);
    expect(temperatureRise(warm, 'right')).toBeNull();
    expect(temperatureRise(visit(foot('left', 'baseline', 29)), 'left')).toBeNull();
  });

  it('shows the block from exactly the clinic’s rise on, on both feet where both were treated', () => {
    const left = [foot('left', 'baseline', 30), foot('left', 'block', 32)];
    expect(warmedEnough(visit(...left), 'left', 2)).toBeTrue();
    expect(warmedEnough(visit(...left), 'left', 2.1)).toBeFalse();
    expect(warmedEnough(visit(...left), 'both', 2)).toBeNull();
    const right = [foot('right', 'baseline', 30), foot('right', 'block', 31)];
    expect(warmedEnough(visit(...left, ...right), 'both', 2)).toBeFalse();
  });
});
