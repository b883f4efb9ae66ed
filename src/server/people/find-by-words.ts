import { sql, type RawBuilder, type Transaction } from 'kysely';
import { nameWords } from '#domain/referral/plain-words';
import { typedDates } from '#domain/time/typed-dates';
import type { Schema } from '../db/schema.ts';

const MOST = 20;
/** How much of the typed words must be found in a name, as pg_trgm counts; typing errors get by. */
const ALIKE = 0.4;
/** From how many letters on the beginning or the end of a number is looked for. */
const PIECE = 3;
const PHONE_PIECE = 6;

/**
 * The patients somebody may mean by what they typed, the likeliest first: a record number, its
 * beginning or its end, a birth date with the day or the year first, a phone number, or a name with
 * its words in any order and typing errors in them. A name and a birth date together narrow it down.
 */
export async function findByWords(
  db: Transaction<Schema>,
  typed: string,
): Promise<readonly { readonly id: string }[]> {
  const { dates, rest } = typedDates(typed);
  const words = nameWords(rest);
  const digits = rest.replaceAll(/[^0-9]/g, '');
  const number = rest.trim().toUpperCase();
  const isNumber = digits !== '' && number.length >= PIECE;
  // Only the ways in that were typed, each by its own index.
  const ways = [
    words.length > 0 && byName(words),
    isNumber && beginning(sql`mrn_plain`, number),
    isNumber && beginning(sql`mrn_back`, [...number].reverse().join('')),
    digits.length >= PHONE_PIECE && byPhone(digits),
    dates.length > 0 &&
      sql`select patient_id, 1 as rank from patient where birth_date = any(${dates}::date[])`,
  ].filter((way) => way !== false);
  if (ways.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select patient_id as id
    from (${sql.join(ways, sql` union all `)}) as found join patient using (patient_id)
    where merged_into is null
    group by patient_id, name_plain
    order by sum(rank) desc, name_plain, patient_id limit ${MOST}`.execute(db);
  return rows;
}

const byName = (words: readonly string[]): RawBuilder<unknown> => sql`
  (select patient_id, alike as rank from (
    select patient_id, sum(alike) / ${words.length} as alike from (
      select patient_id, n, max(alike) as alike
      from unnest(${[...words]}::text[]) with ordinality as t(typed, n), alike_words(typed) as w
      join patient_word on patient_word.word = w.word collate "C"
      group by patient_id, n) as by_word
    group by patient_id) as named
   where alike >= ${ALIKE} order by alike desc limit ${10 * MOST})`;

/** The last letter there is, so that the range holds whatever begins like this. */
const LAST = '\uFFFF';

const beginning = (column: RawBuilder<unknown>, piece: string): RawBuilder<unknown> => sql`
  (select patient_id, case ${column} when ${piece} then 3 else 2 end as rank from patient
   where ${column} >= ${piece} and ${column} < ${piece + LAST} order by ${column} limit ${MOST})`;

const byPhone = (digits: string): RawBuilder<unknown> => sql`
  (select patient_id, 2 as rank from patient where phone_end = ${digits.slice(-9)} limit ${MOST})`;
