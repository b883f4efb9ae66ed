import type { ClinicRules } from '#domain/clinic/clinic';
import { latest, latestLater } from '#domain/visit/measurements';
import type { Visit } from '#domain/visit/visit';

/** How pain answered, which is not whether the block was achieved. */
export interface PainResponse {
  /** NRS 0–10 before the procedure and as last asked. */
  readonly before: number | null;
  readonly after: number | null;
  /** Percent by which it fell, negative where it rose; `null` without both, or without pain before. */
  readonly relief: number | null;
  readonly outcome: 'maintained' | 'partial' | 'none' | null;
}

/**
 * Pain before and after, as an outcome of its own: less by the clinic's `maintainedRelief` (50 %) it
 * was sympathetically maintained, by `partialRelief` (30 %) in part. Source: Samen 2022 (clinical.md
 * C, 48), which finds hardly any link to the temperature.
 */
export function painResponse(
  visit: Visit,
  rules: Pick<ClinicRules, 'maintainedRelief' | 'partialRelief'>,
): PainResponse {
  const before = latest(visit, 'nrs', null, 'baseline')?.value ?? null;
  const after = latestLater(visit, 'nrs')?.value ?? null;
  if (before === null || after === null || before === 0)
    return { before, after, relief: null, outcome: null };
  const fell = ((before - after) / before) * 100;
  const outcome =
    fell >= rules.maintainedRelief
      ? 'maintained'
      : fell >= rules.partialRelief
        ? 'partial'
        : 'none';
  return { before, after, relief: Math.round(fell), outcome };
}
