import { sql, type RawBuilder } from 'kysely';
import type { AnswerItem } from '#contract/discharge';
import { answerRefusals } from '#domain/discharge/answer-refusals';
import { answerOf } from '#domain/discharge/answer-value';
import type { Answer, Checklist, ChecklistItem } from '#domain/discharge/checklist';
import type { Refusal } from '#domain/refusal';
import { json } from '../db/columns.ts';
import { lockDay, type LockedDay } from '../db/records/day-case.ts';
import { staleRefusal } from '../db/stale.ts';
import { done, refused, type Outcome, type UnitOfWork } from '../db/unit-of-work.ts';

interface Command extends AnswerItem {
  readonly checklistId: string;
}

export type Given = Pick<AnswerItem, 'linkId' | 'value' | 'reason'>;

/**
 * Answers an item. A correction supersedes the answer before it, which stays readable. Two people
 * may answer two items at once; the same item only having seen what the other answered.
 */
export async function answerItem(
  tx: UnitOfWork,
  { checklistId, version, ...answer }: Command,
): Promise<Outcome<{ answerId: string }>> {
  const outcome = await answerItems(tx, { checklistId, version, answers: [answer] });
  if (outcome.kind === 'refused') return outcome;
  const [answerId] = outcome.value.answerIds;
  if (answerId === undefined) throw new Error('An answer was stored and is not there');
  return done({ answerId });
}

/**
 * Answers several items of a checklist in one go, in their order and as if one by one: a later one
 * is judged in the light of those before it. All are stored, or none and every reason why not.
 */
export async function answerItems(
  tx: UnitOfWork,
  command: {
    readonly checklistId: string;
    readonly version: number;
    readonly answers: readonly Given[];
  },
): Promise<Outcome<{ answerIds: string[] }>> {
  const { checklistId, version, answers } = command;
  const unknown = refused([{ code: 'not-found', entity: 'checklist', id: checklistId }]);
  const begun = await tx.db
    .selectFrom('checklist')
    .select('booking_id')
    .where('checklist_id', '=', checklistId)
    .executeTakeFirst();
  const day = begun && (await lockDay(tx, begun.booking_id));
  const checklist = day?.checklists.find((each) => each.id === checklistId);
  if (!day || !checklist) return unknown;

  const linkIds = answers.map(({ linkId }) => linkId);
  if (await answeredSince(tx, checklist, linkIds, version))
    return refused([await staleRefusal(tx, 'checklist', checklistId, version, checklist.version)]);
  return answerWithin(tx, day, checklist, answers);
}

/** The same within a day that is locked, whose checklist is known as it stands. */
export async function answerWithin(
  tx: UnitOfWork,
  day: LockedDay,
  checklist: Checklist,
  answers: readonly Given[],
): Promise<Outcome<{ answerIds: string[] }>> {
  const { refusals, stored } = judge(tx, day, checklist, answers);
  if (refusals.length > 0) return refused(refusals);
  await store(tx, checklist, stored);
  tx.touch('checklist', checklist.id);
  for (const { linkId, value, reason } of stored)
    tx.audit({
      act: 'answer-item',
      entity: 'checklist',
      entityId: checklist.id,
      patientId: day.booking.patientId,
      reason,
      detail: { linkId, value },
    });
  return done({ answerIds: stored.map(({ id }) => id) });
}

/** The answers as they would be stored, and what speaks against any of them. */
function judge(
  tx: UnitOfWork,
  day: LockedDay,
  checklist: Checklist,
  answers: readonly Given[],
): { readonly refusals: readonly Refusal[]; readonly stored: readonly Answer[] } {
  const refusals: Refusal[] = [];
  const stored: Answer[] = [];
  for (const answer of answers) {
    const { linkId, value, reason } = answer;
    const present = { ...checklist, answers: [...checklist.answers, ...stored] };
    const others = day.checklists.filter(({ id }) => id !== checklist.id);
    const then = { ...day, checklists: [...others, present] };
    refusals.push(...answerRefusals(then, present, linkId, value, reason));
    const { personId: by, name: byName } = tx.actor;
    stored.push({
      id: tx.newId(),
      linkId,
      value,
      reason,
      superseded: answers.findLast((each) => each.linkId === linkId) !== answer,
      by,
      byName,
      at: tx.now,
    });
  }
  return { refusals, stored };
}

async function store(
  tx: UnitOfWork,
  { id, version, items }: Checklist,
  answers: readonly Answer[],
): Promise<void> {
  await tx.db
    .updateTable('answer')
    .set({ superseded: true })
    .where('checklist_id', '=', id)
    .where('link_id', '=', anyText(answers.map(({ linkId }) => linkId)))
    .where('superseded', '=', false)
    .execute();
  await tx.db
    .insertInto('answer')
    .values(
      answers.map((answer, index) => ({
        clinic_id: tx.actor.clinicId,
        answer_id: answer.id,
        checklist_id: id,
        link_id: answer.linkId,
        value: json(answerOf(itemIn(items, answer.linkId), answer.value)),
        reason: answer.reason,
        superseded: answer.superseded,
        at_version: version + index + 1,
        by_person: answer.by,
        by_name: answer.byName,
        at: answer.at,
      })),
    )
    .execute();
  await tx.db
    .updateTable('checklist')
    .set({ version: version + answers.length })
    .where('checklist_id', '=', id)
    .execute();
}

function itemIn(items: Checklist['items'], linkId: string): ChecklistItem {
  const item = items.find((each) => each.linkId === linkId);
  if (item === undefined) throw new Error('An answer to an item that is not there');
  return item;
}

/** Has anybody answered one of these items after `version`? */
async function answeredSince(
  tx: UnitOfWork,
  checklist: Checklist,
  linkIds: readonly string[],
  version: number,
): Promise<boolean> {
  if (version > checklist.version) return true;
  const since = await tx.db
    .selectFrom('answer')
    .select('at_version')
    .where('checklist_id', '=', checklist.id)
    .where('link_id', '=', anyText(linkIds))
    .where('superseded', '=', false)
    .where('at_version', '>', version)
    .limit(1)
    .executeTakeFirst();
  return since !== undefined;
}

const anyText = (texts: readonly string[]): RawBuilder<string> =>
  sql<string>`any(${[...texts]}::text[])`;
