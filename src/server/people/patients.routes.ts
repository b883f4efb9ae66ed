import { sql, type Kysely } from 'kysely';
import { failures } from '#contract/changes';
import { patientSearchSchema, patientsFoundSchema } from '#contract/snapshot';
import type { Deps } from '../db/deps.ts';
import { findPatients } from '../db/records/patient.ts';
import type { Schema } from '../db/schema.ts';
import { requireAct, type Api } from '../http/api.ts';

const MOST = 20;
/** How much of the typed words must be found in a name, as pg_trgm counts; typing errors get by. */
const LIKENESS = 0.4;

export async function patientSearchRoutes(api: Api, deps: Deps): Promise<void> {
  api.get(
    '/api/patients',
    {
      schema: {
        summary: 'Find patients by name or record number, however roughly written',
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
        const { rows } = await sql<{ id: string }>`
          with asked as (select ${plain(sql`${words}::text`)} as words),
            known as (
              select patient_id as id, mrn, ${plain(sql`family_name || ' ' || given_name`)} as name
              from patient),
            found as (
              select id, name,
                case when starts_with(lower(mrn), words) then 2
                  when starts_with(name, words) then 1.5
                  else word_similarity(words, name) end as likeness
              from known, asked)
          select id from found where likeness >= ${LIKENESS}
          order by likeness desc, name, id limit ${MOST}`.execute(db);
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

/** Lower case, without accents: Róisín is found by whoever types Roisin. */
function plain(text: ReturnType<typeof sql>): ReturnType<typeof sql> {
  return sql`regexp_replace(normalize(lower(${text}), NFD), '[\u0300-\u036f]', '', 'g')`;
}
