import { createHash, randomBytes } from 'node:crypto';
import type { Pool, QueryResult } from 'pg';
import type { Actor } from '#domain/people/person';
import type { Role } from '#domain/people/roles';
import type { Instant } from '#domain/time/instant';
import { inWriteTransaction, openTransaction } from '../db/transaction.ts';

/** Somebody signed in at one clinic, as every request learns it from the cookie. */
export interface SignIn {
  /** SHA-256 of the token, in hex; the token itself is only in the cookie. */
  readonly tokenHash: string;
  readonly actor: Actor;
  readonly expiresAt: Instant;
}

/** Hours without a request after which a sign-in ends by itself; desktops are shared. */
const IDLE_HOURS = 12;
/** The expiry moves on at most this often, so that reading does not mean writing. */
const SLIDE_EVERY_MS = 5 * 60_000;
/** How long a look-up may be remembered. Revoking does not wait for it: see `forget`. */
const REMEMBER_MS = 5_000;
const REMEMBER_AT_MOST = 5_000;

/** Woken by every commit that ends sign-ins or changes roles; the payload is the person's id. */
export const SIGN_IN_CHANNEL = 'sign_in';

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

function expiryFrom(now: Instant): Instant {
  return new Date(Date.parse(now) + IDLE_HOURS * 3_600_000).toISOString();
}

/** Stores a new sign-in, and returns the only copy of its token. */
export async function storeSignIn(
  pool: Pool,
  who: Pick<Actor, 'clinicId' | 'personId'>,
  now: Instant,
  userAgent: string,
): Promise<{ token: string; expiresAt: Instant }> {
  const token = randomBytes(32).toString('base64url');
  const expiresAt = expiryFrom(now);
  await inWriteTransaction(pool, who, (db) =>
    db
      .insertInto('sign_in')
      .values({
        token_hash: Buffer.from(hashToken(token), 'hex'),
        person_id: who.personId,
        clinic_id: who.clinicId,
        begun_at: now,
        seen_at: now,
        expires_at: expiresAt,
        user_agent: userAgent.slice(0, 200),
      })
      .execute(),
  );
  return { token, expiresAt };
}

interface Found {
  readonly person_id: string;
  readonly clinic_id: string;
  readonly name: string;
  readonly roles: Role[];
  readonly physician_id: string | null;
  readonly seen_at: Instant;
  readonly expires_at: Instant;
}

export interface SignInsOptions {
  readonly pool: Pool;
  now(): Instant;
  /** While nobody would tell us of revoked sign-ins, every request is looked up. */
  hearsOfRevocations(): boolean;
}

/** Looks up who a cookie belongs to. */
export class SignIns {
  readonly #options: SignInsOptions;
  readonly #known = new Map<string, { signIn: SignIn; until: number }>();
  /** Counts the forgetting: what was looked up before one is not remembered after it. */
  #forgotten = 0;

  constructor(options: SignInsOptions) {
    this.#options = options;
  }

  /** Null for a token that is unknown, ended, expired, or of somebody who is no longer active. */
  async recognise(token: string): Promise<SignIn | null> {
    const tokenHash = hashToken(token);
    const known = this.#known.get(tokenHash);
    if (
      known &&
      known.until > performance.now() &&
      known.signIn.expiresAt > this.#options.now() &&
      this.#options.hearsOfRevocations()
    )
      return known.signIn;
    this.#known.delete(tokenHash);
    return this.#lookUp(tokenHash);
  }

  /** Forgets what is remembered of a person, or of everybody. */
  forget(personId?: string): void {
    this.#forgotten++;
    if (personId === undefined) this.#known.clear();
    else
      for (const [tokenHash, { signIn }] of this.#known)
        if (signIn.actor.personId === personId) this.#known.delete(tokenHash);
  }

  async end(signIn: SignIn): Promise<void> {
    await this.#inScope(
      signIn,
      `with ended as (
         update sign_in set ended_at = $2 where token_hash = decode($1, 'hex') and ended_at is null)
       select pg_notify('${SIGN_IN_CHANNEL}', $3)`,
      [signIn.tokenHash, this.#options.now(), signIn.actor.personId],
    );
    this.forget(signIn.actor.personId);
  }

  async #lookUp(tokenHash: string): Promise<SignIn | null> {
    const now = this.#options.now();
    const forgotten = this.#forgotten;
    const client = await this.#options.pool.connect();
    let found: Found | undefined;
    try {
      // The hash is hexadecimal of our own making, and `now` our own clock's.
      const results = (await client.query(
        `begin read only;
         select set_config('ganglion.token', '${tokenHash}', true);
         select set_config('ganglion.person', person_id::text, true),
                set_config('ganglion.clinic', clinic_id::text, true)
         from sign_in where token_hash = current_token();
         select s.person_id, s.clinic_id, s.seen_at, s.expires_at, p.name, m.roles, m.physician_id
         from sign_in s join person p using (person_id) join membership m using (clinic_id, person_id)
         where s.token_hash = current_token() and s.ended_at is null and s.expires_at > '${new Date(now).toISOString()}'
           and p.active and m.active;
         commit`,
      )) as unknown as QueryResult<Found>[];
      found = results[3]?.rows[0];
      client.release();
    } catch (error) {
      client.release(true);
      throw error;
    }
    if (!found) return null;
    const actor: Actor = {
      personId: found.person_id,
      clinicId: found.clinic_id,
      name: found.name,
      roles: found.roles,
      physicianId: found.physician_id,
    };
    const signIn = { tokenHash, actor, expiresAt: found.expires_at };
    const kept = await this.#slide(signIn, found.seen_at, now);
    if (this.#known.size >= REMEMBER_AT_MOST) this.#known.clear();
    if (forgotten === this.#forgotten)
      this.#known.set(tokenHash, { signIn: kept, until: performance.now() + REMEMBER_MS });
    return kept;
  }

  async #slide(signIn: SignIn, seenAt: Instant, now: Instant): Promise<SignIn> {
    if (Date.parse(now) - Date.parse(seenAt) < SLIDE_EVERY_MS) return signIn;
    const expiresAt = expiryFrom(now);
    await this.#inScope(
      signIn,
      `update sign_in set seen_at = $2, expires_at = $3
       where token_hash = decode($1, 'hex') and ended_at is null`,
      [signIn.tokenHash, now, expiresAt],
    );
    return { ...signIn, expiresAt };
  }

  async #inScope(signIn: SignIn, text: string, values: unknown[]): Promise<void> {
    const transaction = await openTransaction(this.#options.pool, 'write', signIn.actor);
    await transaction.commit({ text, values });
  }
}
