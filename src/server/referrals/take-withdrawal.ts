import type { ImportOutcome, ReadOutcome } from '#domain/referral/incoming';
import { planTriage } from '#domain/referral/triage';
import { lockReferral } from '../db/records/referral.ts';
import { done, unchanged, type Outcome, type UnitOfWork } from '../db/unit-of-work.ts';
import { faultSentence } from './fault-sentence.ts';
import {
  findEvents,
  insertEvent,
  keepOriginal,
  lockIdentifiers,
  type KnownEvent,
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
  const known = events[0];
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
  const plan = planTriage({ decision: 'withdrawn', reason }, stampOf(tx), [tx.newId(), '']);
  await insertStep(tx, referralId, plan.step);
  await changed(tx, referral, {
    act: 'withdraw-referral',
    reason,
    set: { decision: 'withdrawn' },
  });
  return done({ kind: 'withdrawn', referralId, place });
}

const isWithdrawal = ({ event }: KnownEvent): boolean => event.startsWith('withdrawal');
