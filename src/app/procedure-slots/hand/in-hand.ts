import type { Booking } from '#domain/booking/booking';
import {
  caseOfBooking,
  caseOfReferral,
  type Asking,
  type BookingCase,
  type CaseFacts,
  type Cell,
} from '#domain/booking/booking-case';
import { provisionalReasons } from '#domain/booking/booking-refusals';
import { sessionCovering, type ClinicBook, type DayPlan } from '#domain/booking/clinic-book';
import type { BookingRefusal } from '#domain/booking/booking-refusal';
import { legalPlaces, type Wanted } from '#domain/booking/openings';
import type { Place } from '#domain/booking/booking-case';
import type { ClinicDate } from '#domain/time/clinic-date';
import type { Minute } from '#domain/time/minutes';

/** What somebody is about to place: a referral's next block, or a booking that moves. */
export type InHand =
  | { readonly kind: 'referral'; readonly referralId: string }
  | { readonly kind: 'booking'; readonly bookingId: string };

/** The same with everything it rests on. */
export interface CaseInHand {
  readonly facts: CaseFacts;
  /** `null` for a new booking. */
  readonly booking: Booking | null;
}

/**
 * The case as it can be on that day: confirmed, or provisional where something that a confirmed
 * booking must have is not there yet (`reasons`). A booking that moves stays what it is.
 */
export interface CaseOnDay {
  readonly bookingCase: BookingCase;
  readonly reasons: readonly BookingRefusal[];
}

export function caseOn({ facts, booking }: CaseInHand, day: DayPlan, asking: Asking): CaseOnDay {
  if (booking !== null) return { bookingCase: caseOfBooking(booking, facts), reasons: [] };
  const confirmed = caseOfReferral(facts, 'booked');
  const reasons = provisionalReasons(confirmed, day, asking);
  return reasons.length === 0
    ? { bookingCase: confirmed, reasons }
    : { bookingCase: { ...confirmed, status: 'provisional' }, reasons };
}

/**
 * The first place it can have where whoever asks may put it (`isTheirs`), confirmed if there is one
 * at all, else provisional.
 */
export function firstPlaceOf(
  { facts, booking }: CaseInHand,
  book: ClinicBook,
  wanted: Wanted,
  asking: Asking,
  isTheirs: (place: Place) => boolean = () => true,
): Place | null {
  const first = (bookingCase: BookingCase): Place | null => {
    for (const place of legalPlaces(bookingCase, book, wanted, asking))
      if (isTheirs(place)) return place;
    return null;
  };
  if (booking !== null) return first(caseOfBooking(booking, facts));
  return first(caseOfReferral(facts, 'booked')) ?? first(caseOfReferral(facts, 'provisional'));
}

/** Rooms or physicians across. */
export type By = 'room' | 'physician';

/** What of the board somebody points at: a column and a start. */
export interface Spot {
  readonly columnId: string;
  readonly start: Minute;
}

/** The cell a spot stands for: the session there says who works in the room, or where the physician. */
export function cellAt(spot: Spot, by: By, day: DayPlan, durationMinutes: number): Cell {
  const { columnId, start } = spot;
  const column = by === 'room' ? { roomId: columnId } : { physicianId: columnId };
  const covering = (length: number) => sessionCovering(day, column, { start, end: start + length });
  const session = covering(durationMinutes) ?? covering(5);
  return {
    date: day.date,
    start,
    roomId: by === 'room' ? columnId : (session?.roomId ?? null),
    physicianId: by === 'physician' ? columnId : (session?.physicianId ?? null),
  };
}

/** A cell that names both, so that it can be booked. */
export function placeOf(cell: Cell): Place | null {
  const { date, start, roomId, physicianId } = cell;
  return roomId === null || physicianId === null ? null : { date, start, roomId, physicianId };
}

/** The spot of a place, where the board shows its day. */
export function spotOf(place: Place | null, date: ClinicDate, by: By): Spot | null {
  if (place?.date !== date) return null;
  return { columnId: by === 'room' ? place.roomId : place.physicianId, start: place.start };
}

/** The booking stands in this very place already. */
export const isThere = (booking: Place, place: Place): boolean =>
  booking.date === place.date &&
  booking.start === place.start &&
  booking.roomId === place.roomId &&
  booking.physicianId === place.physicianId;
