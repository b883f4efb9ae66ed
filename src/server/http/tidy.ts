import type { Pool } from 'pg';
import type { Instant } from '#domain/time/instant';
import { inWriteTransaction } from '../db/transaction.ts';

/** A client retries within seconds; two days are for a desk that slept. */
const KEEP_KEYS_HOURS = 48;
/** Ended sign-ins stay readable for a month; who signed in when is in the audit for good. */
const KEEP_SIGN_INS_HOURS = 30 * 24;
const EVERY_MS = 3_600_000;

/** Throws away what nobody can need any more: old idempotency keys and sign-ins of one clinic. */
export async function tidyClinic(pool: Pool, clinicId: string, now: Instant): Promise<void> {
  const before = (hours: number): Instant =>
    new Date(Date.parse(now) - hours * 3_600_000).toISOString();
  await inWriteTransaction(pool, { clinicId, personId: null }, async (db) => {
    await db.deleteFrom('idempotency_key').where('at', '<', before(KEEP_KEYS_HOURS)).execute();
    await db
      .deleteFrom('sign_in')
      .where('clinic_id', '=', clinicId)
      .where('expires_at', '<', before(KEEP_SIGN_INS_HOURS))
      .execute();
  });
}

/** Tidies each clinic that is worked in about once an hour, behind the requests. */
export class Tidier {
  readonly #pool: Pool;
  readonly #now: () => Instant;
  readonly #onError: (error: unknown) => void;
  readonly #tidied = new Map<string, number>();

  constructor(pool: Pool, now: () => Instant, onError: (error: unknown) => void) {
    this.#pool = pool;
    this.#now = now;
    this.#onError = onError;
  }

  pass(clinicId: string): void {
    const last = this.#tidied.get(clinicId);
    if (last !== undefined && performance.now() - last < EVERY_MS) return;
    this.#tidied.set(clinicId, performance.now());
    // The first hour is left alone: a server that has just started has better things to do.
    if (last !== undefined) tidyClinic(this.#pool, clinicId, this.#now()).catch(this.#onError);
  }
}
