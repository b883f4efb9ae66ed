import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from 'pg';
import { StartError } from './start-error.ts';

export interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly hash: string;
}

const FOLDER = join(import.meta.dirname, 'migrations');

/** Two servers that start together take turns on this advisory lock ("ganglion" in ASCII). */
const LOCK = '7449354455087312750';

/** The SQL files of `migrations/`, in the order of their numbers. */
export function readMigrations(folder = FOLDER): Migration[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => {
      const sql = readFileSync(join(folder, name), 'utf8');
      return { name, sql, hash: createHash('sha256').update(sql).digest('hex') };
    });
}

/**
 * Brings the schema up to date as its owner: all that is new in one transaction, or nothing.
 * Returns the names of what was applied. Refuses when an applied file has changed since, or when
 * the database has been migrated by a newer Ganglion.
 */
export async function migrate(
  owner: Client,
  migrations: readonly Migration[] = readMigrations(),
): Promise<string[]> {
  await owner.query('begin');
  try {
    await owner.query(`select pg_advisory_xact_lock(${LOCK})`);
    await owner.query(
      `create table if not exists migration (
         name text primary key, hash text not null, applied_at timestamptz not null default now())`,
    );
    const { rows } = await owner.query<{ name: string; hash: string }>(
      'select name, hash from migration order by name',
    );
    const pending = pendingMigrations(rows, migrations);
    for (const { name, sql, hash } of pending) {
      try {
        await owner.query(sql);
      } catch (error) {
        throw new Error(`The migration ${name} failed: ${String(error)}`, { cause: error });
      }
      await owner.query('insert into migration (name, hash) values ($1, $2)', [name, hash]);
    }
    await owner.query('revoke insert, update, delete on migration from ganglion_app');
    await owner.query('commit');
    return pending.map(({ name }) => name);
  } catch (error) {
    await owner.query('rollback').catch(() => undefined);
    throw error;
  }
}

function pendingMigrations(
  applied: readonly { name: string; hash: string }[],
  migrations: readonly Migration[],
): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const { name, hash } of applied) {
    const migration = known.get(name);
    if (!migration)
      throw new StartError(
        `The database was migrated by another version of Ganglion (it has ${name}, which this one does not know): start that version, or use another database.`,
      );
    if (migration.hash !== hash)
      throw new StartError(
        `The migration ${name} has changed since it was applied to this database: restore the file as it was, or start with an empty database.`,
      );
  }
  const done = new Set(applied.map(({ name }) => name));
  return migrations.filter(({ name }) => !done.has(name));
}
