import { undoMergeRefusals, type Moved } from '#domain/referral/merge';
import type { Referral } from '#domain/referral/referral';
import { json } from '../db/columns.ts';
import { staleRefusal } from '../db/stale.ts';
import { refused, type Outcome, type UnitOfWork } from '../db/unit-of-work.ts';
import { changePatient } from './change-patient.ts';
import { lockBoth } from './merge-referrals.ts';
import { moveBack, standing, touchLookAlikes } from './merge-moves.ts';
import { columnsOf, patientFactsOf } from './merge-facts.ts';
import { changed, notFound, stampOf, type OfReferral } from './referral-write.ts';
import { undoTriage } from './triage-referral.ts';

/** What came last is taken back: a merge as a whole, anything else as a step of triage. */
export async function undoLastStep(
  tx: UnitOfWork,
  of: OfReferral,
): Promise<Outcome<{ referralId: string }>> {
  const merged = await tx.db
    .selectFrom('referral')
    .select('referral_id')
    .where('referral_id', '=', of.referralId)
    .where('merged_into', 'is not', null)
    .executeTakeFirst();
  return merged === undefined ? undoTriage(tx, of) : undoMerge(tx, of);
}

/** The two are two again, as they were, while nothing has come to stand on what was merged. */
export async function undoMerge(
  tx: UnitOfWork,
  { referralId, version }: OfReferral,
): Promise<Outcome<{ referralId: string }>> {
  const merge = await tx.db
    .selectFrom('referral_merge')
    .select(['referral_merge_id as id', 'into_id as intoId', 'moved', 'at'])
    .where('referral_id', '=', referralId)
    .where('undone', 'is', null)
    .executeTakeFirst();
  const locked = await lockBoth(tx, [referralId, ...(merge === undefined ? [] : [merge.intoId])]);
  const duplicate = locked.get(referralId)?.referral;
  if (duplicate === undefined) return refused([notFound(referralId)]);
  if (duplicate.version !== version)
    return refused([await staleRefusal(tx, 'referral', referralId, version, duplicate.version)]);
  const kept = locked.get(merge?.intoId ?? '');
  if (merge === undefined || kept === undefined)
    return refused(undoMergeRefusals(duplicate, NOTHING, tx.actor));
  const { moved } = merge;
  const since = await builtSince(tx, kept.referral, moved, merge.at);
  const refusals = undoMergeRefusals(duplicate, since, tx.actor);
  if (refusals.length > 0) return refused(refusals);

  await touchLookAlikes(tx, [referralId, kept.referral.id]);
  await moveRowsBack(tx, referralId, kept.referral.id, moved);
  if (moved.patient !== null) {
    await moveBack(tx, kept.patient.id, moved.patient);
    const { before, after } = moved.patient;
    await changePatient(
      tx,
      kept.patient.id,
      patientFactsOf(unchangedSince(kept.patient, before, after)),
    );
  }
  const stamp = stampOf(tx);
  await tx.db
    .updateTable('referral_merge')
    .set({ undone: json(stamp) })
    .where('referral_merge_id', '=', merge.id)
    .execute();
  await tx.db
    .updateTable('triage_step')
    .set({ undone: json(stamp) })
    .where('triage_step_id', '=', moved.stepId)
    .execute();
  const { before, after } = moved.referral;
  await changed(tx, kept.referral, {
    act: 'undo-merge-referral-in',
    set: columnsOf(unchangedSince(kept.referral, before, after)),
    detail: { duplicate: referralId },
  });
  const patientId = moved.patient?.id ?? duplicate.patientId;
  return changed(
    tx,
    { id: referralId, patientId },
    {
      act: 'undo-merge-referral',
      set: { decision: moved.decision, merged_into: null },
      detail: { from: kept.referral.id },
    },
  );
}

const NOTHING = { bookings: 0, series: 0, decisions: 0 };

async function builtSince(tx: UnitOfWork, kept: Referral, moved: Moved, at: string) {
  const now = await standing(tx, [kept.id, ...(moved.patient?.referrals ?? [])]);
  const fresh = (ids: readonly string[], before: readonly string[]): number =>
    ids.filter((id) => !before.includes(id)).length;
  const decided = kept.steps.filter((step) => step.undone === null && step.at > at).length;
  return {
    bookings: fresh(now.bookings, moved.stood.bookings),
    series: fresh(now.series, moved.stood.series),
    decisions: decided + (kept.mergedInto === null ? 0 : 1),
  };
}

/** What was written over is written back, where nobody has written anything else there since. */
function unchangedSince<Facts extends object>(present: object, before: Facts, after: Facts): Facts {
  const now = new Map(Object.entries(present));
  const wrote = new Map(Object.entries(after));
  return Object.fromEntries(
    Object.entries(before).filter(([name]) => alike(now.get(name), wrote.get(name))),
  ) as Facts;
}

/** By value: jsonb keeps names in an order of its own. */
const alike = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b);

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_name, each: unknown) =>
    each !== null && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );

async function moveRowsBack(
  tx: UnitOfWork,
  to: string,
  from: string,
  { redFlags, questions, attachments, plans, events }: Moved,
): Promise<void> {
  const set = { referral_id: to };
  if (redFlags.length > 0)
    await tx.db.updateTable('red_flag').set(set).where('red_flag_id', 'in', redFlags).execute();
  if (questions.length > 0)
    await tx.db.updateTable('question').set(set).where('question_id', 'in', questions).execute();
  if (attachments.length > 0)
    await tx.db
      .updateTable('referral_attachment')
      .set(set)
      .where('referral_attachment_id', 'in', attachments)
      .execute();
  if (plans.length > 0)
    await tx.db
      .updateTable('antithrombotic_plan')
      .set(set)
      .where('referral_id', '=', from)
      .where('drug', 'in', plans)
      .execute();
  // With later messages under the same keys, which are the duplicate's as well.
  for (const { sender, identifier } of events)
    await tx.db
      .updateTable('referral_event')
      .set(set)
      .where('referral_id', '=', from)
      .where('sender', '=', sender)
      .where('identifier', '=', identifier)
      .execute();
}
