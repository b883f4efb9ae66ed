import { sql } from 'kysely';
import type { SpacedIdentifier } from '#domain/referral/incoming';
import type { UnitOfWork } from '../db/unit-of-work.ts';

/** A file as it came. */
export interface Original {
  readonly kind: 'fhir' | 'hl7v2' | 'csv';
  readonly charset: string;
  readonly content: Buffer;
  readonly hash: Buffer;
}

/** Keeps the file once, however many referrals it brings; answers its id. */
export async function keepOriginal(tx: UnitOfWork, original: Original): Promise<string> {
  const kept = await tx.db
    .insertInto('imported_message')
    .values({
      clinic_id: tx.actor.clinicId,
      message_id: tx.newId(),
      received_at: tx.now,
      by_person: tx.actor.personId,
      kind: original.kind,
      charset: original.charset,
      content: original.content,
      content_hash: original.hash,
    })
    .onConflict((conflict) => conflict.columns(['clinic_id', 'content_hash']).doNothing())
    .returning('message_id')
    .executeTakeFirst();
  if (kept !== undefined) return kept.message_id;
  const { message_id: id } = await tx.db
    .selectFrom('imported_message')
    .select('message_id')
    .where('content_hash', '=', original.hash)
    .executeTakeFirstOrThrow();
  return id;
}

/** What a message did to a referral: asked for it, changed it, took it back. */
export type MessageEvent = 'request' | 'update' | 'withdrawal';

export interface KnownEvent {
  readonly referralId: string;
  readonly messageId: string;
  readonly event: string;
  readonly fingerprint: string;
}

/**
 * Everything these identifiers stand for waits for us, and we for it: two servers that take in the
 * same message at once make one referral. In sorted order, so that nobody waits in a circle.
 */
export async function lockIdentifiers(
  tx: UnitOfWork,
  identifiers: readonly SpacedIdentifier[],
): Promise<void> {
  const names = identifiers.map(({ space, value }) => `${tx.actor.clinicId} ${space} ${value}`);
  for (const name of [...new Set(names)].sort())
    await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 7))`.execute(tx.db);
}

/** What is known of a sender's referral, oldest first. */
export async function findEvents(
  tx: Pick<UnitOfWork, 'db'>,
  key: SpacedIdentifier,
): Promise<KnownEvent[]> {
  return tx.db
    .selectFrom('referral_event')
    .select(['referral_id as referralId', 'message_id as messageId', 'event', 'fingerprint'])
    .where('sender', '=', key.space)
    .where('identifier', '=', key.value)
    .orderBy('recorded')
    .execute();
}

/** A referral is asked for once. It may be changed and taken back many times, by each message once. */
function nameOf(
  event: MessageEvent,
  of: { readonly messageId: string; readonly fingerprint: string },
): string {
  if (event === 'request') return event;
  return event === 'update'
    ? `${event} ${of.fingerprint} ${of.messageId}`
    : `${event} ${of.messageId}`;
}

export const isWithdrawal = ({ event }: KnownEvent): boolean => event.startsWith('withdrawal');

export async function insertEvent(
  tx: UnitOfWork,
  key: SpacedIdentifier,
  event: MessageEvent,
  of: { readonly referralId: string; readonly messageId: string; readonly fingerprint: string },
): Promise<void> {
  await tx.db
    .insertInto('referral_event')
    .values({
      clinic_id: tx.actor.clinicId,
      sender: key.space,
      identifier: key.value,
      event: nameOf(event, of),
      referral_id: of.referralId,
      message_id: of.messageId,
      fingerprint: of.fingerprint,
      at: tx.now,
    })
    .execute();
}
