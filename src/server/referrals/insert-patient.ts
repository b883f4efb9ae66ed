import { sql } from 'kysely';
import type { Patient } from '#domain/clinic/patient';
import { listName } from '#domain/clinic/patient';
import { clinicDateOf } from '#domain/time/instant';
import { json, jsonOrNull } from '../db/columns.ts';
import type { UnitOfWork } from '../db/unit-of-work.ts';

export type NewPatient = Omit<Patient, 'id' | 'version' | 'mrn'> & { readonly mrn: string | null };

export const NOBODY_YET: NewPatient = {
  mrn: null,
  familyName: '',
  givenName: '',
  birthDate: null,
  sex: 'unknown',
  phone: null,
  email: null,
  language: null,
  interpreterNeeded: false,
  weightKg: null,
  allergies: [],
  drugs: [],
  diabetes: false,
  renalImpairment: 'unknown',
  mobility: null,
  escort: null,
  shortNotice: false,
  unavailable: [],
};

/** A patient, who is also a resource: nobody can be in two places at once. Answers the id. */
export async function insertPatient(tx: UnitOfWork, patient: NewPatient): Promise<string> {
  const id = tx.newId();
  const { zone } = await tx.clinic();
  const mrn = patient.mrn ?? (await nextMrn(tx));
  await tx.db
    .insertInto('resource')
    .values({
      clinic_id: tx.actor.clinicId,
      resource_id: id,
      kind: 'patient',
      name: listName(patient) || mrn,
      active_from: clinicDateOf(tx.now, zone),
      active_to: null,
      staffed: null,
    })
    .execute();
  await tx.db
    .insertInto('patient')
    .values({
      clinic_id: tx.actor.clinicId,
      patient_id: id,
      mrn,
      family_name: patient.familyName,
      given_name: patient.givenName,
      birth_date: patient.birthDate,
      sex: patient.sex,
      phone: patient.phone,
      email: patient.email,
      language: patient.language,
      interpreter_needed: patient.interpreterNeeded,
      weight_kg: patient.weightKg,
      allergies: [...patient.allergies],
      drugs: [...patient.drugs],
      diabetes: patient.diabetes,
      renal_impairment: patient.renalImpairment,
      mobility: patient.mobility,
      escort: jsonOrNull(patient.escort),
      short_notice: patient.shortNotice,
      unavailable: json(patient.unavailable),
    })
    .execute();
  tx.touch('patient', id);
  return id;
}

/** `GA-000001` and so on; numbers that somebody typed are passed over. */
async function nextMrn(tx: UnitOfWork): Promise<string> {
  for (;;) {
    const { last_number: number } = await tx.db
      .insertInto('mrn_counter')
      .values({ clinic_id: tx.actor.clinicId, last_number: 1 })
      .onConflict((conflict) =>
        conflict
          .column('clinic_id')
          .doUpdateSet({ last_number: sql<number>`mrn_counter.last_number + 1` }),
      )
      .returning('last_number')
      .executeTakeFirstOrThrow();
    const mrn = `GA-${String(number).padStart(6, '0')}`;
    const taken = await tx.db
      .selectFrom('patient')
      .select('patient_id')
      .where('mrn', '=', mrn)
      .executeTakeFirst();
    if (taken === undefined) return mrn;
  }
}
