import type { DatedFact, ReferralRefusal } from '#domain/referral/referral-refusal';
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
    case 'date-impossible':
      return impossibleDate(refusal.field, refusal.date);
    case 'mrn-taken':
      return $localize`Another patient has the record number ${refusal.mrn}:mrn:. Search for it, or leave the number empty to be given the next one.`;
    case 'no-stop-decided':
      return $localize`A physician has not decided to stop ${refusal.drug}:drug:, so there is nothing for its prescriber to agree to.`;
  }
}

function impossibleDate(field: DatedFact, date: string): string {
  switch (field) {
    case 'birth-date':
      return $localize`Nobody was born on ${date}:date:. Check the birth date.`;
    case 'received-on':
      return $localize`A referral cannot have come on ${date}:date:. Check the day it was received.`;
    case 'authorisation':
      return $localize`The authorisation ends on ${date}:date:, before it begins.`;
    case 'pause':
      return $localize`The pause ends on ${date}:date:, before it begins.`;
    case 'unavailable':
      return $localize`The days away end on ${date}:date:, before they begin.`;
    case 'onset':
      return $localize`The pain cannot have begun on ${date}:date:. Check the onset: not after today, not before birth.`;
    case 'investigation':
      return $localize`No test can have been done on ${date}:date:. Check the day under Imaging and tests: not after today, not before birth.`;
    case 'previous-block':
      return $localize`No block can have been done on ${date}:date:. Check the day under Blocks elsewhere: not after today, not before birth.`;
  }
}
