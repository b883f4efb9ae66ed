import type { Referral } from '#domain/referral/referral';
import type { LikenessReason, LikenessVerdict } from '#domain/referral/likeness';
import { areOfOneTime, sameIndication } from '#domain/referral/same-indication';
import { clinicDateOf } from '#domain/time/instant';
import { json } from '../db/columns.ts';
import { findPatients } from '../db/records/patient.ts';
import { findReferrals } from '../db/records/referral.ts';
import type { UnitOfWork } from '../db/unit-of-work.ts';
import { identifiersOfPatients, likable, likelyPatients } from './likely-patients.ts';

interface Found {
  readonly other: Referral;
  readonly verdict: Exclude<LikenessVerdict, 'unlikely'>;
  readonly sameIndication: boolean;
  readonly reasons: readonly LikenessReason[];
}

/** More than anybody looks through. */
const AT_MOST = 20;

/**
 * Flags what this referral may be a duplicate of, as its facts now are: another one of this patient
 * for the same indication, or any of somebody who is likely this patient. What no longer looks alike
 * is forgotten, what somebody has dismissed stays dismissed. Both ends go out on the live feed.
 */
export async function flagDuplicates(tx: UnitOfWork, referralId: string): Promise<void> {
  const [referral] = await findReferrals(tx.db, [referralId]);
  if (referral === undefined || referral.mergedInto !== null || isClosed(referral)) return;
  const found = await lookAlikes(tx, referral);
  const known = await tx.db
    .selectFrom('referral_likeness')
    .innerJoin('referral', 'referral.referral_id', 'referral_likeness.other_id')
    .select(['other_id as otherId', 'verdict', 'same_indication as same', 'reasons', 'dismissed'])
    .where('referral_likeness.referral_id', '=', referralId)
    // What was merged keeps its flags as they were, for when it is separated again.
    .where('referral.merged_into', 'is', null)
    .execute();
  const gone = known.filter(
    ({ otherId, dismissed }) =>
      dismissed === null && !found.some(({ other }) => other.id === otherId),
  );
  const fresh = found.filter(({ other, verdict, sameIndication: same, reasons }) => {
    const before = known.find(({ otherId }) => otherId === other.id);
    return (
      before === undefined ||
      before.verdict !== verdict ||
      before.same !== same ||
      !sameReasons(before.reasons, reasons)
    );
  });
  if (gone.length === 0 && fresh.length === 0) return;
  const others = [...gone.map(({ otherId }) => otherId), ...fresh.map(({ other }) => other.id)];
  // The feed carries the others as they are: nobody may be changing them meanwhile.
  await tx.db
    .selectFrom('referral')
    .select('referral_id')
    .where('referral_id', 'in', others)
    .orderBy('referral_id')
    .forNoKeyUpdate()
    .execute();
  for (const { otherId } of gone) await forget(tx, referralId, otherId);
  for (const each of fresh) await remember(tx, referralId, each);
  tx.touch('referral', referralId);
  for (const id of others) tx.touch('referral', id);
}

async function lookAlikes(tx: UnitOfWork, referral: Referral): Promise<Found[]> {
  const [patient] = await findPatients(tx.db, [referral.patientId]);
  if (patient === undefined) throw new Error('A referral without its patient');
  const identifiers = await identifiersOfPatients(tx.db, [patient.id]);
  const person = likable(patient, identifiers.get(patient.id) ?? []);
  const likely = await likelyPatients(tx.db, person, patient.id);
  const likenesses = new Map(likely.map((each) => [each.patient.id, each.likeness]));
  const ids = await tx.db
    .selectFrom('referral')
    .select('referral_id')
    .where('patient_id', 'in', [patient.id, ...likenesses.keys()])
    .where('referral_id', '<>', referral.id)
    .where('merged_into', 'is', null)
    .orderBy('received_at', 'desc')
    .limit(AT_MOST)
    .execute();
  const { zone } = await tx.clinic();
  const time = (each: Referral) => ({
    open: !isClosed(each),
    receivedOn: clinicDateOf(each.receivedAt, zone),
  });
  const others = await findReferrals(
    tx.db,
    ids.map((row) => row.referral_id),
  );
  return others.flatMap((other): Found[] => {
    const same = sameIndication(referral, other);
    if (!areOfOneTime(time(referral), time(other))) return [];
    const likeness = likenesses.get(other.patientId);
    if (likeness !== undefined && likeness.verdict !== 'unlikely')
      return [
        { other, verdict: likeness.verdict, sameIndication: same, reasons: likeness.reasons },
      ];
    const { mrn } = patient;
    return same && other.patientId === patient.id
      ? [
          {
            other,
            verdict: 'same',
            sameIndication: true,
            reasons: [{ fact: 'record', how: 'same', here: mrn, there: mrn }],
          },
        ]
      : [];
  });
}

const isClosed = (referral: Referral): boolean =>
  referral.decision === 'declined' ||
  referral.decision === 'withdrawn' ||
  referral.endedAt !== null;

/** One row for each way round, with its own facts first. */
async function remember(tx: UnitOfWork, id: string, found: Found): Promise<void> {
  const { other, verdict, reasons } = found;
  const row = (from: string, to: string, its: readonly LikenessReason[]) => ({
    clinic_id: tx.actor.clinicId,
    referral_id: from,
    other_id: to,
    verdict,
    same_indication: found.sameIndication,
    reasons: json(its),
    found_at: tx.now,
  });
  const mirrored = reasons.map((each) => ({ ...each, here: each.there, there: each.here }));
  await tx.db
    .insertInto('referral_likeness')
    .values([row(id, other.id, reasons), row(other.id, id, mirrored)])
    .onConflict((conflict) =>
      conflict.columns(['clinic_id', 'referral_id', 'other_id']).doUpdateSet((eb) => ({
        verdict: eb.ref('excluded.verdict'),
        same_indication: eb.ref('excluded.same_indication'),
        reasons: eb.ref('excluded.reasons'),
      })),
    )
    .execute();
}

async function forget(tx: UnitOfWork, id: string, otherId: string): Promise<void> {
  await tx.db
    .deleteFrom('referral_likeness')
    .where((eb) =>
      eb.or([
        eb.and([eb('referral_id', '=', id), eb('other_id', '=', otherId)]),
        eb.and([eb('referral_id', '=', otherId), eb('other_id', '=', id)]),
      ]),
    )
    .execute();
}

const FIELDS = ['fact', 'how', 'here', 'there'] as const;

/** jsonb keeps the names of fields in an order of its own. */
const sameReasons = (a: readonly LikenessReason[], b: readonly LikenessReason[]): boolean =>
  a.length === b.length &&
  a.every((reason, index) => FIELDS.every((field) => reason[field] === b[index]?.[field]));
