import type { Booking, Leg } from '#domain/booking/booking';

/** What `legsOf` needs to know of a booking or of one that is only proposed. */
export type LegFacts = Pick<
  Booking,
  | 'patientId'
  | 'physicianId'
  | 'roomId'
  | 'bayId'
  | 'date'
  | 'start'
  | 'durationMinutes'
  | 'turnoverMinutes'
  | 'recoveryMinutes'
  | 'arriveBeforeMinutes'
>;

/**
 * The legs of a booking in minutes of its clinic day (model.md, "Legs of a booking"):
 * physician, room with turnover, bay for the recovery, and the patient for all of it.
 * Zero recovery means no bay leg. The patient's leg is clamped to the day's first minute.
 */
export function legsOf(booking: LegFacts): Leg[] {
  const { date, start } = booking;
  const end = start + booking.durationMinutes;
  const recovered = end + booking.recoveryMinutes;
  const legs: Leg[] = [
    { leg: 'procedure', resourceId: booking.physicianId, date, minutes: { start, end } },
    {
      leg: 'room',
      resourceId: booking.roomId,
      date,
      minutes: { start, end: end + booking.turnoverMinutes },
    },
  ];
  if (booking.recoveryMinutes > 0 && booking.bayId !== null)
    legs.push({
      leg: 'recovery',
      resourceId: booking.bayId,
      date,
      minutes: { start: end, end: recovered },
    });
  legs.push({
    leg: 'presence',
    resourceId: booking.patientId,
    date,
    minutes: { start: Math.max(0, start - booking.arriveBeforeMinutes), end: recovered },
  });
  return legs;
}
