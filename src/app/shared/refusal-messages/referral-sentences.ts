import type { ReferralRefusal } from '#domain/referral/referral-refusal';
import { allOf } from '../words/lists';
import { missingFactWord, sideWord, triageWord } from '../words/referral-words';

export function referralSentence(refusal: ReferralRefusal): string {
  switch (refusal.code) {
    case 'decision-not-open':
      return $localize`This referral is “${triageWord(refusal.present)}:present:”, so it cannot become “${triageWord(refusal.decision)}:decision:”. Undo its last step first.`;
    case 'facts-missing':
      return $localize`Still missing: ${allOf(refusal.facts.map(missingFactWord))}:facts:. Fill it in, or return the referral with advice.`;
    case 'reason-missing':
      return $localize`A reason is needed: whoever sent the referral will read it.`;
    case 'something-depends-on-it':
      return refusal.bookings === 1
        ? $localize`A booking depends on this. Cancel it first.`
        : $localize`${refusal.bookings}:count: bookings depend on this. Cancel them first.`;
    case 'diagnosis-side-mismatch':
      return $localize`The diagnosis code says ${sideWord(refusal.diagnosisSide)}:diagnosisSide:, the order says ${sideWord(refusal.orderedSide)}:orderedSide:. Correct whichever is wrong.`;
    case 'message-unreadable':
      return $localize`The message cannot be read at ${refusal.place}:place:: ${refusal.problem}:problem:`;
    case 'message-not-a-referral':
      return $localize`The message is not a referral to take in. At ${refusal.place}:place:: ${refusal.problem}:problem:`;
  }
}
