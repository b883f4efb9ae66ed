import type { Booking } from '#domain/booking/booking';
import type { Physician, Room, Session } from '#domain/clinic/clinic';
import { aBooking, aPatient, aPhysician, aRoom, aSession } from '#domain/testing/builders';
import { SIDES } from '#domain/referral/laterality';
import type { ClinicDate } from '#domain/time/clinic-date';

/** Fifteen blocks of 30 and 10 minutes a day, in each room. */
const STARTS = Array.from({ length: 15 }, (_, n) => 480 + n * 40);

/** So many rooms, each with its physician, booked to the last slot on each of the days. */
export function aBigClinic(rooms: number, dates: readonly ClinicDate[]) {
  const numbers = Array.from({ length: rooms }, (_, n) => n + 1);
  const bookings = dates.flatMap((date) =>
    numbers.flatMap((n) =>
      STARTS.map((start, index): Booking =>
        aBooking({
          id: `booking-${date}-${n}-${index}`,
          side: SIDES[(n + index) % 3] ?? null,
          roomId: `room-${n}`,
          physicianId: `physician-${n}`,
          bayId: null,
          recoveryMinutes: 0,
          date,
          start,
        }),
      ),
    ),
  );
  return {
    resources: numbers.flatMap((n): (Room | Physician)[] => [
      aRoom({ id: `room-${n}`, name: `Room ${n}`, shortName: `R${n}` }),
      aPhysician({ id: `physician-${n}`, name: `Dr ${n}` }),
    ]),
    sessions: dates.flatMap((date) =>
      numbers.map((n): Session =>
        aSession({
          id: `session-${date}-${n}`,
          roomId: `room-${n}`,
          physicianId: `physician-${n}`,
          date,
          minutes: { start: 480, end: 1080 },
        }),
      ),
    ),
    patients: [aPatient()],
    bookings,
  };
}
