import type { Transaction } from 'kysely';
import type { Clinic } from '#domain/clinic/clinic';
import { anyOf } from '../columns.ts';
import type { Schema } from '../schema.ts';

export async function findClinics(
  db: Transaction<Schema>,
  ids: readonly string[],
): Promise<Clinic[]> {
  return clinics(db).where('clinic_id', '=', anyOf(ids)).execute();
}

/** The clinic of the transaction. */
export async function findTheClinic(db: Transaction<Schema>): Promise<Clinic> {
  return clinics(db).executeTakeFirstOrThrow();
}

function clinics(db: Transaction<Schema>) {
  return db
    .selectFrom('clinic')
    .select([
      'clinic_id as id',
      'version',
      'name',
      'zone',
      'opening_hours as openingHours',
      'phone',
      'emergency_phone as emergencyPhone',
      'rules',
      'proposed_rules as proposedRules',
    ]);
}
