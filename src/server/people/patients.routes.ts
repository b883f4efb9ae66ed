import type { Kysely } from 'kysely';
import { failures } from '#contract/changes';
import { patientSearchSchema, patientsFoundSchema } from '#contract/snapshot';
import type { Deps } from '../db/deps.ts';
import { findPatients } from '../db/records/patient.ts';
import type { Schema } from '../db/schema.ts';
import { requireAct, type Api } from '../http/api.ts';
import { findByWords } from './find-by-words.ts';

export async function patientSearchRoutes(api: Api, deps: Deps): Promise<void> {
  api.get(
    '/api/patients',
    {
      schema: {
        summary:
          'Find patients by name, birth date, phone or record number, however roughly written',
        tags: ['patients'],
        querystring: patientSearchSchema,
        response: { 200: patientsFoundSchema, ...failures },
      },
    },
    async (request) => {
      const actor = requireAct(request, 'read-clinic');
      const words = request.query.search;
      if (words === '') return { patients: [], newestReferrals: {} };
      return deps.read(actor, async (db) => {
        const rows = await findByWords(db, words);
        const ids = rows.map(({ id }) => id);
        const found = await findPatients(db, ids);
        return {
          patients: found.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id)),
          newestReferrals: await newestReferrals(db, ids),
        };
      });
    },
  );
}

/** Where a patient found leads: referrals older than the working set are not on any desk. */
async function newestReferrals(
  db: Kysely<Schema>,
  patientIds: readonly string[],
): Promise<Record<string, string>> {
  if (patientIds.length === 0) return {};
  const rows = await db
    .selectFrom('referral')
    .distinctOn('patient_id')
    .select(['patient_id', 'referral_id'])
    .where('patient_id', 'in', patientIds)
    .orderBy('patient_id')
    .orderBy('received_at', 'desc')
    .execute();
  return Object.fromEntries(rows.map((row) => [row.patient_id, row.referral_id]));
}
