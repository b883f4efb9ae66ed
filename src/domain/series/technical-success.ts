import type { Side } from '#domain/referral/laterality';
import type { ClinicRules } from '#domain/clinic/clinic';
import type { Measurement } from '#domain/visit/visit';

type Foot = 'left' | 'right';

/** How far one sole warmed, in °C; absolute values stay, because a foot that was warm cannot rise. */
export interface TemperatureRise {
  readonly foot: Foot;
  readonly baseline: number;
  readonly highest: number;
  readonly rise: number;
}

export interface TechnicalSuccess {
  /** `null` while a treated side lacks its baseline or a later reading. */
  readonly success: boolean | null;
  /** Every foot that has both readings, treated or not: the other one is the comparison. */
  readonly rises: readonly TemperatureRise[];
}

/**
 * Did the block reach the sympathetic chain? Yes if the sole of each treated side rose by at least
 * the clinic's `temperatureRise` (°C, default 2) from the last baseline reading to the highest
 * later one. Source: Park 2010 (clinical.md C, 44). It shows that the block was achieved, not that
 * it helped: correlation with relief is weak (Samen 2022, C, 48).
 */
export function technicalSuccess(
  measurements: readonly Measurement[],
  side: Side | null,
  rules: Pick<ClinicRules, 'temperatureRise'>,
): TechnicalSuccess {
  const feet: readonly Foot[] = ['left', 'right'];
  const rises = feet.flatMap((foot) => riseOf(measurements, foot));
  if (side === null) return { success: null, rises };
  const treated = side === 'both' ? feet : [side];
  const known = treated.map((foot) => rises.find((rise) => rise.foot === foot));
  if (known.some((rise) => rise !== undefined && tooSmall(rise.rise, rules)))
    return { success: false, rises };
  return { success: known.some((rise) => rise === undefined) ? null : true, rises };
}

function riseOf(measurements: readonly Measurement[], foot: Foot): TemperatureRise[] {
  const ofFoot = measurements.filter(
    ({ kind, side }) => kind === 'skin-temperature' && side === foot,
  );
  const baseline = ofFoot.findLast(({ phase }) => phase === 'baseline')?.value;
  const later = ofFoot.filter(({ phase }) => phase !== 'baseline').map(({ value }) => value);
  if (baseline === undefined || later.length === 0) return [];
  const highest = Math.max(...later);
  return [{ foot, baseline, highest, rise: tenths(highest - baseline) }];
}

/** Thermometers read tenths; 33.1 − 31.1 must be 2, not 1.999…. */
const tenths = (value: number): number => Math.round(value * 10) / 10;

const tooSmall = (rise: number, rules: Pick<ClinicRules, 'temperatureRise'>): boolean =>
  rise < rules.temperatureRise;
