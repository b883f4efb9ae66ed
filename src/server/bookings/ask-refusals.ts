import type { Refusal } from '#domain/refusal';
import { unchanged, type Outcome } from '../db/outcome.ts';
import type { Placement } from '../db/placements.ts';
import { planUnderLocks } from '../db/plan-under-locks.ts';
import type { UnitOfWork } from '../db/unit-of-work.ts';

/** What placing it would be refused for at this moment: the same question, and nothing is kept. */
export async function askRefusals(
  tx: UnitOfWork,
  placement: Placement,
  tab: string | null,
): Promise<Outcome<{ readonly refusals: readonly Refusal[] }>> {
  const plan = await planUnderLocks(tx, [placement], tab);
  return unchanged({ refusals: plan.kind === 'refused' ? plan.byPlacement.flat() : [] });
}
