import pg, { type ClientConfig, type Pool } from 'pg';
import type { Connections } from './connections.ts';
import { startEmbedded } from './embedded.ts';
import { migrate } from './migrate.ts';
import { outsideDatabase } from './outside-database.ts';
import { ganglionTypes } from './type-parsers.ts';

/** The clinic's database, wherever it runs; chosen once, at the start. */
export interface Database {
  /** Connections of the application, under the row-level policies. */
  readonly pool: Pool;
  /** A connection of its own, as the application: the live feed listens on it. */
  readonly listener: ClientConfig;
  /** A new connection as the owner of the schema; the caller ends it. */
  connectAsOwner(): Promise<pg.Client>;
  stop(): Promise<void>;
}

export interface DatabaseOptions {
  readonly databaseUrl: string | null;
  readonly dataFolder: string;
  readonly say: (line: string) => void;
  readonly onUnexpectedEnd: (lastLines: string) => void;
  /** Aborted when the server is asked to stop before the database is open. */
  readonly stopping?: AbortSignal;
}

const POOL_SIZE = 16;

/** Opens and migrates the database of `DATABASE_URL`, or the embedded one in the data folder. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const connections = options.databaseUrl
    ? await outsideDatabase(options.databaseUrl)
    : await embeddedDatabase(options);
  try {
    const owner = await connect(connections.owner);
    try {
      const applied = await migrate(owner);
      if (applied.length > 0) options.say(`The database schema is up to date (${applied.at(-1)}).`);
    } finally {
      await owner.end();
    }
  } catch (error) {
    await connections.stop();
    throw error;
  }
  return databaseOn(connections);
}

/** The pools over a database that is migrated already. */
export function databaseOn(connections: Connections): Database {
  const pool = new pg.Pool({
    ...connections.app,
    types: ganglionTypes,
    pipeline: true,
    max: POOL_SIZE,
    idleTimeoutMillis: 60_000,
    connectionTimeoutMillis: 10_000,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 60_000,
  });
  // A connection that breaks while nobody uses it is replaced by the next one.
  pool.on('error', () => undefined);
  return {
    pool,
    listener: { ...connections.app, types: ganglionTypes, keepAlive: true },
    connectAsOwner: () => connect(connections.owner),
    async stop() {
      await pool.end();
      await connections.stop();
    },
  };
}

async function embeddedDatabase(options: DatabaseOptions): Promise<Connections> {
  const embedded = await startEmbedded(options);
  return {
    owner: embedded.connection('ganglion_owner'),
    app: embedded.connection('ganglion_app'),
    stop: () => embedded.stop(),
  };
}

async function connect(config: ClientConfig): Promise<pg.Client> {
  const client = new pg.Client({ ...config, types: ganglionTypes });
  client.on('error', () => undefined); // the query that meets it will say so
  await client.connect();
  return client;
}
