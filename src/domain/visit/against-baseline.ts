import { latest } from '#domain/visit/measurements';
import type { Measurement, MeasurementKind, Visit } from '#domain/visit/visit';

/** How the last value after the block stands to the one before it. */
export interface AgainstBaseline {
  readonly baseline: number;
  readonly now: number;
  readonly change: number;
  /** Of the baseline, rounded; `null` for scores and temperatures, whose zero means nothing. */
  readonly percent: number | null;
}

const IN_PERCENT: readonly MeasurementKind[] = ['systolic', 'diastolic', 'pulse'];

/**
 * Everything later is compared with what was measured before the procedure; MPADSS counts blood
 * pressure and pulse in percent of it (clinical.md D). `null` while either value is missing.
 */
export function againstBaseline(
  visit: Visit,
  kind: MeasurementKind,
  side: Measurement['side'] = null,
): AgainstBaseline | null {
  const baseline = latest(visit, kind, side, 'baseline')?.value;
  const now = (latest(visit, kind, side, 'recovery') ?? latest(visit, kind, side, 'block'))?.value;
  if (baseline === undefined || now === undefined) return null;
  const change = Math.round((now - baseline) * 10) / 10;
  const isPercent = IN_PERCENT.includes(kind) && baseline > 0;
  return {
    baseline,
    now,
    change,
    percent: isPercent ? Math.round((change / baseline) * 100) : null,
  };
}
