import type { AnswerItem } from '#contract/discharge';
import { answerRefusals } from '#domain/discharge/answer-refusals';
import type { Checklist } from '#domain/discharge/checklist';
import { lockDay } from '../db/records/day-case.ts';
import { staleRefusal } from '../db/stale.ts';
import { done, refused, type Outcome, type UnitOfWork } from '../db/unit-of-work.ts';

interface Command extends AnswerItem {
  readonly checklistId: string;
}

/**
 * Answers an item. A correction supersedes the answer before it, which stays readable. Two people
 * may answer two items at once; the same item only having seen what the other answered.
 */
export async function answerItem(
  tx: UnitOfWork,
  { checklistId, version, linkId, value, reason }: Command,
): Promise<Outcome<{ answerId: string }>> {
  const unknown = refused([{ code: 'not-found', entity: 'checklist', id: checklistId }]);
  const begun = await tx.db
    .selectFrom('checklist')
    .select('booking_id')
    .where('checklist_id', '=', checklistId)
    .executeTakeFirst();
  const day = begun && (await lockDay(tx, begun.booking_id));
  const checklist = day?.checklists.find((each) => each.id === checklistId);
  if (!day || !checklist) return unknown;

  if (await answeredSince(tx, checklist, linkId, version))
    return refused([await staleRefusal(tx, 'checklist', checklistId, version, checklist.version)]);
  const refusals = answerRefusals(day, checklist, linkId, value, reason);
  if (refusals.length > 0) return refused(refusals);

  const answerId = tx.newId();
  const next = checklist.version + 1;
  await tx.db
    .updateTable('answer')
    .set({ superseded: true })
    .where('checklist_id', '=', checklistId)
    .where('link_id', '=', linkId)
    .where('superseded', '=', false)
    .execute();
  await tx.db
    .insertInto('answer')
    .values({
      clinic_id: tx.actor.clinicId,
      answer_id: answerId,
      checklist_id: checklistId,
      link_id: linkId,
      value: JSON.stringify(value),
      reason,
      at_version: next,
      by_person: tx.actor.personId,
      by_name: tx.actor.name,
      at: tx.now,
    })
    .execute();
  await tx.db
    .updateTable('checklist')
    .set({ version: next })
    .where('checklist_id', '=', checklistId)
    .execute();
  tx.touch('checklist', checklistId);
  tx.audit({
    act: 'answer-item',
    entity: 'checklist',
    entityId: checklistId,
    patientId: day.booking.patientId,
    reason,
    detail: { linkId, value },
  });
  return done({ answerId });
}

async function answeredSince(
  tx: UnitOfWork,
  checklist: Checklist,
  linkId: string,
  version: number,
): Promise<boolean> {
  if (version > checklist.version) return true;
  const present = await tx.db
    .selectFrom('answer')
    .select('at_version')
    .where('checklist_id', '=', checklist.id)
    .where('link_id', '=', linkId)
    .where('superseded', '=', false)
    .executeTakeFirst();
  return present !== undefined && present.at_version > version;
}
