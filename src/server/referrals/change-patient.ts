import { sql, type UpdateObject } from 'kysely';
import type { PatientFacts } from '#contract/referral-writes';
import { json, jsonOrNull } from '../db/columns.ts';
import type { Schema } from '../db/schema.ts';
import type { UnitOfWork } from '../db/unit-of-work.ts';
import { bringReadinessUpToDate } from './bring-readiness-up-to-date.ts';

/**
 * The patient's next version. Every referral of theirs follows, under the new name where that has
 * changed; an open one also with what it lacks, whether it is ready, and what must be planned for
 * the drugs.
 */
export async function changePatient(
  tx: UnitOfWork,
  patientId: string,
  facts: PatientFacts,
): Promise<void> {
  await tx.db
    .updateTable('patient')
    .set({ ...columnsOf(facts), version: sql<number>`version + 1` })
    .where('patient_id', '=', patientId)
    .execute();
  tx.touch('patient', patientId);
  const theirs = await tx.db
    .selectFrom('referral')
    .select(['referral_id', 'decision'])
    .where('patient_id', '=', patientId)
    .orderBy('referral_id')
    .forNoKeyUpdate()
    .execute();
  for (const { referral_id: id, decision } of theirs) {
    if (decision !== 'declined' && decision !== 'withdrawn') await bringReadinessUpToDate(tx, id);
    tx.touch('referral', id);
  }
}

function columnsOf(facts: PatientFacts): UpdateObject<Schema, 'patient'> {
  const { familyName, givenName, birthDate, interpreterNeeded, weightKg, shortNotice } = facts;
  const { renalImpairment, mobility, escort } = facts;
  const { sex, phone, email, language, allergies, drugs, diabetes, unavailable } = facts;
  return {
    ...(familyName !== undefined && { family_name: familyName }),
    ...(givenName !== undefined && { given_name: givenName }),
    ...(birthDate !== undefined && { birth_date: birthDate }),
    ...(sex !== undefined && { sex }),
    ...(phone !== undefined && { phone }),
    ...(email !== undefined && { email }),
    ...(language !== undefined && { language }),
    ...(interpreterNeeded !== undefined && { interpreter_needed: interpreterNeeded }),
    ...(weightKg !== undefined && { weight_kg: weightKg }),
    ...(allergies !== undefined && { allergies }),
    ...(drugs !== undefined && { drugs }),
    ...(diabetes !== undefined && { diabetes }),
    ...(renalImpairment !== undefined && { renal_impairment: renalImpairment }),
    ...(mobility !== undefined && { mobility }),
    ...(escort !== undefined && { escort: jsonOrNull(escort) }),
    ...(shortNotice !== undefined && { short_notice: shortNotice }),
    ...(unavailable !== undefined && { unavailable: json(unavailable) }),
  };
}
