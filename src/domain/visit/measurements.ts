import type { Refusal } from '#domain/refusal';
import type { Measurement, MeasurementKind, Visit } from '#domain/visit/visit';

/** What a person enters; who and when are added by the clinic. */
export type TakenMeasurement = Pick<Measurement, 'kind' | 'value' | 'side' | 'phase' | 'minute'>;

interface Scale {
  /** UCUM. */
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** A value without its side would tell nothing. */
  readonly sided: boolean;
}

/**
 * Units and the values that a device or a patient can give; outside is a typing error. Skin
 * temperature of a foot lies between a cold room's 10 °C and 45 °C; NRS is a whole number 0–10; leg
 * strength is MRC 0–5.
 */
export const SCALES: Readonly<Record<MeasurementKind, Scale>> = {
  nrs: { unit: '{score}', min: 0, max: 10, step: 1, sided: false },
  systolic: { unit: 'mm[Hg]', min: 40, max: 300, step: 1, sided: false },
  diastolic: { unit: 'mm[Hg]', min: 20, max: 200, step: 1, sided: false },
  pulse: { unit: '/min', min: 20, max: 250, step: 1, sided: false },
  spo2: { unit: '%', min: 50, max: 100, step: 1, sided: false },
  respiration: { unit: '/min', min: 4, max: 60, step: 1, sided: false },
  'skin-temperature': { unit: 'Cel', min: 10, max: 45, step: 0.1, sided: true },
  'leg-strength': { unit: '{score}', min: 0, max: 5, step: 1, sided: true },
  'leg-sensation': { unit: '{score}', min: 0, max: 2, step: 1, sided: true },
  walking: { unit: '{score}', min: 0, max: 2, step: 1, sided: false },
};

/** Every reason why these values cannot be what was measured. */
export function measurementRefusals(taken: readonly TakenMeasurement[]): Refusal[] {
  return taken.flatMap(({ kind, value, side }): Refusal[] => {
    const { min, max, step, sided } = SCALES[kind];
    if (sided && side === null) return [{ code: 'measurement-needs-side', kind }];
    const whole = step !== 1 || Number.isInteger(value);
    return value >= min && value <= max && whole
      ? []
      : [{ code: 'measurement-out-of-range', kind, min, max }];
  });
}

/** The last value after the baseline, which is what is compared with it. */
export function latestLater(
  visit: Pick<Visit, 'measurements'>,
  kind: MeasurementKind,
  side: Measurement['side'] = null,
): Measurement | undefined {
  return visit.measurements.findLast(
    (each) => each.kind === kind && each.side === side && each.phase !== 'baseline',
  );
}

/** The last value of this kind (and side, and phase), which is the one that counts. */
export function latest(
  visit: Visit,
  kind: MeasurementKind,
  side: Measurement['side'] = null,
  phase?: Measurement['phase'],
): Measurement | undefined {
  return visit.measurements.findLast(
    (each) =>
      each.kind === kind && each.side === side && (phase === undefined || each.phase === phase),
  );
}
