import { minutesBetween, type Instant } from '#domain/time/instant';
import { takenAt, type Measurement, type Visit } from '#domain/visit/visit';

type Foot = NonNullable<Measurement['side']>;

/** One reading of a sole; minutes count from the end of the block, the baseline lies before it. */
export interface SoleReading {
  readonly foot: Foot;
  readonly minute: number;
  /** °C. */
  readonly value: number;
}

/** A baseline taken long before is drawn no further away than this. */
const BASELINE_MINUTE = -5;

/** Both soles over time, the earliest first; without a block yet, minutes count to the last reading. */
export function soleReadings(visit: Visit): SoleReading[] {
  const taken = visit.measurements.filter(({ kind }) => kind === 'skin-temperature');
  const zero = takenAt(visit, 'in-recovery') ?? takenAt(visit, 'in-room') ?? taken.at(-1)?.at;
  if (zero === undefined) return [];
  return taken
    .flatMap(({ side, value, at, phase }): SoleReading[] =>
      side === null ? [] : [{ foot: side, value, minute: minuteOf(at, phase, zero) }],
    )
    .sort((a, b) => a.minute - b.minute);
}

const minuteOf = (at: Instant, phase: Measurement['phase'], zero: Instant): number =>
  phase === 'baseline' ? BASELINE_MINUTE : minutesBetween(zero, at);

/**
 * How much warmer the left sole is than the right one now, °C; negative where it is colder, `null`
 * without both. A difference of 1.5 °C or more on the treated side is the other sign of a block
 * (clinical.md C, "Alternative" [45]).
 */
export function soleDifference(visit: Visit): number | null {
  const last = (foot: Foot): number | undefined =>
    visit.measurements.findLast(
      ({ kind, side, phase }) =>
        kind === 'skin-temperature' && side === foot && phase !== 'baseline',
    )?.value;
  const [left, right] = [last('left'), last('right')];
  return left === undefined || right === undefined ? null : Math.round((left - right) * 10) / 10;
}

export const SOLE_DIFFERENCE = 1.5;
