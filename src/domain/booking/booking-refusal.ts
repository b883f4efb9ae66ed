import type { LegKind } from '#domain/booking/booking';
import type { AntithromboticProblem } from '#domain/readiness/antithrombotics';
import type { RedFlagKind } from '#domain/referral/referral';
import type { ClinicDate } from '#domain/time/clinic-date';
import type { Minute, MinuteRange } from '#domain/time/minutes';

/**
 * Why a case may not stand at a date and time, hard or soft after model.md's table
 * ("Hard and soft"). Minutes are of the clinic day; `hardnessOf` says who may overrule.
 */
export type BookingRefusal =
  | {
      readonly code: 'resource-taken';
      readonly leg: LegKind;
      readonly resourceId: string;
      readonly minutes: MinuteRange;
      /** The first minute from which this leg would fit that day, if any. */
      readonly freeFrom: Minute | null;
      readonly heldByName: string | null;
    }
  | { readonly code: 'no-bay-free'; readonly minutes: MinuteRange }
  | { readonly code: 'no-bay-staffed'; readonly minutes: MinuteRange }
  | { readonly code: 'duration-out-of-range'; readonly durationMinutes: number }
  | { readonly code: 'recovery-past-closing'; readonly ends: Minute; readonly closes: Minute }
  | { readonly code: 'clinic-closed'; readonly date: ClinicDate; readonly reason: string | null }
  | { readonly code: 'resource-away'; readonly resourceId: string; readonly reason: string | null }
  | {
      readonly code: 'outside-session';
      /** `null` where the asker looked at a room, or a physician, alone. */
      readonly physicianId: string | null;
      readonly roomId: string | null;
    }
  | { readonly code: 'procedure-not-in-session'; readonly procedureTypeId: string }
  | { readonly code: 'in-the-past'; readonly date: ClinicDate }
  | { readonly code: 'session-full'; readonly cases: number; readonly sedation: boolean }
  | { readonly code: 'turnover-past-session'; readonly ends: Minute; readonly sessionEnds: Minute }
  | {
      readonly code: 'patient-unavailable';
      readonly from: ClinicDate;
      readonly to: ClinicDate | null;
    }
  | {
      readonly code: 'interval-too-short';
      readonly days: number;
      readonly minimumDays: number;
      readonly otherDate: ClinicDate;
    }
  | {
      readonly code: 'interval-too-long';
      readonly days: number;
      readonly maximumDays: number;
      readonly otherDate: ClinicDate;
    }
  | { readonly code: 'yearly-cap-reached'; readonly cap: number }
  | { readonly code: 'authorisation-used-up'; readonly allowed: number }
  | {
      readonly code: 'authorisation-not-valid';
      readonly validFrom: ClinicDate;
      readonly validTo: ClinicDate;
    }
  | { readonly code: 'red-flag-unresolved'; readonly kinds: readonly RedFlagKind[] }
  | AntithromboticProblem
  | { readonly code: 'series-undecided'; readonly afterBlock: number }
  /** Nothing is booked anew until somebody resumes it. */
  | { readonly code: 'series-paused' }
  | { readonly code: 'side-missing' }
  | { readonly code: 'side-not-ordered'; readonly side: string; readonly ordered: string }
  /** Another procedure has been ordered since: ids of procedure types. */
  | {
      readonly code: 'procedure-not-ordered';
      readonly procedureTypeId: string;
      readonly ordered: string;
    }
  | { readonly code: 'referral-not-accepted' }
  | { readonly code: 'referral-already-booked'; readonly date: ClinicDate }
  /** Nobody is told a date for which a drug must be stopped before its prescriber agrees. */
  | { readonly code: 'prescriber-not-agreed'; readonly drug: string }
  | { readonly code: 'booking-not-standing' }
  /** An undo of what is not so: it was never cancelled, or never confirmed by itself. */
  | { readonly code: 'nothing-to-undo' }
  /** Only whoever did it takes it back. */
  | { readonly code: 'done-by-another'; readonly byName: string }
  | { readonly code: 'patient-knows-of-it'; readonly date: ClinicDate; readonly start: Minute }
  | { readonly code: 'visit-has-begun' }
  /** Checks, measurements or overrules of this day are recorded, which say nothing of another. */
  | { readonly code: 'day-has-begun'; readonly date: ClinicDate };
