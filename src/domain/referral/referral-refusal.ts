import type { ReferralAction } from '#domain/referral/referral-action';
import type { AttachmentRefused } from '#domain/referral/attachments';
import type { MissingFact, TriageDecision, TriagedFact } from '#domain/referral/referral';
import type { ClinicDate } from '#domain/time/clinic-date';

/** Days that a person types, by the name of the fact. */
export type DatedFact =
  | 'birth-date'
  | 'received-on'
  | 'authorisation'
  | 'pause'
  | 'unavailable'
  | 'onset'
  | 'investigation'
  | 'previous-block';

/** Why a referral may not be triaged or changed. What a message may lack stands in `incoming.ts`. */
export type ReferralRefusal =
  | {
      readonly code: 'decision-not-open';
      readonly decision: TriageDecision;
      readonly present: TriageDecision;
    }
  | { readonly code: 'facts-missing'; readonly facts: readonly MissingFact[] }
  | { readonly code: 'reason-missing' }
  | AttachmentRefused
  | { readonly code: 'something-depends-on-it'; readonly bookings: number }
  | {
      readonly code: 'diagnosis-side-mismatch';
      readonly diagnosisSide: string;
      readonly orderedSide: string;
    }
  /** It was accepted so, and whoever asks may not triage. */
  | { readonly code: 'decided-at-triage'; readonly facts: readonly TriagedFact[] }
  /** In the future where it has been, too long ago for a living person, or an end before its start. */
  | { readonly code: 'date-impossible'; readonly field: DatedFact; readonly date: ClinicDate }
  | { readonly code: 'mrn-taken'; readonly mrn: string }
  | { readonly code: 'saved-filter-name-taken'; readonly name: string }
  | { readonly code: 'saved-filters-full'; readonly most: number }
  | { readonly code: 'no-such-saved-filter'; readonly id: string }
  /** It is not the file that was looked over. */
  | { readonly code: 'file-changed' }
  /** Nothing is left out of a file unless somebody says so. */
  | { readonly code: 'rows-with-faults'; readonly rows: number }
  /** Why two referrals may not become one, or not be two again. */
  | { readonly code: 'merge-into-itself' }
  | { readonly code: 'merged-already' }
  | { readonly code: 'survivor-closed' }
  | { readonly code: 'duplicate-in-treatment' }
  | { readonly code: 'duplicate-patient-in-treatment' }
  | {
      readonly code: 'merge-built-upon';
      readonly bookings: number;
      readonly series: number;
      readonly decisions: number;
    }
  /** A prescriber agrees to a stop that a physician has decided, and to nothing else. */
  | { readonly code: 'no-stop-decided'; readonly drug: string }
  /** It is declined or withdrawn: only the record itself is still corrected. */
  | { readonly code: 'referral-closed'; readonly decision: TriageDecision }
  /** There is no open question, no red flag, no plan … to do this to. */
  | { readonly code: 'nothing-to-act-on'; readonly action: ReferralAction }
  /** The patient was told to stop a drug for this block: it cannot become untold. */
  | { readonly code: 'patient-was-told'; readonly drug: string; readonly date: ClinicDate }
  /** A decision was taken on top of it. */
  | { readonly code: 'decided-since'; readonly decision: TriageDecision };
