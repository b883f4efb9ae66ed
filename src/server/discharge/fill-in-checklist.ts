import type { ChecklistKind } from '#domain/discharge/checklist';
import { checklistOf } from '#domain/visit/day-case';
import { lockDay } from '../db/records/day-case.ts';
import { done, refused, type Outcome, type UnitOfWork } from '../db/unit-of-work.ts';
import { answerWithin, type Given } from './answer-item.ts';
import { beginChecklist } from './start-checklist.ts';

interface Command {
  readonly bookingId: string;
  readonly kind: ChecklistKind;
  readonly answers: readonly Given[];
}

/**
 * A checklist gone through in one go: begun where nobody has begun it, then answered in order, as
 * if one by one. Nothing of it is kept when one answer is refused.
 */
export async function fillInChecklist(
  tx: UnitOfWork,
  { bookingId, kind, answers }: Command,
): Promise<Outcome<{ checklistId: string }>> {
  const day = await lockDay(tx, bookingId);
  if (!day) return refused([{ code: 'not-found', entity: 'booking', id: bookingId }]);
  const known = checklistOf(day, kind);
  const begun = known === undefined ? await beginChecklist(tx, day, kind) : done(known);
  if (begun.kind === 'refused') return begun;
  const checklist = begun.value;
  const outcome = await answerWithin(tx, day, checklist, answers);
  return outcome.kind === 'refused' ? outcome : done({ checklistId: checklist.id });
}
