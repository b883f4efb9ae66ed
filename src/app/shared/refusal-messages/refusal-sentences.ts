import type { Refusal } from '#domain/refusal';
import { clinicSentence } from './clinic-sentences';
import { commonSentence } from './common-sentences';
import { peopleSentence } from './people-sentences';
import { referralSentence } from './referral-sentences';
import { bookingSentence } from './booking-sentences';
import { visitSentence } from './visit-sentences';
import { dischargeSentence } from './discharge-sentences';
import { templateSentence } from './template-sentences';
import { seriesSentence } from './series-sentences';
import type { Names } from './names';

/** Does not compile while a code has no sentence. */
function assertNever(refusal: never): never {
  throw new Error(`No sentence for ${JSON.stringify(refusal)}`);
}

/** What is refused, why, and what would clear it, in clinic words. */
export function refusalSentence(refusal: Refusal, names: Names): string {
  switch (refusal.code) {
    case 'stale':
    case 'others-were-faster':
    case 'not-permitted':
    case 'not-found':
      return commonSentence(refusal, names);
    case 'wrong-e-mail-or-password':
    case 'too-many-attempts':
    case 'password-too-short':
    case 'e-mail-taken':
    case 'already-set-up':
    case 'last-administrator':
    case 'physician-link-taken':
      return peopleSentence(refusal);
    case 'rule-out-of-range':
    case 'rules-out-of-order':
    case 'no-rules-proposed':
    case 'zone-unknown':
    case 'hours-cross-clock-change':
    case 'session-clash':
    case 'session-outside-hours':
    case 'bookings-stranded':
    case 'template-without-dates':
    case 'last-day-before-first':
    case 'date-not-left-out':
    case 'too-many-days':
    case 'absence-strands-bookings':
    case 'too-many-sessions':
    case 'not-in-service':
    case 'still-in-use':
      return clinicSentence(refusal, names);
    case 'decision-not-open':
    case 'facts-missing':
    case 'reason-missing':
    case 'something-depends-on-it':
    case 'diagnosis-side-mismatch':
    case 'decided-at-triage':
    case 'date-impossible':
    case 'mrn-taken':
    case 'file-changed':
    case 'rows-with-faults':
    case 'saved-filter-name-taken':
    case 'saved-filters-full':
    case 'no-such-saved-filter':
    case 'merge-into-itself':
    case 'merged-already':
    case 'survivor-closed':
    case 'duplicate-in-treatment':
    case 'duplicate-patient-in-treatment':
    case 'merge-built-upon':
    case 'no-stop-decided':
    case 'attachment-refused':
    case 'referral-closed':
    case 'nothing-to-act-on':
    case 'patient-was-told':
    case 'decided-since':
      return referralSentence(refusal, names.today);
    case 'resource-taken':
    case 'no-bay-free':
    case 'no-bay-staffed':
    case 'duration-out-of-range':
    case 'recovery-past-closing':
    case 'clinic-closed':
    case 'resource-away':
    case 'outside-session':
    case 'procedure-not-in-session':
    case 'in-the-past':
    case 'session-full':
    case 'turnover-past-session':
    case 'patient-unavailable':
    case 'interval-too-short':
    case 'interval-too-long':
    case 'yearly-cap-reached':
    case 'authorisation-used-up':
    case 'authorisation-not-valid':
    case 'red-flag-unresolved':
    case 'antithrombotic-undecided':
    case 'antithrombotic-too-late':
    case 'prescriber-not-agreed':
    case 'series-undecided':
    case 'side-missing':
    case 'side-not-ordered':
    case 'procedure-not-ordered':
    case 'referral-not-accepted':
    case 'referral-already-booked':
    case 'booking-not-standing':
    case 'nothing-to-undo':
    case 'done-by-another':
    case 'patient-knows-of-it':
    case 'visit-has-begun':
    case 'day-has-begun':
      return bookingSentence(refusal, names);
    case 'step-out-of-order':
    case 'not-the-day':
    case 'booking-not-confirmed':
    case 'side-differs':
    case 'checklist-unfinished':
    case 'start-blocked':
    case 'outcome-needs-physician':
    case 'outcome-needs-reason':
    case 'later-step-stands':
    case 'procedure-has-started':
    case 'measurement-out-of-range':
    case 'measurement-needs-side':
    case 'record-missing':
    case 'record-signed':
    case 'record-incomplete':
    case 'dose-over-ceiling':
    case 'not-gone-home':
    case 'call-made-already':
    case 'no-such-concern':
    case 'concern-answered':
    case 'password-wrong':
      return visitSentence(refusal, names);
    case 'item-unanswered':
    case 'item-forbids-home':
    case 'score-too-low':
    case 'observation-not-over':
    case 'orthostatic-drop':
    case 'below-baseline':
    case 'answer-out-of-range':
    case 'answer-of-wrong-type':
    case 'checklist-template-missing':
    case 'item-not-in-checklist':
    case 'not-applicable-not-offered':
    case 'not-overrulable':
    case 'overrule-reason-missing':
      return dischargeSentence(refusal);
    case 'checklist-title-missing':
    case 'checklist-without-items':
    case 'checklist-too-many-items':
    case 'checklist-item-without-text':
    case 'checklist-text-too-long':
    case 'checklist-item-name-wrong':
    case 'checklist-item-twice':
    case 'checklist-fact-not-of-type':
    case 'checklist-range-empty':
    case 'checklist-unit-unknown':
    case 'checklist-options-count':
    case 'checklist-option-without-label':
    case 'checklist-option-twice':
    case 'checklist-item-held':
    case 'checklist-for-procedure-exists':
    case 'checklist-for-all-stays':
    case 'checklist-without-procedure':
      return templateSentence(refusal, names);
    case 'series-ended':
    case 'series-paused':
    case 'series-not-paused':
    case 'no-legal-slot':
    case 'block-not-done':
    case 'response-missing':
    case 'measure-too-early':
    case 'planned-blocks-done':
    case 'too-many-blocks':
    case 'referral-in-series':
    case 'blocks-not-in-order':
    case 'block-not-placed':
    case 'protocol-of-another-procedure':
      return seriesSentence(refusal);
    default:
      return assertNever(refusal);
  }
}

/** Nothing else can be cleared before these. */
function weight(refusal: Refusal): number {
  switch (refusal.code) {
    case 'not-permitted':
    case 'not-found':
      return 0;
    case 'stale':
      return 1;
    default:
      return 'hard' in refusal && !refusal.hard ? 3 : 2;
  }
}

/** All reasons at once, the hardest first; the order the domain gave them is kept within. */
export function refusalSentences(refusals: readonly Refusal[], names: Names): string[] {
  return [...refusals]
    .sort((a, b) => weight(a) - weight(b))
    .map((refusal) => refusalSentence(refusal, names));
}
