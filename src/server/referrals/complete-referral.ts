import type { CompleteReferral, ReferralFacts } from '#contract/referral-writes';
import { dateRefusals } from '#domain/referral/dated-facts';
import type { Referral } from '#domain/referral/referral';
import { sideRefusals } from '#domain/referral/triage';
import { triagedRefusals } from '#domain/referral/triaged-facts';
import type { Refusal } from '#domain/refusal';
import { clinicDateOf } from '#domain/time/instant';
import { lockPatient } from '../db/records/patient.ts';
import { staleRefusal } from '../db/stale.ts';
import { refused, type Outcome, type UnitOfWork } from '../db/unit-of-work.ts';
import { actOnReferral } from './act-on-referral.ts';
import { changePatient } from './change-patient.ts';
import { flagDuplicates } from './flag-duplicates.ts';
import { knownProcedure, physicianRefusals } from './known-set-up.ts';
import { referralColumns } from './referral-columns.ts';
import { changed } from './referral-write.ts';

interface Command extends CompleteReferral {
  readonly referralId: string;
}

/** Completes or corrects facts of a referral and of its patient, all of them or none. */
export async function completeReferral(
  tx: UnitOfWork,
  command: Command,
): Promise<Outcome<{ referralId: string }>> {
  return actOnReferral(tx, command, 'complete-facts', async ({ referral, patient: known }) => {
    const { facts, patient } = command;
    const { zone } = await tx.clinic();
    const dated = { ...patient?.facts, ...facts, bornOn: known.birthDate };
    const refusals: Refusal[] = [
      ...dateRefusals(dated, clinicDateOf(tx.now, zone)),
      ...orderRefusals(referral, facts),
      ...triagedRefusals(referral, facts, tx.actor),
      ...(await knownProcedure(tx, facts.procedureTypeId ?? null)),
      ...(await physicianRefusals(tx, facts.preferredPhysicianId ?? null)),
      ...(await stalePatient(tx, referral.patientId, patient?.version ?? null)),
    ];
    if (refusals.length > 0) return refused(refusals);
    const set = referralColumns(facts);
    const outcome = await changed(tx, referral, {
      act: 'complete-referral',
      set,
      detail: { facts: Object.keys(facts), patient: Object.keys(patient?.facts ?? {}) },
    });
    if (patient !== null) await changePatient(tx, referral.patientId, patient.facts);
    await flagDuplicates(tx, referral.id);
    return outcome;
  });
}

/**
 * The order under a booking stands still: what is booked would no longer be what was ordered. A
 * diagnosis and a side that contradict each other are not written down by a person's hand.
 */
function orderRefusals(referral: Referral, facts: ReferralFacts): Refusal[] {
  const side = facts.side === undefined ? referral.side : facts.side;
  const procedure =
    facts.procedureTypeId === undefined ? referral.procedureTypeId : facts.procedureTypeId;
  const diagnosis = facts.diagnosis === undefined ? referral.diagnosis : facts.diagnosis;
  const code = diagnosis?.code ?? null;
  const orderChanges = side !== referral.side || procedure !== referral.procedureTypeId;
  const booked = referral.bookingsStanding > 0 || referral.seriesId !== null;
  return [
    ...(orderChanges && booked
      ? [{ code: 'something-depends-on-it', bookings: referral.bookingsStanding } as const]
      : []),
    ...(side !== referral.side || code !== (referral.diagnosis?.code ?? null)
      ? sideRefusals(code, side)
      : []),
  ];
}

async function stalePatient(
  tx: UnitOfWork,
  patientId: string,
  version: number | null,
): Promise<Refusal[]> {
  if (version === null) return [];
  const patient = await lockPatient(tx.db, patientId);
  if (patient === undefined) throw new Error('A referral without its patient');
  return patient.version === version
    ? []
    : [await staleRefusal(tx, 'patient', patientId, version, patient.version)];
}
