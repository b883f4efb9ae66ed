import type { RuleName } from '#domain/clinic/rule-names';
import type { ClinicDate, Weekday } from '#domain/time/clinic-date';
import type { MinuteRange } from '#domain/time/minutes';

/** Why the clinic's set-up may not be changed so. */
export type ClinicRefusal =
  | {
      readonly code: 'rule-out-of-range';
      readonly rule: RuleName;
      readonly least: number;
      readonly most: number;
      readonly step: number;
    }
  /** The first must be less than the second. */
  | { readonly code: 'rules-out-of-order'; readonly first: RuleName; readonly second: RuleName }
  | { readonly code: 'no-rules-proposed' }
  | { readonly code: 'zone-unknown'; readonly zone: string }
  /** The clock would change while the clinic is open, and a wall-clock time name no one moment. */
  | {
      readonly code: 'hours-cross-clock-change';
      readonly weekday: Weekday;
      readonly date: ClinicDate;
    }
  | {
      readonly code: 'session-clash';
      readonly date: ClinicDate;
      /** The room or physician that already has a session then. */
      readonly resourceId: string;
      readonly minutes: MinuteRange;
    }
  | {
      readonly code: 'session-outside-hours';
      readonly date: ClinicDate;
      /** `null` when the clinic is closed that day. */
      readonly open: MinuteRange | null;
    }
  /** Bookings that would stand no longer, and that whoever saves has not been shown as they are. */
  | { readonly code: 'bookings-stranded'; readonly bookings: number; readonly first: ClinicDate }
  | { readonly code: 'template-without-dates' }
  | { readonly code: 'last-day-before-first'; readonly from: ClinicDate; readonly to: ClinicDate }
  /** Somebody has put it back meanwhile, or it never was. */
  | { readonly code: 'date-not-left-out'; readonly date: ClinicDate }
  | { readonly code: 'too-many-days'; readonly most: number }
  /** Somebody booked there meanwhile, or the plan says nothing of them. */
  | { readonly code: 'absence-strands-bookings'; readonly bookings: number }
  | { readonly code: 'too-many-sessions'; readonly most: number }
  | { readonly code: 'not-in-service'; readonly resourceId: string; readonly date: ClinicDate }
  | {
      readonly code: 'still-in-use';
      readonly resourceId: string;
      readonly bookings: number;
      readonly sessions: number;
      /** The last day it is used. */
      readonly last: ClinicDate;
    };
