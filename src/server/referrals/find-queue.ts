import { sql, type RawBuilder, type Transaction } from 'kysely';
import type { QueueNarrowing, QueuePage, QueueQuery } from '#contract/queue';
import { ALL_REFERRALS, type QueueSort } from '#domain/referral/queue-lists';
import { nameWords, plainWords } from '#domain/referral/plain-words';
import type { QueueRow } from '#domain/referral/queue-row';
import type { Schema } from '../db/schema.ts';
import { inPortions } from '../db/transaction.ts';

type Db = Transaction<Schema>;
type Sql = RawBuilder<unknown>;

/** As many of those that are written alike as a page shows. */
const MOST_ALIKE = 100;

/** What each order sorts by; the rank, which is nobody else's, makes every one of them total. */
const KEYS: Readonly<Record<QueueSort, readonly Sql[]>> = {
  queue: [sql`p.rank`],
  name: [sql`p.name`, sql`p.rank`],
  received: [sql`p.received_at`, sql`p.rank`],
  due: [sql`p.due_on`, sql`p.rank`],
};

/**
 * One page of a list. `p` is the place on it, with all that it is filtered and sorted by; only the
 * rows of the page itself are read from the referrals.
 */
export async function findQueuePage(db: Db, query: QueueQuery): Promise<QueuePage> {
  await planForThisQuery(db);
  const words = wordsOf(query);
  const places = narrowed(query, words);
  const offset = query.around === undefined ? query.offset : await pageOf(db, query, places);
  const [total, rows] =
    words.length > 0
      ? await countedRowsOf(db, query, places, offset)
      : await Promise.all([countOf(db, places), rowsOf(db, query, places, offset, query.limit)]);
  // Mistyped words are forgiven where nothing is written as they are.
  return total === 0 && words.length > 0
    ? alikePage(db, query)
    : { total, offset, rows, alike: false };
}

/** So many rows of a whole list are held at a time. */
const PORTION = 500;

/** The whole list in its order, for those who take it elsewhere; read as fast as it is taken. */
export async function* findQueue(
  db: Db,
  query: QueueNarrowing,
  longest: number,
  portion = PORTION,
): AsyncGenerator<QueueRow> {
  await planForThisQuery(db);
  const words = wordsOf(query);
  let none = true;
  const whole = rowsOfPlaces(query, narrowed(query, words), 0, longest);
  for await (const { row } of inPortions(db, whole, portion)) {
    none = false;
    yield row;
  }
  // As the page forgives mistyped words, so does the list that is taken along.
  if (none && words.length > 0)
    yield* (await alikePage(db, { ...query, offset: 0, limit: MOST_ALIKE })).rows;
}

/**
 * A plan for any list would be a poor one for each: they differ in size by thousands. And there is an
 * index for each question, which PostgreSQL, unsure how many rows a policy leaves, may pass by.
 */
async function planForThisQuery(db: Db): Promise<void> {
  await sql`select set_config('plan_cache_mode', 'force_custom_plan', true),
    set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true)`.execute(db);
}

/** The longest first: it narrows most. */
const wordsOf = ({ find }: QueueNarrowing): string[] =>
  plainWords(find)
    .split(/\s+/)
    .filter((word) => word !== '')
    .sort((one, other) => other.length - one.length);

/** `from … where …`: the places on the list that the query leaves. */
function narrowed(query: QueueNarrowing, words: readonly string[], alike?: Sql): Sql {
  const { list, patient, urgency, side, procedure, mover } = query;
  const conditions: Sql[] = [];
  if (urgency !== undefined)
    conditions.push(urgency === 'none' ? sql`p.urgency is null` : sql`p.urgency = ${urgency}`);
  if (side !== undefined)
    conditions.push(side === 'none' ? sql`p.side is null` : sql`p.side = ${side}`);
  if (procedure !== undefined) conditions.push(sql`p.procedure_type_id = ${procedure}`);
  if (mover !== undefined) conditions.push(sql`p.mover = ${mover}`);
  const found = sql`referrals_with_words(${[...words]}::text[])`;
  // Of every referral in the queue's order: that stands beside the words, and nothing is joined.
  if (words.length > 0 && isAllInOrder(query) && conditions.length === 0 && patient === undefined)
    return sql`from ${found} p where true`;
  const joined = [
    ...(words.length > 0 ? [sql`join ${found} f on f.referral_id = p.referral_id`] : []),
    ...(patient !== undefined || alike !== undefined
      ? [sql`join queue_words w on w.clinic_id = p.clinic_id and w.referral_id = p.referral_id`]
      : []),
    ...(alike === undefined ? [] : [alike]),
  ];
  if (patient !== undefined) conditions.push(sql`w.patient_id = ${patient}`);
  return sql`from queue_place p ${sql.join(joined, sql` `)}
    where ${sql.join([sql`p.list = ${list}`, ...conditions], sql` and `)}`;
}

const isAllInOrder = ({ list, sort }: QueueNarrowing): boolean =>
  list === ALL_REFERRALS && sort === 'queue';

async function countOf(db: Db, places: Sql): Promise<number> {
  const { rows } = await sql<{ total: number }>`select count(*)::int as total ${places}`.execute(
    db,
  );
  return rows[0]?.total ?? 0;
}

const keysOf = ({ sort }: Pick<QueueNarrowing, 'sort'>): Sql => sql.join(KEYS[sort]);

function orderOf({ sort, descending }: Pick<QueueNarrowing, 'sort' | 'descending'>): Sql {
  const direction = descending ? sql`desc` : sql`asc`;
  return sql.join(KEYS[sort].map((key) => sql`${key} ${direction}`));
}

async function rowsOf(
  db: Db,
  query: QueueNarrowing,
  places: Sql,
  offset: number,
  limit: number,
): Promise<QueueRow[]> {
  const { rows } = await rowsOfPlaces(query, places, offset, limit).execute(db);
  return rows.map(({ row }) => row);
}

function rowsOfPlaces(
  query: QueueNarrowing,
  places: Sql,
  offset: number,
  limit: number,
): RawBuilder<{ row: QueueRow }> {
  const order = orderOf(query);
  // No more than the index of the order holds: it is read alone, however far down the page lies.
  const keys = keysOf(query);
  return sql<{ row: QueueRow }>`
    select r.queue_row as row
    from (select p.referral_id, ${keys} ${places}
      order by ${order} offset ${offset} limit ${limit}) p
    join referral r using (referral_id)
    order by ${order}`;
}

/** Where the page begins on which this referral stands; the first one where it stands nowhere. */
async function pageOf(db: Db, query: QueueQuery, places: Sql): Promise<number> {
  const { sort, descending, list, limit, around } = query;
  const keys = sort === 'due' ? [sql`coalesce(p.due_on, 'infinity')`, sql`p.rank`] : KEYS[sort];
  const key = sql`(${sql.join(keys)})`;
  const before = descending ? sql`>` : sql`<`;
  const { rows } = await sql<{ before: number }>`
    with its as (select ${sql.join(keys.map((each, index) => sql`${each} as ${sql.ref(`k${index}`)}`))}
      from queue_place p where p.list = ${list} and p.referral_id = ${around})
    select count(*)::int as before ${places} and ${key} ${before}
      (select ${sql.join(keys.map((_, index) => sql.ref(`k${index}`)))} from its)`.execute(db);
  return Math.floor((rows[0]?.before ?? 0) / limit) * limit;
}

/** Looking for the words is the cost of a search, so it is done once for count and page. */
async function countedRowsOf(
  db: Db,
  query: QueueQuery,
  places: Sql,
  offset: number,
): Promise<[number, QueueRow[]]> {
  const order = orderOf(query);
  const { rows: counted } = await sql<{ total: number; ids: string[] }>`
    with p as materialized (select p.referral_id, ${keysOf(query)} ${places})
    select (select count(*)::int from p) as total,
      array(select p.referral_id from p order by ${order}
        offset ${offset} limit ${query.limit}) as ids`.execute(db);
  const { total = 0, ids = [] } = counted[0] ?? {};
  const { rows } = await sql<{ row: QueueRow }>`
    select r.queue_row as row
    from unnest(${ids}::uuid[]) with ordinality as page(referral_id, place)
    join referral r using (referral_id) order by place`.execute(db);
  return [total, rows.map(({ row }) => row)];
}

/** Those of patients whose names are written alike, word by word, best first. */
async function alikePage(db: Db, query: QueueQuery): Promise<QueuePage> {
  // Apart as the database keeps them, not as they were typed.
  const words = nameWords(query.find);
  const alike = sql`(
    select patient_id, sum(best) as likeness from (
      select patient_id, n, max(alike) as best
      from unnest(${[...words]}::text[]) with ordinality as t(typed, n), alike_words(typed) as a
      join patient_word on patient_word.word = a.word collate "C"
      group by patient_id, n) as by_word
    group by patient_id having count(*) = ${words.length}
    order by likeness desc limit ${query.limit})`;
  const { rows } = await sql<{ row: QueueRow }>`
    select r.queue_row as row
    from (select p.clinic_id, p.referral_id, p.rank, alike.likeness
      ${narrowed({ ...query, patient: undefined }, [], sql`join ${alike} alike on alike.patient_id = w.patient_id`)}
      order by alike.likeness desc, p.rank limit ${query.limit}) p
    join referral r on r.clinic_id = p.clinic_id and r.referral_id = p.referral_id
    order by p.likeness desc, p.rank`.execute(db);
  return { total: rows.length, offset: 0, rows: rows.map(({ row }) => row), alike: true };
}
