import type { EntityChange } from '#contract/live';
import type { Actor } from '#domain/people/person';
import type { Instant } from '#domain/time/instant';
import type { WriteOutcome } from './outcome.ts';
import { requestContext } from './request-context.ts';
import type { OpenTransaction } from './transaction.ts';

/** A place under a client's Idempotency-Key; a request that writes twice has two. */
export interface Claim {
  readonly key: string;
  /** SHA-256 of method, address and body, in hex. */
  readonly requestHash: string;
}

/** What a client may send as a key. It goes into SQL as it stands. */
export const IDEMPOTENCY_KEY = /^[A-Za-z0-9_-]{8,100}$/;

/** The same key came with another request: a fault of the client's. */
export class KeyUsedOtherwise extends Error {
  override readonly name = 'KeyUsedOtherwise';
}

/** The claim of the next write in this request, if the client sent a key. */
export function nextClaim(_actor: Actor): Claim | null {
  const context = requestContext.getStore();
  if (!context?.idempotency) return null;
  const { key, requestHash } = context.idempotency;
  const place = context.writes++;
  return { key: place === 0 ? key : `${key}.${place}`, requestHash };
}

/**
 * Claims the key within the write's own transaction: a rival with the same key waits here until
 * this one has ended, and a claim never outlives a write that came to nothing.
 */
export function claimSql(claim: Claim, actor: Actor, now: Instant): string {
  if (!/^[A-Za-z0-9_.-]{8,110}$/.test(claim.key) || !/^[0-9a-f]{64}$/.test(claim.requestHash))
    throw new Error('A claim that was not checked at the door');
  return (
    'insert into idempotency_key (clinic_id, person_id, key, request_hash, at) ' +
    `values ('${actor.clinicId}', '${actor.personId}', '${claim.key}', '\\x${claim.requestHash}', '${new Date(now).toISOString()}') ` +
    'on conflict do nothing'
  );
}

/** What the first request with this key came to, from what it stored. */
export async function replay<T>(
  transaction: OpenTransaction,
  claim: Claim,
): Promise<WriteOutcome<T>> {
  const { db } = transaction;
  const stored = await db
    .selectFrom('idempotency_key')
    .select(['request_hash', 'answer', 'first_seq', 'last_seq'])
    .where('key', '=', claim.key)
    .where('person_id', '=', (eb) => eb.fn<string>('current_person'))
    .executeTakeFirstOrThrow();
  const changes =
    stored.first_seq === null || stored.last_seq === null
      ? []
      : await db
          .selectFrom('change')
          .select([
            'seq',
            'entity',
            'entity_id as id',
            'version',
            'by_name as byName',
            'at',
            'body',
          ])
          .where('seq', '>=', stored.first_seq)
          .where('seq', '<=', stored.last_seq)
          .orderBy('seq')
          .execute();
  await transaction.rollback();
  if (stored.request_hash.toString('hex') !== claim.requestHash) throw new KeyUsedOtherwise();
  const { value } = stored.answer as { value: T };
  return { kind: 'done', value, changes: changes as unknown as EntityChange[], replayed: true };
}
