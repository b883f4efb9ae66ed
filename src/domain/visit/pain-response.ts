import { latest } from '#domain/visit/measurements';
import type { Visit } from '#domain/visit/visit';

/** How pain answered, which is not whether the block was achieved. */
export interface PainResponse {
  /** NRS 0–10 before the procedure, and as last asked after it. */
  readonly before: number;
  readonly after: number;
  /** Percent by which it fell, negative where it rose; `null` without pain before. */
  readonly relief: number | null;
  readonly outcome: 'maintained' | 'partial' | 'none' | null;
}

/** Percent of relief. Source: Samen 2022 (clinical.md C, 48), which finds hardly any link to warmth. */
const MAINTAINED = 50;
const PARTIAL = 30;

/**
 * Pain before and after as an outcome of its own: fallen by half it was sympathetically maintained,
 * by 30 % in part. `null` until both were asked.
 */
export function painResponse(visit: Visit): PainResponse | null {
  const before = latest(visit, 'nrs', null, 'baseline')?.value;
  const after = latest(visit, 'nrs', null, 'recovery')?.value;
  if (before === undefined || after === undefined) return null;
  if (before === 0) return { before, after, relief: null, outcome: null };
  const fell = ((before - after) / before) * 100;
  const outcome = fell >= MAINTAINED ? 'maintained' : fell >= PARTIAL ? 'partial' : 'none';
  return { before, after, relief: Math.round(fell), outcome };
}
