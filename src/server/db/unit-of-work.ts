import type { Transaction } from 'kysely';
import type { Pool } from 'pg';
import type { Clinic } from '#domain/clinic/clinic';
import type { Actor } from '#domain/people/person';
import type { EntityKind } from '#domain/refusal';
import type { Instant } from '#domain/time/instant';
import { claimSql, nextClaim, replay, type Claim } from './idempotency.ts';
import type { Outcome, WriteOutcome } from './outcome.ts';
import { findTheClinic } from './records/clinic.ts';
import { asChanges, recordStatement, type AuditEntry, type ChangeEntry } from './record-changes.ts';
import { reloadTouched } from './reload-touched.ts';
import { requestContext } from './request-context.ts';
import { ATTEMPTS, isRivalry } from './rivalry.ts';
import type { Schema } from './schema.ts';
import { openTransaction, type OpenTransaction } from './transaction.ts';

export { done, refused, unchanged, type Outcome, type WriteOutcome } from './outcome.ts';

/** One use-case's transaction. */
export interface UnitOfWork {
  readonly db: Transaction<Schema>;
  readonly actor: Actor;
  readonly now: Instant;
  newId(): string;
  /** The clinic of the actor, read once a transaction. */
  clinic(): Promise<Clinic>;
  /** Its hours and numbers may have been changed while this transaction waited. */
  readClinicAnew(): void;
  /** The facts of this entity changed: it is read again at the end and goes out on the live feed. */
  touch(entity: EntityKind, id: string): void;
  /** It is no longer there for anyone: goes out with a null body. */
  gone(entity: 'hold' | 'session' | 'closure', id: string): void;
  /** Who did what, for the record. A write without it is a bug. */
  audit(event: AuditEntry): void;
}

interface WriteDeps {
  readonly pool: Pool;
  now(): Instant;
  newId(): string;
}

/** Runs a use-case; see `Deps.write`. */
export async function write<T>(
  deps: WriteDeps,
  actor: Actor,
  useCase: (tx: UnitOfWork) => Promise<Outcome<T>>,
): Promise<WriteOutcome<T>> {
  const claim = nextClaim(actor);
  for (let attempt = 1; ; attempt++) {
    try {
      return await attemptWrite(deps, actor, useCase, claim);
    } catch (error) {
      if (!isRivalry(error)) throw error;
      if (attempt === ATTEMPTS)
        return { kind: 'refused', refusals: [{ code: 'others-were-faster' }] };
    }
  }
}

async function attemptWrite<T>(
  deps: WriteDeps,
  actor: Actor,
  useCase: (tx: UnitOfWork) => Promise<Outcome<T>>,
  claim: Claim | null,
): Promise<WriteOutcome<T>> {
  const now = deps.now();
  const transaction = await openTransaction(
    deps.pool,
    'write',
    actor,
    claim ? claimSql(claim, actor, now) : '',
  );
  try {
    if (claim) {
      const taken = (await transaction.opened).at(-1)?.rowCount === 0;
      if (taken) return await replay<T>(transaction, claim);
    }
    const work = new Work(transaction.db, deps, actor, now);
    const outcome = await useCase(work);
    if (outcome.kind === 'refused') {
      await transaction.rollback();
      return outcome;
    }
    if (outcome.unchanged) {
      await transaction.rollback();
      return { kind: 'done', value: outcome.value, changes: [], replayed: false };
    }
    return await finish(transaction, work, outcome.value, claim);
  } catch (error) {
    await transaction.rollback();
    throw error;
  }
}

async function finish<T>(
  transaction: OpenTransaction,
  work: Work,
  value: T,
  claim: Claim | null,
): Promise<WriteOutcome<T>> {
  if (work.audits.length === 0) throw new Error('A write left no audit event');
  work.readClinicAnew();
  const entries: ChangeEntry[] = await reloadTouched(work, work.touched);
  const statement = recordStatement(work, entries, work.audits, claim, value);
  const result = await transaction.commit(statement);
  const row = result?.rows[0] as { base: number } | undefined;
  if (!row) throw new Error('The clinic has no head row');
  return { kind: 'done', value, changes: asChanges(entries, row.base, work), replayed: false };
}

class Work implements UnitOfWork {
  readonly db: Transaction<Schema>;
  readonly actor: Actor;
  readonly now: Instant;
  readonly requestId: string | null;
  readonly audits: AuditEntry[] = [];
  /** In the order of touching; true means gone. */
  readonly touched = new Map<string, { entity: EntityKind; id: string; gone: boolean }>();
  readonly #newId: () => string;
  #clinic: Promise<Clinic> | undefined;

  constructor(db: Transaction<Schema>, deps: WriteDeps, actor: Actor, now: Instant) {
    this.db = db;
    this.actor = actor;
    this.now = now;
    this.requestId = requestContext.getStore()?.requestId ?? null;
    this.#newId = () => deps.newId();
  }

  newId(): string {
    return this.#newId();
  }

  clinic(): Promise<Clinic> {
    return (this.#clinic ??= findTheClinic(this.db));
  }

  readClinicAnew(): void {
    this.#clinic = undefined;
  }

  touch(entity: EntityKind, id: string): void {
    this.touched.set(`${entity} ${id}`, { entity, id, gone: false });
    if (entity === 'clinic') this.#clinic = undefined;
  }

  gone(entity: EntityKind, id: string): void {
    this.touched.set(`${entity} ${id}`, { entity, id, gone: true });
  }

  audit(event: AuditEntry): void {
    this.audits.push(event);
  }
}
