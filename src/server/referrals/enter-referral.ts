import type { EnterReferral } from '#contract/referral-writes';
import type { Patient } from '#domain/clinic/patient';
import { dateRefusals } from '#domain/referral/dated-facts';
import { sideRefusals } from '#domain/referral/triage';
import type { Refusal } from '#domain/refusal';
import { clinicDateOf, instantOf, type Instant } from '#domain/time/instant';
import { lockPatient } from '../db/records/patient.ts';
import { done, refused, type Outcome, type UnitOfWork } from '../db/unit-of-work.ts';
import { bringReadinessUpToDate } from './bring-readiness-up-to-date.ts';
import { flagDuplicates } from './flag-duplicates.ts';
import { insertPatient, NOBODY_YET, type NewPatient } from './insert-patient.ts';
import { knownProcedure, physicianRefusals } from './known-set-up.ts';
import { referralColumns } from './referral-columns.ts';

/** Noon: a letter of an earlier day has a day and no time. */
const NOON = 720;

/** A referral that came by letter, by phone or in person, typed in by hand. */
export async function enterReferral(
  tx: UnitOfWork,
  { patient, referral, receivedOn }: EnterReferral,
): Promise<Outcome<{ referralId: string; patientId: string }>> {
  const { zone } = await tx.clinic();
  const today = clinicDateOf(tx.now, zone);
  const isNew = !('id' in patient);
  const keptId = isNew ? null : await keptPatientId(tx, patient.id);
  const known = keptId === null ? null : await lockPatient(tx.db, keptId);
  const bornOn = known?.birthDate ?? null;
  const dated = { ...(isNew ? patient : {}), ...referral, receivedOn, bornOn };
  const refusals: Refusal[] = [
    ...dateRefusals(dated, today),
    ...sideRefusals(referral.diagnosis?.code ?? null, referral.side ?? null),
    ...(await knownProcedure(tx, referral.procedureTypeId ?? null)),
    ...(await physicianRefusals(tx, referral.preferredPhysicianId ?? null)),
    ...(isNew ? await mrnRefusals(tx, patient.mrn ?? null) : unknownPatient(known, patient.id)),
  ];
  if (refusals.length > 0) return refused(refusals);

  const patientId = isNew
    ? await insertPatient(tx, { ...NOBODY_YET, ...given(patient) })
    : (keptId ?? patient.id);
  const id = tx.newId();
  await tx.db
    .insertInto('referral')
    .values({
      ...referralColumns(referral),
      clinic_id: tx.actor.clinicId,
      referral_id: id,
      patient_id: patientId,
      source_kind: 'entered',
      sender: tx.actor.name,
      received_at: receivedAt(receivedOn, today, tx.now, zone),
      decision: 'received',
    })
    .execute();
  await bringReadinessUpToDate(tx, id);
  tx.touch('referral', id);
  await flagDuplicates(tx, id);
  tx.audit({ act: 'enter-referral', entity: 'referral', entityId: id, patientId });
  return done({ referralId: id, patientId });
}

/** The day on which it came, where that was not today; noon, for a day has no time. */
export function receivedAt(day: string | null, today: string, now: Instant, zone: string): Instant {
  if (day === null || day === today) return now;
  const noon = instantOf(day, NOON, zone);
  return 'instant' in noon ? noon.instant : now;
}

/** Without the facts that a form left undefined, so that they take their defaults. */
const given = (facts: object): Partial<NewPatient> =>
  Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== undefined));

async function mrnRefusals(tx: UnitOfWork, mrn: string | null): Promise<Refusal[]> {
  if (mrn === null) return [];
  const taken = await tx.db
    .selectFrom('patient')
    .select('patient_id')
    .where('mrn', '=', mrn)
    .executeTakeFirst();
  return taken === undefined ? [] : [{ code: 'mrn-taken', mrn }];
}

function unknownPatient(known: Patient | null | undefined, id: string): Refusal[] {
  return known == null ? [{ code: 'not-found', entity: 'patient', id }] : [];
}

/** A record that was given up in a merge stands for the one that was kept. */
async function keptPatientId(tx: UnitOfWork, id: string): Promise<string> {
  const row = await tx.db
    .selectFrom('patient')
    .select('merged_into')
    .where('patient_id', '=', id)
    .executeTakeFirst();
  return row?.merged_into == null ? id : keptPatientId(tx, row.merged_into);
}
