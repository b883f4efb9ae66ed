import type { MissingFact, TriageDecision } from '#domain/referral/referral';

/** Why a referral may not be taken in, triaged or changed. */
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
  /** The message cannot be taken in; `place` is a FHIRPath or an HL7 v2 location such as `RF1-6`. */
  | { readonly code: 'message-unreadable'; readonly place: string; readonly problem: string }
  | { readonly code: 'message-not-a-referral'; readonly place: string; readonly problem: string };
