import type { Booking, Overrule } from '#domain/booking/booking';
import type { Place } from '#domain/booking/booking-case';
import type { BookingRefusal } from '#domain/booking/booking-refusal';
import type { VisitState } from '#domain/visit/visit';

/**
 * Why the plan of this booking may no longer be changed: it does not stand, or the patient is
 * already here, so that what happens is the visit's to say.
 */
export function changeRefusals(
  booking: Pick<Booking, 'status'>,
  visitState: VisitState,
): BookingRefusal[] {
  if (booking.status === 'cancelled') return [{ code: 'booking-not-standing' }];
  return visitState === 'expected' ? [] : [{ code: 'visit-has-begun' }];
}

/** What depends on the day alone, so that an overrule of it outlives a move within the day. */
const OF_THE_DAY: readonly string[] = [
  'interval-too-short',
  'interval-too-long',
  'yearly-cap-reached',
  'authorisation-used-up',
  'authorisation-not-valid',
  'patient-unavailable',
];

/** The overrules that still say something true when the booking moves to `place`. */
export function overrulesKept(
  booking: Pick<Booking, 'overrules' | 'date' | 'start' | 'physicianId' | 'roomId'>,
  place: Place,
): readonly Overrule[] {
  if (booking.date !== place.date) return [];
  const isSamePlace =
    booking.start === place.start &&
    booking.physicianId === place.physicianId &&
    booking.roomId === place.roomId;
  return isSamePlace
    ? booking.overrules
    : booking.overrules.filter(({ code }) => OF_THE_DAY.includes(code));
}
