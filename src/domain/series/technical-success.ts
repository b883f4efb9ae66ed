import type { Side } from '#domain/referral/laterality';
import type { ClinicRules } from '#domain/clinic/clinic';
import type { Measurement } from '#domain/visit/visit';

export type Foot = 'left' | 'right';
export const FEET: readonly Foot[] = ['left', 'right'];

/** The clinic's numbers by which a block counts as achieved. */
export type WarmthRules = Pick<ClinicRules, 'temperatureRise' | 'sideDifference'>;

/** How far one sole warmed, in °C; absolute values stay, because a foot that was warm cannot rise. */
export interface TemperatureRise {
  readonly foot: Foot;
  readonly baseline: number;
  readonly highest: number;
  readonly rise: number;
}

/** Treated foot less the other one, in °C. */
export interface SideDifference {
  /** `null` where a foot lacks its baseline. */
  readonly baseline: number | null;
  /** The greatest of the later readings of both feet together. */
  readonly greatest: number;
}

export interface TechnicalSuccess {
  /** `null` while the readings that decide it are missing. */
  readonly success: boolean | null;
  /** What showed it; `null` where nothing did. */
  readonly shownBy: 'rise' | 'side-difference' | null;
  /** Every foot that has both readings, treated or not: the other one is the comparison. */
  readonly rises: readonly TemperatureRise[];
  /** `null` where both sides are treated, or the feet were never measured together. */
  readonly difference: SideDifference | null;
}

/**
 * Did the block reach the sympathetic chain? Yes if the sole of each treated side rose by at least
 * the clinic's `temperatureRise` (°C, default 2) from the last baseline reading to the highest
 * later one. Source: Park 2010 (clinical.md C, 44). Where the clinic asks for `sideDifference`, a
 * treated foot that became so much warmer than the other one shows it too (van Eijs 2012, C, 45); one
 * that was so before proves nothing, and with both sides treated there is no other foot. It shows
 * that the block was achieved, not that it helped: correlation with relief is weak (Samen 2022, C, 48).
 */
export function technicalSuccess(
  measurements: readonly Measurement[],
  side: Side | null,
  rules: WarmthRules,
): TechnicalSuccess {
  const rises = FEET.flatMap((foot) => riseOf(measurements, foot));
  if (side === null) return { success: null, shownBy: null, rises, difference: null };
  const difference = side === 'both' ? null : differenceOf(measurements, side);
  const rose = hasRisen(rises, side, rules);
  if (rose === true) return { success: true, shownBy: 'rise', rises, difference };
  if (side === 'both' || rules.sideDifference === 0)
    return { success: rose, shownBy: null, rises, difference };
  const differs = hasParted(difference, rules);
  if (differs === true) return { success: true, shownBy: 'side-difference', rises, difference };
  const success = rose === false && differs === false ? false : null;
  return { success, shownBy: null, rises, difference };
}

function hasRisen(
  rises: readonly TemperatureRise[],
  side: Side,
  { temperatureRise }: WarmthRules,
): boolean | null {
  const treated = side === 'both' ? FEET : [side];
  const known = treated.map((foot) => rises.find((rise) => rise.foot === foot));
  if (known.some((rise) => rise !== undefined && rise.rise < temperatureRise)) return false;
  return known.some((rise) => rise === undefined) ? null : true;
}

function hasParted(
  difference: SideDifference | null,
  { sideDifference }: WarmthRules,
): boolean | null {
  if (difference === null) return null;
  if (difference.greatest < sideDifference) return false;
  return difference.baseline === null ? null : difference.baseline < sideDifference;
}

const soles = (measurements: readonly Measurement[], foot: Foot): Measurement[] =>
  measurements.filter(({ kind, side }) => kind === 'skin-temperature' && side === foot);

const baselineOf = (ofFoot: readonly Measurement[]): number | undefined =>
  ofFoot.findLast(({ phase }) => phase === 'baseline')?.value;

function riseOf(measurements: readonly Measurement[], foot: Foot): TemperatureRise[] {
  const ofFoot = soles(measurements, foot);
  const baseline = baselineOf(ofFoot);
  const later = ofFoot.filter(({ phase }) => phase !== 'baseline').map(({ value }) => value);
  if (baseline === undefined || later.length === 0) return [];
  const highest = Math.max(...later);
  return [{ foot, baseline, highest, rise: tenths(highest - baseline) }];
}

function differenceOf(measurements: readonly Measurement[], treated: Foot): SideDifference | null {
  const [ofTreated, ofOther] = [
    soles(measurements, treated),
    soles(measurements, treated === 'left' ? 'right' : 'left'),
  ];
  const later = ofTreated
    .filter(({ phase }) => phase !== 'baseline')
    .flatMap((reading) => {
      const other = ofOther.findLast((each) => areTogether(each, reading));
      return other === undefined ? [] : [tenths(reading.value - other.value)];
    });
  if (later.length === 0) return null;
  const [before, otherBefore] = [baselineOf(ofTreated), baselineOf(ofOther)];
  const baseline =
    before === undefined || otherBefore === undefined ? null : tenths(before - otherBefore);
  return { baseline, greatest: Math.max(...later) };
}

/** Written down together, or for the same minute: only then do the feet compare. */
const areTogether = (one: Measurement, other: Measurement): boolean =>
  one.phase !== 'baseline' &&
  (one.at === other.at || (one.minute !== undefined && one.minute === other.minute));

/** Thermometers read tenths; 33.1 − 31.1 must be 2, not 1.999…. */
export const tenths = (value: number): number => Math.round(value * 10) / 10;
