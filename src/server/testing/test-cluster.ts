import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { Connections } from '../db/connections.ts';
import { startEmbedded, type EmbeddedPostgres } from '../db/embedded.ts';
import { migrate } from '../db/migrate.ts';
import { ganglionTypes } from '../db/type-parsers.ts';

/** One PostgreSQL for a run of specs, thrown away at its end; started by the first who asks. */
let cluster: Promise<{ embedded: EmbeddedPostgres; folder: string }> | undefined;
let clones = 0;

const TEMPLATE = 'migrated';

const PREFIX = 'ganglion-specs-';

/** Folders of runs that were killed: their process no longer lives, nor does their database. */
function sweepLeftovers(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1]);
    if (!pid) continue;
    try {
      process.kill(pid, 0);
    } catch {
      rmSync(join(tmpdir(), name), { recursive: true, force: true });
    }
  }
}

async function startCluster(): Promise<{ embedded: EmbeddedPostgres; folder: string }> {
  sweepLeftovers();
  const folder = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  chmodSync(folder, 0o755);
  const embedded = await startEmbedded({
    dataFolder: folder,
    say: () => undefined,
    onUnexpectedEnd: (reason) => {
      throw new Error(`The specs' database ended: ${reason}`);
    },
    settings: { fsync: 'off', max_connections: '200' },
  });
  await asSuperuser(embedded, `create database ${TEMPLATE} owner ganglion_owner`);
  const owner = new pg.Client(embedded.connection('ganglion_owner', TEMPLATE));
  await owner.connect();
  await migrate(owner);
  await owner.end();
  return { embedded, folder };
}

async function asSuperuser(embedded: EmbeddedPostgres, sql: string): Promise<void> {
  const client = new pg.Client(embedded.connection('postgres', 'postgres'));
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** The cluster itself, for specs about roles, sockets and the server's own life. */
export async function testCluster(): Promise<EmbeddedPostgres> {
  cluster ??= startCluster();
  return (await cluster).embedded;
}

/** A migrated database of one's own; `stop` drops it. `empty` leaves the migrations out. */
export async function cloneDatabase(
  from: 'migrated' | 'empty' = 'migrated',
): Promise<Connections & { readonly name: string; readonly superuser: pg.ClientConfig }> {
  const embedded = await testCluster();
  const name = `specs_${process.pid}_${++clones}`;
  await asSuperuser(
    embedded,
    from === 'migrated'
      ? `create database ${name} owner ganglion_owner template ${TEMPLATE} strategy wal_log`
      : `create database ${name} owner ganglion_owner`,
  );
  return {
    name,
    owner: { ...embedded.connection('ganglion_owner', name), types: ganglionTypes },
    app: embedded.connection('ganglion_app', name),
    superuser: { ...embedded.connection('postgres', name), types: ganglionTypes },
    stop: () => asSuperuser(embedded, `drop database if exists ${name} with (force)`),
  };
}

/** Called once, when the last spec of the run is over (`stop-cluster.helper.ts`). */
export async function stopTestCluster(): Promise<void> {
  if (!cluster) return;
  const { embedded, folder } = await cluster;
  cluster = undefined;
  await embedded.stop();
  rmSync(folder, { recursive: true, force: true });
}
