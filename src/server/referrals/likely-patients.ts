import { sql, type Transaction } from 'kysely';
import {
  likelyBirthDates,
  likenessOf,
  phoneEnd,
  type Likable,
  type Likeness,
} from '#domain/referral/likeness';
import { nameWords } from '#domain/referral/plain-words';
import type { Patient } from '#domain/clinic/patient';
import type { Schema } from '../db/schema.ts';
import { findPatients } from '../db/records/patient.ts';

export interface LikelyPatient {
  readonly patient: Patient;
  readonly likeness: Likeness;
}

/** How many the database offers to the domain, which judges them. */
const CANDIDATES = 80;
/** The share of a name's words that must be found again, as pg_trgm counts. */
const ALIKE = 0.45;

/** Everybody who may be this person, the likeliest first; never `except`, nor one given up in a merge. */
export async function likelyPatients(
  db: Transaction<Schema>,
  person: Likable,
  except: string | null,
): Promise<LikelyPatient[]> {
  const ids = await candidates(db, person);
  const [patients, identifiers] = await Promise.all([
    findPatients(db, ids),
    identifiersOfPatients(db, ids),
  ]);
  return patients
    .filter(({ id }) => id !== except)
    .map((patient) => ({
      patient,
      likeness: likenessOf(person, likable(patient, identifiers.get(patient.id) ?? [])),
    }))
    .filter(({ likeness }) => likeness.verdict !== 'unlikely')
    .sort(
      (a, b) =>
        Number(b.likeness.verdict === 'same') - Number(a.likeness.verdict === 'same') ||
        a.patient.mrn.localeCompare(b.patient.mrn),
    );
}

export function likable(
  patient: Pick<Patient, 'familyName' | 'givenName' | 'birthDate' | 'sex' | 'phone' | 'mrn'>,
  identifiers: readonly string[],
): Likable {
  const { familyName, givenName, birthDate, sex, phone, mrn } = patient;
  const ofHouse = mrn === '' ? [] : [mrn];
  return {
    familyName,
    givenName,
    birthDate,
    sex,
    phone,
    identifiers: [...ofHouse, ...identifiers],
  };
}

/** Whoever shares a birth date or nearly, a phone, an identifier, or the words of the name. */
async function candidates(db: Transaction<Schema>, person: Likable): Promise<string[]> {
  const dates = person.birthDate === null ? [] : likelyBirthDates(person.birthDate);
  const words = nameWords(`${person.familyName} ${person.givenName}`);
  const { rows } = await sql<{ id: string }>`
    select patient_id as id from (
      (select patient_id, 3 as rank from patient where phone_end = ${phoneEnd(person.phone)}::text
       limit ${CANDIDATES})
      union all
      (select patient_id, 4 from patient where mrn = any(${[...person.identifiers]}::text[]))
      union all
      (select patient_id, 2 + alike from (
        select patient_id, sum(alike) / ${words.length} as alike from (
          select patient_id, n, max(alike) as alike
          from unnest(${words}::text[]) with ordinality as t(typed, n), alike_words(typed) as w
          join patient_word on patient_word.word = w.word collate "C"
          group by patient_id, n) as by_word
        group by patient_id) as named
       where alike >= ${ALIKE} order by alike desc limit ${CANDIDATES})
      union all
      (select patient_id, case birth_date when ${person.birthDate}::date then 3 else 1 end
       from patient where birth_date = any(${dates}::date[]) limit ${4 * CANDIDATES})
    ) as found join patient using (patient_id)
    where merged_into is null
    group by patient_id order by sum(rank) desc, patient_id limit ${CANDIDATES}`.execute(db);
  return rows.map(({ id }) => id);
}

/** By patient, what senders call them, with the sender's space. */
export async function identifiersOfPatients(
  db: Transaction<Schema>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string[]>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('patient_identifier')
    .select(['patient_id', 'sender', 'identifier'])
    .where('patient_id', 'in', ids)
    .execute();
  const of = new Map<string, string[]>();
  for (const { patient_id: id, sender, identifier } of rows)
    of.set(id, [...(of.get(id) ?? []), `${sender} ${identifier}`]);
  return of;
}
