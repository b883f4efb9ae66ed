import type { Referral } from '#domain/referral/referral';
import { askedAgainRefusals } from '#domain/referral/triage';

/** What becomes of a referral about which its sender says more, so that somebody acts on it. */
export type SentMore =
  /** It is being dealt with: what is new is added to it. */
  | 'add'
  /** It is blocks that stand: somebody has to cancel those first. */
  | 'withdrawn-but-booked'
  /** Back among the new ones, with these words in its history. */
  | { readonly anew: string }
  /** What was done stays done: the sender's word makes a referral of its own. */
  | 'another';

/**
 * Nothing a sender says may lie where nobody looks. What they owed, took back or were declined is
 * looked at anew, by triage; whoever finds nothing in it undoes that step or declines again. What is
 * completed cannot begin again, so it goes on in a new referral.
 */
export function sentMore(
  referral: Pick<Referral, 'decision' | 'bookingsStanding' | 'seriesId' | 'endedAt'>,
): SentMore {
  const { decision, bookingsStanding, seriesId, endedAt } = referral;
  if (endedAt !== null && bookingsStanding === 0 && seriesId === null) return 'another';
  switch (decision) {
    case 'withdrawn':
      return askedAgainRefusals(referral).length > 0
        ? 'withdrawn-but-booked'
        : { anew: 'The sender asked for it again after it was withdrawn.' };
    case 'needs-information':
      return { anew: 'The sender sent more.' };
    case 'declined':
      return { anew: 'The sender sent more after it was declined.' };
    case 'received':
    case 'asked':
    case 'accepted':
      return 'add';
  }
}
