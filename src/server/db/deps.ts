import type { Transaction } from 'kysely';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import type { Actor } from '#domain/people/person';
import type { Instant } from '#domain/time/instant';
import type { WriteOutcome, Outcome } from './outcome.ts';
import { againAfterRivals } from './rivalry.ts';
import type { Schema } from './schema.ts';
import { inReadTransaction, inSnapshotOf, inWriteTransaction } from './transaction.ts';
import { write, type UnitOfWork } from './unit-of-work.ts';

/** What every area is given: the only ways to the database, the clock and new ids. */
export interface Deps {
  readonly now: () => Instant;
  readonly newId: () => string;
  readonly log: Logger;
  /** A transaction that changes nothing, within the actor's clinic. */
  read<T>(actor: Scoped, query: (db: Transaction<Schema>) => Promise<T>): Promise<T>;
  /** One moment of the clinic across several statements. */
  readSnapshot<T>(actor: Scoped, query: (db: Transaction<Schema>) => Promise<T>): Promise<T>;
  /** The same for what is too much to hold at once; it ends when its reader leaves. */
  readInPortions<T>(
    actor: Scoped,
    query: (db: Transaction<Schema>) => AsyncIterable<T>,
  ): AsyncIterable<T>;
  /** Works out kept columns anew: what no person did and nobody needs to be told. Again after rivals. */
  keep<T>(actor: Scoped, change: (db: Transaction<Schema>) => Promise<T>): Promise<T>;
  /**
   * One use-case in one transaction, with its audit events and changes. It runs again from the
   * start when a rival transaction got in its way, so it must touch nothing but the database.
   */
  write<T>(
    actor: Actor,
    useCase: (tx: UnitOfWork) => Promise<Outcome<T>>,
  ): Promise<WriteOutcome<T>>;
}

/** Whose rows a reader sees. */
export type Scoped = Pick<Actor, 'clinicId' | 'personId'>;

export interface DepsOptions {
  readonly pool: Pool;
  readonly log: Logger;
  readonly now: () => Instant;
  readonly newId: () => string;
}

export function createDeps(options: DepsOptions): Deps {
  const { pool, log, now, newId } = options;
  return {
    now,
    newId,
    log,
    read: (actor, query) => inReadTransaction(pool, actor, query),
    readSnapshot: (actor, query) => inReadTransaction(pool, actor, query, 'snapshot'),
    readInPortions: (actor, query) => inSnapshotOf(pool, actor, query),
    keep: (actor, change) => againAfterRivals(() => inWriteTransaction(pool, actor, change)),
    write: (actor, useCase) => write({ pool, now, newId }, actor, useCase),
  };
}
