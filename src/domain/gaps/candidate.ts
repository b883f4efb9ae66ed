import type { Booking } from '#domain/booking/booking';
import type { Asking, BookingCase, Place } from '#domain/booking/booking-case';
import type { BookingRefusal } from '#domain/booking/booking-refusal';
import type { ClinicRules } from '#domain/clinic/clinic';
import type { ReadinessKind } from '#domain/readiness/readiness';
import type { ClinicDate } from '#domain/time/clinic-date';

/** Who asks about gaps, and how early the clinic tells its patients. */
export interface GapAsking extends Asking {
  readonly rules: Pick<ClinicRules, 'tellPatientDaysBefore'>;
}

/** Somebody who waits for a place, or has a later one and could come sooner. */
export interface WaitingCase {
  readonly bookingCase: BookingCase;
  /** The booking that would be pulled forward; `null` for whoever has no date. */
  readonly present: Booking | null;
  readonly shortNotice: boolean;
  /** Whom the series, or else the referral, asks for. */
  readonly preferredPhysicianId: string | null;
  /** The queue's own order as text (`rankInQueue`). */
  readonly rank: string;
}

/** Why this patient can really come; the app words each. */
export type FitReason =
  /** Said only where the gap is near. */
  | { readonly code: 'comes-at-short-notice' }
  | { readonly code: 'asked-for-this-physician'; readonly physicianId: string }
  /** They asked for somebody else: it fits, and they must be asked. */
  | { readonly code: 'asked-for-another-physician'; readonly physicianId: string }
  | { readonly code: 'ready' }
  /** Open, and there is time left for it. */
  | { readonly code: 'still-to-do'; readonly kinds: readonly ReadinessKind[] }
  | { readonly code: 'authorised'; readonly until: ClinicDate; readonly blocksLeft: number }
  | { readonly code: 'drug-continues'; readonly drug: string }
  | { readonly code: 'drug-can-be-stopped'; readonly drug: string; readonly from: ClinicDate }
  | {
      readonly code: 'interval-kept';
      readonly days: number;
      readonly otherDate: ClinicDate;
      readonly minimumDays: number;
      readonly maximumDays: number | null;
    }
  /** Their later place becomes a gap. */
  | { readonly code: 'pulled-forward'; readonly from: Place };

/** What keeps somebody from a place besides the booking rules. */
export type ReadinessTooLate = {
  readonly code: 'readiness-too-late';
  readonly kind: ReadinessKind;
};
export type NearlyReason = BookingRefusal | ReadinessTooLate;

export interface GapCandidate<Waiting = WaitingCase> {
  readonly waiting: Waiting;
  /** Where they would stand: the first start in the gap at which nothing is refused. */
  readonly place: Place;
  readonly bayId: string | null;
  readonly reasons: readonly FitReason[];
}

/** Everything fits but one thing. */
export interface NearlyFits<Waiting = WaitingCase> {
  readonly waiting: Waiting;
  readonly place: Place;
  readonly reason: NearlyReason;
}

export interface GapCandidates<Waiting = WaitingCase> {
  /** Whether there is too little time to tell somebody in the ordinary way (`isNear`). */
  readonly near: boolean;
  /** In the order in which to ask them (`compareCandidates`). */
  readonly fitting: readonly GapCandidate<Waiting>[];
  readonly nearly: readonly NearlyFits<Waiting>[];
}
