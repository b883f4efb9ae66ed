import type { Transaction } from 'kysely';
import type { MessagesAnswer } from '#contract/referrals';
import type { Schema } from '../db/schema.ts';

/** The originals of a referral, the one that made it first. */
export async function findMessages(
  db: Transaction<Schema>,
  referralId: string,
): Promise<MessagesAnswer['messages']> {
  const rows = await db
    .selectFrom('referral_event')
    .innerJoin('imported_message', (join) =>
      join
        .onRef('imported_message.clinic_id', '=', 'referral_event.clinic_id')
        .onRef('imported_message.message_id', '=', 'referral_event.message_id'),
    )
    .select([
      'imported_message.message_id as id',
      'imported_message.kind',
      'referral_event.event',
      'imported_message.received_at as receivedAt',
      'imported_message.content',
      'imported_message.charset',
    ])
    .where('referral_event.referral_id', '=', referralId)
    .orderBy('referral_event.recorded')
    .execute();
  return rows.map(({ content, charset, event, ...message }) => ({
    ...message,
    event: event.split(' ')[0] ?? event,
    content: new TextDecoder(charset).decode(content),
  }));
}
