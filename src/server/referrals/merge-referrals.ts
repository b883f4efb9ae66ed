import { mergeRefusals, planMerge, type Case, type MergedFact } from '#domain/referral/merge';
import { json } from '../db/columns.ts';
import { lockPatient } from '../db/records/patient.ts';
import { findReferrals } from '../db/records/referral.ts';
import { staleRefusal } from '../db/stale.ts';
import { refused, type Outcome, type UnitOfWork } from '../db/unit-of-work.ts';
import { changePatient } from './change-patient.ts';
import { flagDuplicates } from './flag-duplicates.ts';
import { lockIdentifiers } from './keep-original.ts';
import { columnsOf, patientFactsOf } from './merge-facts.ts';
import { movePatient, patientsBusiness, standing, touchLookAlikes } from './merge-moves.ts';
import { changed, notFound, stampOf, type OfReferral } from './referral-write.ts';
import { insertStep } from './triage-referral.ts';

type Done = Outcome<{ referralId: string }>;

export interface MergeCommand extends OfReferral {
  readonly into: OfReferral;
  /** Of what both say, the facts that the duplicate has right. */
  readonly take: readonly MergedFact[];
  readonly reason: string | null;
}

/**
 * The duplicate ends in the other referral: what is open on it goes on there, under its sender's key
 * too, and its history stays readable on both. Two records of one person become one with it.
 */
export async function mergeReferrals(tx: UnitOfWork, command: MergeCommand): Promise<Done> {
  const { referralId, into, take } = command;
  const locked = await lockBoth(tx, [referralId, into.referralId]);
  const [duplicate, survivor] = [locked.get(referralId), locked.get(into.referralId)];
  if (duplicate === undefined) return refused([notFound(referralId)]);
  if (survivor === undefined) return refused([notFound(into.referralId)]);
  for (const [{ referral }, { version }] of [
    [duplicate, command],
    [survivor, into],
  ] as const)
    if (referral.version !== version)
      return refused([await staleRefusal(tx, 'referral', referral.id, version, referral.version)]);
  const business = await patientsBusiness(tx, duplicate.patient.id);
  const refusals = mergeRefusals(duplicate, survivor, business, take, tx.actor);
  if (refusals.length > 0) return refused(refusals);
  return merged(tx, duplicate, survivor, command);
}

async function merged(
  tx: UnitOfWork,
  duplicate: Case,
  survivor: Case,
  { take, reason }: MergeCommand,
): Promise<Done> {
  const { referral } = duplicate;
  const plan = planMerge(duplicate, survivor, take);
  const ids = { duplicate: referral.id, survivor: survivor.referral.id };
  await touchLookAlikes(tx, [ids.duplicate, ids.survivor]);
  const stepId = tx.newId();
  const patient =
    duplicate.patient.id === survivor.patient.id
      ? null
      : {
          ...(await movePatient(tx, duplicate.patient.id, survivor.patient.id)),
          before: only(survivor.patient, plan.patient),
          after: plan.patient,
        };
  const stood = await standing(tx, [ids.survivor, ...(patient?.referrals ?? [])]);
  const moved = {
    stepId,
    decision: referral.decision,
    ...(await moveRows(tx, duplicate, survivor)),
    referral: { before: only(survivor.referral, plan.referral), after: plan.referral },
    patient,
    stood,
  };
  const stamp = stampOf(tx);
  await insertStep(tx, referral.id, {
    ...stamp,
    id: stepId,
    decision: 'withdrawn',
    reason: reason ?? 'It came twice: merged into the other referral.',
    undone: null,
  });
  await tx.db
    .insertInto('referral_merge')
    .values({
      clinic_id: tx.actor.clinicId,
      referral_merge_id: tx.newId(),
      referral_id: ids.duplicate,
      into_id: ids.survivor,
      reason,
      by_person: stamp.by,
      by_name: stamp.byName,
      at: stamp.at,
      moved: json(moved),
    })
    .execute();
  if (patient !== null) await changePatient(tx, survivor.patient.id, patientFactsOf(plan.patient));
  await changed(tx, survivor.referral, {
    act: 'merge-referral-in',
    reason,
    set: columnsOf(plan.referral),
    detail: { duplicate: ids.duplicate, takenOver: Object.keys(plan.referral), picked: take },
  });
  const outcome = await changed(tx, referral, {
    act: 'merge-referral',
    reason,
    set: { decision: 'withdrawn', merged_into: ids.survivor },
    detail: { into: ids.survivor },
  });
  await flagDuplicates(tx, ids.survivor);
  return outcome;
}

/** What these facts were before they are written over. */
const only = <T extends object>(present: T, facts: object): Partial<T> =>
  Object.fromEntries(Object.entries(present).filter(([name]) => name in facts)) as Partial<T>;

/** What is open goes on with the survivor: warning signs, questions, plans for drugs, senders' keys. */
async function moveRows(tx: UnitOfWork, duplicate: Case, survivor: Case) {
  const [from, to] = [duplicate.referral, survivor.referral];
  const known = to.antithrombotics.map(({ drug }) => drug);
  const plans = from.antithrombotics
    .map(({ drug }) => drug)
    .filter((drug) => !known.includes(drug));
  const events = await tx.db
    .updateTable('referral_event')
    .set({ referral_id: to.id })
    .where('referral_id', '=', from.id)
    .returning(['sender', 'identifier', 'event'])
    .execute();
  for (const table of ['red_flag', 'question'] as const)
    await tx.db
      .updateTable(table)
      .set({ referral_id: to.id })
      .where('referral_id', '=', from.id)
      .execute();
  // A letter that stands on both stays where it is: once is enough on the survivor.
  const attachments = await tx.db
    .updateTable('referral_attachment as letter')
    .set({ referral_id: to.id })
    .where('referral_id', '=', from.id)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('referral_attachment as there')
            .select('there.referral_attachment_id')
            .where('there.referral_id', '=', to.id)
            .where('there.withdrawn', 'is', null)
            .whereRef('there.sha256', '=', 'letter.sha256'),
        ),
      ),
    )
    .returning('referral_attachment_id as id')
    .execute();
  if (plans.length > 0)
    await tx.db
      .updateTable('antithrombotic_plan')
      .set({ referral_id: to.id })
      .where('referral_id', '=', from.id)
      .where('drug', 'in', plans)
      .execute();
  return {
    redFlags: from.redFlags.map(({ id }) => id),
    questions: from.questions.map(({ id }) => id),
    attachments: attachments.map(({ id }) => id),
    plans,
    events,
  };
}

/**
 * Both cases as nobody else changes them: first the senders' keys, for which messages wait, then the
 * referrals of both patients, then the patients, each kind in the order of its ids.
 */
export async function lockBoth(
  tx: UnitOfWork,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Case>> {
  const before = await findReferrals(tx.db, ids);
  const patientIds = [...new Set(before.map(({ patientId }) => patientId))].sort();
  if (patientIds.length === 0) return new Map();
  const [keys, names] = await Promise.all([
    tx.db
      .selectFrom('referral_event')
      .select(['sender as space', 'identifier as value'])
      .distinct()
      .where('referral_id', 'in', ids)
      .execute(),
    tx.db
      .selectFrom('patient_identifier')
      .select(['sender as space', 'identifier as value'])
      .where('patient_id', 'in', patientIds)
      .execute(),
  ]);
  await lockIdentifiers(tx, [...keys, ...names]);
  await tx.db
    .selectFrom('referral')
    .select('referral_id')
    .where((eb) => eb.or([eb('patient_id', 'in', patientIds), eb('referral_id', 'in', ids)]))
    .orderBy('referral_id')
    .forNoKeyUpdate()
    .execute();
  const patients = new Map<string, Case['patient']>();
  for (const id of patientIds) {
    const patient = await lockPatient(tx.db, id);
    if (patient !== undefined) patients.set(id, patient);
  }
  const cases = new Map<string, Case>();
  for (const referral of await findReferrals(tx.db, ids)) {
    const patient = patients.get(referral.patientId);
    // Its patient was merged while we waited: its version has moved on as well.
    const kept = patient ?? (await lockPatient(tx.db, referral.patientId));
    if (kept !== undefined) cases.set(referral.id, { referral, patient: kept });
  }
  return cases;
}
