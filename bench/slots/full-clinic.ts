import type { Booking } from '#domain/booking/booking';
import type { BookFacts } from '#domain/booking/clinic-book';
import { occupanciesOf } from '#domain/booking/occupancy';
import type { Session } from '#domain/clinic/clinic';
import { aBay, aBooking, aClinic, aPhysician, aRoom, aSession } from '#domain/testing/builders';
import { addDays, type ClinicDate, type Weekday } from '#domain/time/clinic-date';
import type { MinuteRange } from '#domain/time/minutes';

export const ROOMS = 24;
export const PHYSICIANS = 16;
export const BAYS = 24;
export const DAYS = 90;

const OPEN: MinuteRange = { start: 420, end: 1200 };
const DAY_HALVES: readonly MinuteRange[] = [
  { start: 480, end: 780 },
  { start: 780, end: 1080 },
];
/** From one block to the next of a physician: 30 minutes, and 10 in which the room is made ready. */
const RHYTHM = 40;

/** Ids that the database takes too. */
const idOf = (kind: number, n: number): string =>
  `${String(kind).padStart(8, '0')}-0000-4000-8000-${String(n).padStart(12, '0')}`;
const ids = (kind: number, count: number): string[] =>
  Array.from({ length: count }, (_, n) => idOf(kind, n));

export const FULL = {
  rooms: ids(1, ROOMS),
  physicians: ids(2, PHYSICIANS),
  bays: ids(3, BAYS),
  patients: (n: number): string => idOf(4, n),
  bookings: (n: number): string => idOf(5, n),
  sessions: (n: number): string => idOf(6, n),
  type: idOf(7, 0),
} as const;

/**
 * Ninety days of a clinic that is nearly full, so that a search has to go through weeks: each
 * physician has a session in the morning and one in the afternoon, in another room, of which every
 * fiftieth block is missing.
 */
export function fullClinic(from: ClinicDate, random: (below: number) => number): BookFacts {
  const everyDay: Partial<Record<Weekday, MinuteRange>> = Object.fromEntries(
    [1, 2, 3, 4, 5, 6, 7].map((day) => [day, OPEN]),
  );
  const sessions: Session[] = [];
  const bookings: Booking[] = [];
  for (let day = 0; day < DAYS; day += 1) {
    const date = addDays(from, day);
    const bayFree = new Array<number>(BAYS).fill(0);
    for (const [half, minutes] of DAY_HALVES.entries())
      for (let physician = 0; physician < PHYSICIANS; physician += 1)
        sessions.push(
          aSession({
            id: FULL.sessions(sessions.length),
            date,
            minutes,
            physicianId: FULL.physicians[physician] ?? '',
            roomId: FULL.rooms[(physician + half * 8 + day) % ROOMS] ?? '',
            maxCases: null,
          }),
        );
    const today = sessions.slice(-2 * PHYSICIANS);
    for (let start = 480; start + RHYTHM <= 1080; start += RHYTHM)
      for (const session of today) {
        const { minutes } = session;
        if (start < minutes.start || start + RHYTHM > minutes.end) continue;
        const bay = bayFree.findIndex((until) => until <= start + 30);
        if (bay < 0 || random(100) < 2) continue;
        bayFree[bay] = start + 75;
        bookings.push(
          aBooking({
            id: FULL.bookings(bookings.length),
            patientId: FULL.patients(bookings.length),
            referralId: FULL.patients(bookings.length),
            procedureTypeId: FULL.type,
            physicianId: session.physicianId,
            roomId: session.roomId,
            bayId: FULL.bays[bay] ?? null,
            date,
            start,
            durationMinutes: 30,
            turnoverMinutes: 10,
            recoveryMinutes: 45,
            arriveBeforeMinutes: 30,
          }),
        );
      }
  }
  return {
    clinic: aClinic({ openingHours: everyDay }),
    resources: [
      ...FULL.rooms.map((id, n) => aRoom({ id, name: `Room ${n + 1}` })),
      ...FULL.physicians.map((id, n) => aPhysician({ id, name: `Dr ${n + 1}` })),
      ...FULL.bays.map((id, n) => aBay({ id, name: `Bay ${n + 1}`, staffed: everyDay })),
    ],
    sessions,
    closures: [],
    bookings,
    occupancies: occupanciesOf(bookings, {}, [], 'Europe/London'),
  };
}
