import {
  DefaultQueryExecutor,
  DummyDriver,
  PostgresAdapter,
  PostgresDialect,
  PostgresQueryCompiler,
  sql,
  Transaction,
  type CompiledQuery,
  type ConnectionProvider,
  type DatabaseConnection,
  type QueryResult,
  type RawBuilder,
} from 'kysely';
import type { Pool, PoolClient, QueryResult as PgResult } from 'pg';
import type { Schema } from './schema.ts';

/** Whose rows a transaction sees: set for that transaction alone, read by the row-level policies. */
export interface Scope {
  readonly clinicId: string | null;
  readonly personId: string | null;
}

export type Mode = 'read' | 'write' | 'snapshot';

const BEGIN: Record<Mode, string> = {
  read: 'begin transaction isolation level read committed read only',
  write: 'begin transaction isolation level read committed',
  snapshot: 'begin transaction isolation level repeatable read read only',
};

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The text goes into SQL as it stands, so nothing but a UUID gets through. */
function uuidOrEmpty(id: string | null): string {
  if (id === null) return '';
  if (!UUID.test(id)) throw new Error('The clinic or the person of a transaction is no UUID');
  return id;
}

/** Opens the transaction and sets its scope in one round trip. */
export function beginSql(mode: Mode, scope: Scope): string {
  const clinic = uuidOrEmpty(scope.clinicId);
  const person = uuidOrEmpty(scope.personId);
  return `${BEGIN[mode]}; select set_config('ganglion.clinic', '${clinic}', true), set_config('ganglion.person', '${person}', true)`;
}

/**
 * Statements that come again are prepared, once a connection: those that read a whole aggregate take
 * PostgreSQL several times longer to plan than to run. Texts that vary with the length of a list
 * could go on without end; when there are too many, the rest stays unprepared.
 */
const names = new Map<string, string | null>();
const NAMES_AT_MOST = 1_000;
let named = 0;

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known) return known;
  if (known === undefined) {
    if (names.size < NAMES_AT_MOST) names.set(text, null);
    return undefined;
  }
  const name = `again-${++named}`;
  names.set(text, name);
  return name;
}

class OneConnection implements DatabaseConnection {
  readonly #client: PoolClient;

  constructor(client: PoolClient) {
    this.#client = client;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const name = nameOf(query.sql);
    const result = await this.#client.query<R & object>({
      ...(name !== undefined && { name }),
      text: query.sql,
      values: query.parameters as unknown[],
    });
    return result.command === 'SELECT' || result.rowCount === null
      ? { rows: result.rows }
      : { rows: result.rows, numAffectedRows: BigInt(result.rowCount) };
  }

  streamQuery(): never {
    throw new Error('Queries are read whole');
  }
}

const compiler = new PostgresQueryCompiler();
const adapter = new PostgresAdapter();
const driver = new DummyDriver();
const dialect = new PostgresDialect({ pool: () => Promise.reject(new Error('not used')) });
const kyselys = new WeakMap<PoolClient, Transaction<Schema>>();

/** The query builder on one connection; statements asked for together are sent together. */
function kyselyOn(client: PoolClient): Transaction<Schema> {
  const known = kyselys.get(client);
  if (known) return known;
  const connection = new OneConnection(client);
  const provider: ConnectionProvider = { provideConnection: (consumer) => consumer(connection) };
  const executor = new DefaultQueryExecutor(compiler, adapter, provider);
  const db = new Transaction<Schema>({ config: { dialect }, driver, dialect, executor });
  kyselys.set(client, db);
  return db;
}

/** A transaction under way. The first `commit` or `rollback` ends it and returns the connection. */
export interface OpenTransaction {
  readonly db: Transaction<Schema>;
  /** What the opening statements answered, one result each. */
  readonly opened: Promise<readonly PgResult[]>;
  /** Commits behind `last`, in the same round trip; throws when either fails. */
  commit(last?: { text: string; values: unknown[] }): Promise<PgResult | null>;
  rollback(): Promise<void>;
}

const noMatter = (): void => undefined;

/** `first` is SQL without parameters that is sent together with the opening. */
export async function openTransaction(
  pool: Pool,
  mode: Mode,
  scope: Scope,
  first = '',
): Promise<OpenTransaction> {
  const begin = beginSql(mode, scope) + (first && `; ${first}`);
  const client = await pool.connect();
  // A connection that breaks between two statements is said by the next of them.
  client.on('error', noMatter);
  const release = (broken?: Error | boolean): void => {
    client.off('error', noMatter);
    client.release(broken);
  };
  // Not waited for: the pool's connections are pipelined, and what follows queues up behind it.
  const opened = client.query(begin) as unknown as Promise<PgResult[]>;
  opened.catch(() => undefined);
  let ended = false;

  return {
    db: kyselyOn(client),
    opened,
    async commit(last) {
      ended = true;
      const [begun, written, committed] = await Promise.allSettled([
        opened,
        last ? client.query(last) : Promise.resolve(null),
        client.query('commit'),
      ]);
      const failed = [begun, written, committed].find(({ status }) => status === 'rejected');
      release(failed !== undefined);
      if (failed?.status === 'rejected') throw failed.reason;
      // A transaction that failed before answers "commit" with a rollback, not with an error.
      if (committed.status !== 'fulfilled' || committed.value.command !== 'COMMIT')
        throw new Error('The transaction had failed and was rolled back');
      return written.status === 'fulfilled' ? written.value : null;
    },
    async rollback() {
      if (ended) return;
      ended = true;
      try {
        await client.query('rollback');
        release();
      } catch (error) {
        release(error instanceof Error ? error : true);
      }
    },
  };
}

/** Runs `query` in a transaction of its own that changes nothing. */
export async function inReadTransaction<T>(
  pool: Pool,
  scope: Scope,
  query: (db: Transaction<Schema>) => Promise<T>,
  mode: 'read' | 'snapshot' = 'read',
): Promise<T> {
  const transaction = await openTransaction(pool, mode, scope);
  let result: T;
  try {
    result = await query(transaction.db);
  } catch (error) {
    await transaction.rollback();
    throw error;
  }
  await transaction.commit();
  return result;
}

/**
 * What `query` reads bit by bit, in one transaction that lasts until all is read or the reader leaves.
 * It begins with the first that is asked for, so that one whom nobody reads holds nothing.
 */
export async function* inSnapshotOf<T>(
  pool: Pool,
  scope: Scope,
  query: (db: Transaction<Schema>) => AsyncIterable<T>,
): AsyncGenerator<T, void, undefined> {
  const transaction = await openTransaction(pool, 'snapshot', scope);
  try {
    yield* query(transaction.db);
  } finally {
    await transaction.rollback();
  }
}

/** Rows of one query, so many at a time, within the transaction of `db`. */
export async function* inPortions<Row>(
  db: Transaction<Schema>,
  query: RawBuilder<Row>,
  atOnce: number,
): AsyncGenerator<Row, void, undefined> {
  await sql`declare portions no scroll cursor for ${query}`.execute(db);
  for (;;) {
    const { rows } = await sql<Row>`fetch forward ${sql.lit(atOnce)} from portions`.execute(db);
    yield* rows;
    if (rows.length < atOnce) break;
  }
  await sql`close portions`.execute(db);
}

/** Runs `change` in a transaction of its own, without the record that a use-case leaves. */
export async function inWriteTransaction<T>(
  pool: Pool,
  scope: Scope,
  change: (db: Transaction<Schema>) => Promise<T>,
): Promise<T> {
  const transaction = await openTransaction(pool, 'write', scope);
  try {
    const result = await change(transaction.db);
    await transaction.commit();
    return result;
  } catch (error) {
    await transaction.rollback();
    throw error;
  }
}
