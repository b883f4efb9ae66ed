import type { MissingFact, TriageDecision } from '#domain/referral/referral';
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
  | { readonly code: 'something-depends-on-it'; readonly bookings: number }
  | {
      readonly code: 'diagnosis-side-mismatch';
      readonly diagnosisSide: string;
      readonly orderedSide: string;
    }
  /** In the future where it has been, too long ago for a living person, or an end before its start. */
  | { readonly code: 'date-impossible'; readonly field: DatedFact; readonly date: ClinicDate }
  | { readonly code: 'mrn-taken'; readonly mrn: string }
  /** A prescriber agrees to a stop that a physician has decided, and to nothing else. */
  | { readonly code: 'no-stop-decided'; readonly drug: string };
