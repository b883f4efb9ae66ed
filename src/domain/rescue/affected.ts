import type { Booking } from '#domain/booking/booking';
import type { Asking, BookingCase, Place } from '#domain/booking/booking-case';
import type { BookingRefusal } from '#domain/booking/booking-refusal';
import { addDays, daysBetween, type ClinicDate } from '#domain/time/clinic-date';

/** A booking that the absence leaves without a place, and what may be done with it. */
export interface AffectedCase {
  readonly booking: Booking;
  readonly bookingCase: BookingCase;
  /** Why it may not be moved at all: the patient is here already. */
  readonly staysBecause: readonly BookingRefusal[];
  /** Why it may not leave its day: something is recorded of it. */
  readonly keepsDayBecause: readonly BookingRefusal[];
}

export interface Move {
  readonly of: AffectedCase;
  readonly place: Place;
}

/** How many days before and after the absence a new place is looked for. */
export const RESCUE_DAYS = 14;

/** The earliest first: the order in which they are placed, and in which the server places them. */
export function inOrder(affected: readonly AffectedCase[]): AffectedCase[] {
  return [...affected].sort(
    (a, b) => a.booking.start - b.booking.start || (a.booking.id < b.booking.id ? -1 : 1),
  );
}

/** The days on which a case may find a place, by how far away they are: its own day alone first. */
export function daysFor(
  { booking: { date }, keepsDayBecause }: AffectedCase,
  { today }: Pick<Asking, 'today'>,
): ClinicDate[][] {
  if (keepsDayBecause.length > 0) return [[date]];
  const around = Array.from({ length: RESCUE_DAYS }, (_, days) => [
    addDays(date, -days - 1),
    addDays(date, days + 1),
  ]);
  return [[date], ...around].map((days) => days.filter((day) => day >= today));
}

/** Any number of minutes weighs less than one day. */
const A_DAY = 100_000;

/** How much a patient is put out: by the days first, and then by the minutes. */
export function costOf({ booking }: AffectedCase, { date, start }: Place): number {
  return Math.abs(daysBetween(booking.date, date)) * A_DAY + Math.abs(start - booking.start);
}
