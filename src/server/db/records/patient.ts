import type { Transaction } from 'kysely';
import type { Patient } from '#domain/clinic/patient';
import type { ClinicDate } from '#domain/time/clinic-date';
import { anyOf } from '../columns.ts';
import type { Schema } from '../schema.ts';
import { idsInUse } from './referral.ts';

export async function findPatients(
  db: Transaction<Schema>,
  ids: readonly string[],
): Promise<Patient[]> {
  return patients(db).where('patient_id', '=', anyOf(ids)).execute();
}

/** The patient with the row locked, so that facts are not completed twice at once. */
export async function lockPatient(
  db: Transaction<Schema>,
  id: string,
): Promise<Patient | undefined> {
  return patients(db).where('patient_id', '=', id).forNoKeyUpdate().executeTakeFirst();
}

/** The patients of the referrals that a desk is given. */
export async function findPatientsFrom(
  db: Transaction<Schema>,
  from: ClinicDate,
): Promise<Patient[]> {
  return patients(db)
    .where('patient_id', 'in', (query) =>
      query
        .selectFrom('referral')
        .select('referral.patient_id')
        .where('referral.referral_id', '=', idsInUse(from)),
    )
    .execute();
}

function patients(db: Transaction<Schema>) {
  return db
    .selectFrom('patient')
    .select([
      'patient_id as id',
      'version',
      'mrn',
      'family_name as familyName',
      'given_name as givenName',
      'birth_date as birthDate',
      'sex',
      'phone',
      'email',
      'language',
      'interpreter_needed as interpreterNeeded',
      'weight_kg as weightKg',
      'allergies',
      'drugs',
      'diabetes',
      'renal_impairment as renalImpairment',
      'mobility',
      'escort',
      'short_notice as shortNotice',
      'unavailable',
    ]);
}
