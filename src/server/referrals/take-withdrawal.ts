import type { ImportOutcome, ReadOutcome } from '#domain/referral/incoming';
import type { Referral } from '#domain/referral/referral';
import { planTriage } from '#domain/referral/triage';
import { lockReferral } from '../db/records/referral.ts';
import { done, unchanged, type Outcome, type UnitOfWork } from '../db/unit-of-work.ts';
import { faultSentence } from './fault-sentence.ts';
import {
  findEvents,
  insertEvent,
  isWithdrawal,
  keepOriginal,
  lockIdentifiers,
  type Original,
} from './keep-original.ts';
import { changed, stampOf } from './referral-write.ts';
import { insertStep } from './triage-referral.ts';

type Withdrawal = Extract<ReadOutcome, { kind: 'withdrawal' }>;

/**
 * The sender takes a referral back. That is a fact, also where blocks are booked: they stand, and
 * the referral goes to the list of what cannot go on, until somebody cancels them.
 */
export async function takeWithdrawal(
  tx: UnitOfWork,
  { key, fingerprint, reason, place, fault }: Withdrawal,
  original: Original,
): Promise<Outcome<ImportOutcome>> {
  await lockIdentifiers(tx, [key]);
  const events = await findEvents(tx, key);
  const known = events.at(-1);
  if (known === undefined)
    return unchanged({ kind: 'refused', ...fault, problem: faultSentence(fault) });
  const { referralId } = known;
  const referral = await lockReferral(tx.db, referralId);
  if (referral === undefined) throw new Error('A message without its referral');
  const messageId = await keepOriginal(tx, original);
  const nothingNew =
    // The very same file: a person who has undone what it did has seen it.
    events.some((known) => isWithdrawal(known) && known.messageId === messageId) ||
    referral.decision === 'withdrawn' ||
    referral.decision === 'declined' ||
    referral.endedAt !== null;
  if (nothingNew)
    return unchanged({ kind: 'already-known', referralId, place, missing: [], differs: [] });
  await insertEvent(tx, key, 'withdrawal', { referralId, messageId, fingerprint });
  if (await isAskedElsewhere(tx, referral, key)) {
    await changed(tx, referral, { act: 'import-update', reason, detail: { withdrawn: key } });
    const { duplicates } = referral;
    const differs = ['withdrawal'];
    return done({ kind: 'updated', referralId, place, missing: [], differs, duplicates });
  }
  const plan = planTriage({ decision: 'withdrawn', reason }, stampOf(tx), [tx.newId(), '']);
  await insertStep(tx, referralId, plan.step);
  await changed(tx, referral, {
    act: 'withdraw-referral',
    reason,
    set: { decision: 'withdrawn' },
  });
  return done({ kind: 'withdrawn', referralId, place });
}

/**
 * Two requests became one, and only one of them is taken back: the other still stands, typed by hand
 * or under another key that has not been cancelled.
 */
async function isAskedElsewhere(
  tx: UnitOfWork,
  referral: Referral,
  key: Withdrawal['key'],
): Promise<boolean> {
  if (referral.source.kind === 'entered') return true;
  const events = await tx.db
    .selectFrom('referral_event')
    .select(['sender', 'identifier', 'event'])
    .where('referral_id', '=', referral.id)
    .orderBy('recorded')
    .execute();
  const last = new Map<string, string>();
  for (const { sender, identifier, event } of events)
    if (sender !== key.space || identifier !== key.value)
      last.set(`${sender} ${identifier}`, event);
  return (
    [...last.values()].some((event) => !event.startsWith('withdrawal')) ||
    referral.merged.some(({ source }) => source.kind === 'entered')
  );
}
