import type { Booking, Leg } from '#domain/booking/booking';
import type { ClinicDate } from '#domain/time/clinic-date';
import { MINUTES_PER_DAY, type Minute } from '#domain/time/minutes';

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
 * Zero recovery means no bay leg. What would reach over midnight is cut there.
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
      minutes: { start, end: Math.min(MINUTES_PER_DAY, end + booking.turnoverMinutes) },
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

/**
 * What is left of the legs when the patient goes at `minute` of `date`: minutes before that stay,
 * because they were used; the rest is free again. `minute` is a multiple of five.
 */
export function legsUntil(legs: readonly Leg[], date: ClinicDate, minute: Minute): Leg[] {
  return legs.flatMap((leg): Leg[] => {
    if (leg.date !== date) return leg.date < date ? [leg] : [];
    const end = Math.min(leg.minutes.end, minute);
    return leg.minutes.start < end ? [{ ...leg, minutes: { start: leg.minutes.start, end } }] : [];
  });
}
