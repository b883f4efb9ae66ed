import type { Stamp } from '#domain/people/stamp';
import { outdatedProposals, proposedPlans } from '#domain/readiness/antithrombotic-drugs';
import { antithromboticsComplete, ownerOf, readinessFor } from '#domain/readiness/readiness-for';
import type { ReadinessItem, ReadinessKind } from '#domain/readiness/readiness';
import type { AntithromboticPlan } from '#domain/readiness/antithrombotics';
import type { Referral } from '#domain/referral/referral';
import { clinicDateOf } from '#domain/time/instant';
import { jsonOrNull } from '../db/columns.ts';
import { findPatients } from '../db/records/patient.ts';
import { findProcedureTypes } from '../db/records/procedure-type.ts';
import { findReferrals } from '../db/records/referral.ts';
import type { UnitOfWork } from '../db/unit-of-work.ts';

/** Items that a person asked for stay; these come and go with the facts while nobody has done them. */
const FOLLOWS_FACTS: readonly ReadinessKind[] = [
  'consent',
  'antithrombotic-plan',
  'escort',
  'authorisation',
  'pregnancy-check',
];

/**
 * What follows from a referral's facts for what must be in hand: a plan to decide for each
 * antithrombotic the patient takes, the items its procedure needs once it is accepted, and the two
 * items that are done by other facts (the plan, the authorisation's number).
 */
export async function bringReadinessUpToDate(tx: UnitOfWork, referralId: string): Promise<void> {
  const [referral] = await findReferrals(tx.db, [referralId]);
  if (referral === undefined || isClosed(referral)) return;
  const { patientId, procedureTypeId } = referral;
  const [[patient], [procedureType], clinic] = await Promise.all([
    findPatients(tx.db, [patientId]),
    findProcedureTypes(tx.db, procedureTypeId === null ? [] : [procedureTypeId]),
    tx.clinic(),
  ]);
  if (patient === undefined) throw new Error('A referral without its patient');
  const proposed = proposedPlans(
    patient.drugs,
    referral.antithrombotics,
    procedureType?.bleedingRisk ?? null,
    patient,
  );
  await insertPlans(tx, referral, proposed);
  await renewProposals(tx, referral, outdatedProposals(referral.antithrombotics, patient));
  if (referral.decision !== 'accepted' || procedureType === undefined) return;
  const withPlans = { ...referral, antithrombotics: [...referral.antithrombotics, ...proposed] };
  const today = clinicDateOf(tx.now, clinic.zone);
  const needed = readinessFor(withPlans, patient, procedureType, today);
  await insertItems(
    tx,
    referral,
    needed.filter((kind) => !referral.readiness.some((item) => item.kind === kind)),
  );
  await dropItems(tx, referral, needed);
  await markDone(tx, withPlans);
}

const isClosed = (referral: Referral): boolean =>
  referral.decision === 'declined' ||
  referral.decision === 'withdrawn' ||
  referral.endedAt !== null;

async function insertPlans(
  tx: UnitOfWork,
  referral: Referral,
  plans: readonly AntithromboticPlan[],
): Promise<void> {
  if (plans.length === 0) return;
  await tx.db
    .insertInto('antithrombotic_plan')
    .values(
      plans.map(({ drug, stopDays }) => ({
        clinic_id: tx.actor.clinicId,
        referral_id: referral.id,
        drug,
        stop_days: stopDays,
      })),
    )
    .execute();
}

/** The days of a plan that nobody has decided follow the table; a decided one stands. */
async function renewProposals(
  tx: UnitOfWork,
  referral: Referral,
  plans: readonly AntithromboticPlan[],
): Promise<void> {
  for (const { drug, stopDays } of plans)
    await tx.db
      .updateTable('antithrombotic_plan')
      .set({ stop_days: stopDays })
      .where('referral_id', '=', referral.id)
      .where('drug', '=', drug)
      .execute();
}

async function insertItems(
  tx: UnitOfWork,
  referral: Referral,
  kinds: readonly ReadinessKind[],
): Promise<void> {
  if (kinds.length === 0) return;
  await tx.db
    .insertInto('readiness_item')
    .values(
      kinds.map((kind) => ({
        clinic_id: tx.actor.clinicId,
        readiness_item_id: tx.newId(),
        referral_id: referral.id,
        kind,
        owner: ownerOf(kind),
      })),
    )
    .execute();
}

async function dropItems(
  tx: UnitOfWork,
  referral: Referral,
  needed: readonly ReadinessKind[],
): Promise<void> {
  const stale = referral.readiness.filter(
    ({ kind, done }) => done === null && FOLLOWS_FACTS.includes(kind) && !needed.includes(kind),
  );
  if (stale.length === 0) return;
  await tx.db
    .deleteFrom('readiness_item')
    .where(
      'readiness_item_id',
      'in',
      stale.map(({ id }) => id),
    )
    .execute();
}

/** The plan is done when it is complete, the authorisation when it has a number; by nobody's tick. */
async function markDone(
  tx: UnitOfWork,
  referral: Pick<Referral, 'id' | 'readiness' | 'antithrombotics' | 'authorisation'>,
): Promise<void> {
  const stamp: Stamp = { by: tx.actor.personId, byName: tx.actor.name, at: tx.now };
  const holds: Readonly<Partial<Record<ReadinessKind, boolean>>> = {
    'antithrombotic-plan': antithromboticsComplete(referral.antithrombotics),
    authorisation: (referral.authorisation?.number ?? null) !== null,
  };
  for (const kind of ['antithrombotic-plan', 'authorisation'] as const) {
    const item: ReadinessItem | undefined = referral.readiness.find((each) => each.kind === kind);
    if (item !== undefined && (item.done !== null) === holds[kind]) continue;
    await tx.db
      .updateTable('readiness_item')
      .set({ done: jsonOrNull(holds[kind] === true ? { ...stamp, note: '' } : null) })
      .where('referral_id', '=', referral.id)
      .where('kind', '=', kind)
      .execute();
  }
}
