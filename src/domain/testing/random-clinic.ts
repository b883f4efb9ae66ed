import type { Booking, Hold } from '#domain/booking/booking';
import type { BookingCase, Place } from '#domain/booking/booking-case';
import type { BookFacts } from '#domain/booking/clinic-book';
import { legsOf } from '#domain/booking/legs';
import { occupanciesOf } from '#domain/booking/occupancy';
import type { Session } from '#domain/clinic/clinic';
import {
  aBay,
  aBooking,
  aClinic,
  aPatient,
  aPhysician,
  aReferral,
  aRoom,
  aSession,
} from '#domain/testing/builders';
import { aCase } from '#domain/testing/booking-builders';
import { addDays, type ClinicDate } from '#domain/time/clinic-date';
import { overlaps } from '#domain/time/minutes';

/** Numbers from a seed, the same every time: for clinics that are random and can be replayed. */
export function randomFrom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

export const RANDOM_MONDAY: ClinicDate = '2026-09-14';

/** A small clinic on `days` days from a Monday: every kind of shortage occurs, none always. */
export function randomClinic(random: (below: number) => number, days: number): BookFacts {
  const several = <T>(least: number, most: number, make: (number: number) => T): T[] =>
    Array.from({ length: least + random(most - least + 1) }, (_, index) => make(index + 1));
  const range = (from: number, length: number) => {
    const start = from + random(24) * 5;
    return { start, end: start + (1 + random(length)) * 5 };
  };
  const rooms = several(1, 3, (n) => aRoom({ id: `room-${n}`, name: `Room ${n}` }));
  const physicians = several(1, 3, (n) =>
    aPhysician({ id: `physician-${n}`, activeTo: random(8) === 0 ? RANDOM_MONDAY : null }),
  );
  const bays = several(0, 3, (n) => {
    const staffed = range(480, 90);
    return aBay({ id: `bay-${n}`, name: `Bay ${n}`, staffed: { 1: staffed, 2: staffed } });
  });
  const open = range(480, 110);
  const dates = Array.from({ length: days }, (_, index) => addDays(RANDOM_MONDAY, index));
  const sessions = dates.flatMap((date) =>
    several(0, 4, (n) =>
      aSession({
        id: `session-${date}-${n}`,
        date,
        roomId: `room-${1 + random(3)}`,
        physicianId: `physician-${1 + random(3)}`,
        minutes: range(480, 60),
        maxCases: random(4) === 0 ? random(3) + 1 : null,
        procedureTypeIds: random(6) === 0 ? ['type-other'] : [],
      }),
    ).reduce<Session[]>(
      (kept, session) =>
        kept.some((other) => collide(other, session)) ? kept : [...kept, session],
      [],
    ),
  );
  return {
    clinic: aClinic({ openingHours: { 1: open, 2: open, 3: open } }),
    resources: [...rooms, ...physicians, ...bays],
    sessions,
    closures:
      random(4) === 0
        ? [
            {
              id: 'closure-1',
              version: 1,
              date: RANDOM_MONDAY,
              resourceId: [null, 'room-1', 'physician-1', 'bay-1'][random(4)] ?? null,
              reason: 'away',
            },
          ]
        : [],
    bookings: [],
    occupancies: [],
  };
}

/** A room, and a physician, has one session at a time, as the database insists. */
const collide = (a: Session, b: Session): boolean =>
  (a.roomId === b.roomId || a.physicianId === b.physicianId) && overlaps(a.minutes, b.minutes);

/** One of a few patients, with a block of random minutes. */
export function randomCase(random: (below: number) => number): BookingCase {
  const patientId = `patient-${1 + random(6)}`;
  return aCase({
    patient: aPatient({ id: patientId }),
    referral: aReferral({ id: `referral-${random(1000)}`, patientId, decision: 'accepted' }),
    durationMinutes: 5 + random(6) * 5,
    turnoverMinutes: random(4) * 5,
    recoveryMinutes: random(5) === 0 ? 0 : random(12) * 5,
    arriveBeforeMinutes: random(8) * 5,
  });
}

/** The booking that a case makes at a place. */
export function bookingAt(
  id: string,
  { patient, referral, ...minutes }: BookingCase,
  place: Place,
  bayId: string | null,
): Booking {
  return aBooking({
    ...place,
    id,
    patientId: patient.id,
    referralId: referral.id,
    durationMinutes: minutes.durationMinutes,
    turnoverMinutes: minutes.turnoverMinutes,
    recoveryMinutes: minutes.recoveryMinutes,
    arriveBeforeMinutes: minutes.arriveBeforeMinutes,
    bayId,
  });
}

export const withBooking = (facts: BookFacts, booking: Booking): BookFacts => ({
  ...facts,
  bookings: [...facts.bookings, booking],
  occupancies: [...facts.occupancies, ...occupanciesOf([booking], {}, [], 'Europe/London')],
});

/**
 * Bookings and holds that nobody asked the rules about, so that they overlap in every way that never
 * happens too; and legs that were used before a cancellation.
 */
export function withAnything(facts: BookFacts, random: (below: number) => number): BookFacts {
  if (facts.sessions.length === 0) return facts;
  const bays = facts.resources.filter(({ kind }) => kind === 'bay');
  const bookings = Array.from({ length: random(9) }, (_, index): Booking => {
    const session = facts.sessions[random(facts.sessions.length)] ?? aSession();
    const { date, roomId, physicianId, minutes } = session;
    const start = minutes.start + random(40) * 5;
    const bayId = bays[random(Math.max(1, bays.length))]?.id ?? null;
    const place = { date, roomId, physicianId, start };
    const booking = bookingAt(`booking-${index}`, randomCase(random), place, bayId);
    return { ...booking, sedation: random(2) === 0 };
  });
  const standing = bookings.filter(() => random(6) > 0);
  const holds = bookings
    .filter((booking) => !standing.includes(booking))
    .map((booking, index): Hold => ({
      id: `hold-${index}`,
      version: 1,
      by: `person-${1 + random(2)}`,
      byName: 'Jonas Weber',
      tab: `tab-${1 + random(2)}`,
      referralId: booking.referralId,
      legs: legsOf(booking),
      expiresAt: random(3) === 0 ? '2026-09-07T07:59:00.000Z' : '2026-09-07T08:03:00.000Z',
    }));
  return {
    ...facts,
    sessions: facts.sessions.map((session) => ({
      ...session,
      maxSedationCases: random(4) === 0 ? random(2) : null,
    })),
    bookings: standing,
    occupancies: occupanciesOf(standing, {}, holds, 'Europe/London'),
  };
}
