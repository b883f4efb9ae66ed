import type { Stamp } from '#domain/people/stamp';
import type { Level } from '#domain/referral/referral';
import type { Side } from '#domain/referral/laterality';
import type { ClinicDate } from '#domain/time/clinic-date';
import type { Minute, MinuteRange } from '#domain/time/minutes';

export const BOOKING_STATUSES = ['provisional', 'booked', 'cancelled'] as const;
export type BookingStatus = (typeof BOOKING_STATUSES)[number];

/** A procedure takes 5 to 30 minutes, in steps of five (model.md, "Never false" 3). */
export const SHORTEST_PROCEDURE = 5;
export const LONGEST_PROCEDURE = 30;

export const TOLD_HOW = ['phone', 'letter', 'text', 'e-mail', 'in-person'] as const;
export type ToldHow = (typeof TOLD_HOW)[number];

/** What the patient was last told, and whether they confirmed; a move makes it out of date. */
export interface Told extends Stamp {
  readonly how: ToldHow;
  readonly date: ClinicDate;
  readonly start: Minute;
  /** When to arrive, and who treats; not known where told before these were kept. */
  readonly arrive?: Minute;
  readonly physicianId?: string;
  readonly confirmed: boolean;
}

/** A soft refusal that a named person let pass. */
export interface Overrule extends Stamp {
  readonly code: string;
  readonly reason: string;
}

/** Who took a booking from the plan, when and why. */
export interface Cancelled extends Stamp {
  readonly reason: string;
  /** What it was before, so that it can stand again; not known of bookings cancelled long ago. */
  readonly was?: 'provisional' | 'booked';
}

/** FHIR: Appointment. Times are the plan; what happened is the visit's. */
export interface Booking {
  readonly id: string;
  readonly version: number;
  readonly patientId: string;
  readonly referralId: string;
  readonly procedureTypeId: string;
  /** The side treated that day, within the ordered side. */
  readonly side: Side | null;
  readonly levels: readonly Level[];
  readonly date: ClinicDate;
  readonly start: Minute;
  /** Minutes are fixed with the booking, so that a later change of the type strands nobody unseen. */
  readonly durationMinutes: number;
  readonly turnoverMinutes: number;
  readonly recoveryMinutes: number;
  readonly arriveBeforeMinutes: number;
  readonly sedation: boolean;
  readonly physicianId: string;
  readonly roomId: string;
  readonly bayId: string | null;
  readonly seriesId: string | null;
  /** 1 for the first block of a series. */
  readonly blockIndex: number | null;
  readonly status: BookingStatus;
  readonly cancelled: Cancelled | null;
  readonly overrules: readonly Overrule[];
  readonly told: Told | null;
}

export const LEGS = ['procedure', 'room', 'recovery', 'presence'] as const;
export type LegKind = (typeof LEGS)[number];

/** One resource taken for some minutes of one day. */
export interface Leg {
  readonly leg: LegKind;
  readonly resourceId: string;
  readonly date: ClinicDate;
  readonly minutes: MinuteRange;
}

/** A case for which a cell is kept while somebody decides; all legs, one owner, an end. */
export interface Hold {
  readonly id: string;
  readonly version: number;
  readonly by: string;
  readonly byName: string;
  /** The browser tab that holds it. */
  readonly tab: string;
  readonly referralId: string;
  readonly legs: readonly Leg[];
  readonly expiresAt: string;
}

export type ToldFacts = Pick<Booking, 'date' | 'start' | 'told'> &
  Partial<Pick<Booking, 'arriveBeforeMinutes' | 'physicianId'>>;

/** When the patient is to be here; never before midnight. */
export const arrivalOf = (booking: Pick<Booking, 'start' | 'arriveBeforeMinutes'>): Minute =>
  Math.max(0, booking.start - booking.arriveBeforeMinutes);

/** The patient has been told exactly this date and time. */
export function patientKnowsTime({ date, start, told }: ToldFacts): boolean {
  return told?.date === date && told.start === start;
}

/** The same, and when to arrive and who treats, as far as it is known what they were told. */
export function patientKnows(booking: ToldFacts): boolean {
  return (
    patientKnowsTime(booking) && !toldOtherArrival(booking) && toldOtherPhysician(booking) === null
  );
}

function toldOtherArrival({ start, arriveBeforeMinutes, told }: ToldFacts): boolean {
  if (told?.arrive === undefined || arriveBeforeMinutes === undefined) return false;
  return told.arrive !== arrivalOf({ start, arriveBeforeMinutes });
}

/** Whom the patient was told of and who treats now, by id; `null` where that is one, or not known. */
export function toldOtherPhysician({
  physicianId,
  told,
}: ToldFacts): { readonly was: string; readonly now: string } | null {
  if (told?.physicianId === undefined || physicianId === undefined) return null;
  return told.physicianId === physicianId ? null : { was: told.physicianId, now: physicianId };
}
