import type { EntityChange, Snapshot } from '#contract/live';
import type { SignedIn } from '#contract/people';
import type { Booking } from '#domain/booking/booking';
import { SIDES } from '#domain/referral/laterality';
import { addDays, type ClinicDate } from '#domain/time/clinic-date';
import {
  aBay,
  aBooking,
  aClinic,
  aPatient,
  aPhysician,
  aProcedureType,
  aReferral,
  aRoom,
  aSession,
} from '../../src/domain/testing/builders.ts';

/** A Sunday: the day before the first one that is booked. */
export const SUNDAY = '2026-09-13';
const NOW = '2026-09-11T08:00:00.000Z';
/** Blocks of 30 minutes with 10 of turnover, as many as a day of ten hours takes. */
const STARTS = Array.from({ length: 15 }, (_, n) => 480 + n * 40);

export interface BigClinic {
  readonly signedIn: SignedIn;
  readonly snapshot: Snapshot;
  /** One change of one booking of the first day, another one each time. */
  readonly change: (seq: number) => EntityChange;
}

/** So many rooms, each with its physician and two bays, booked to the last slot for so many days. */
export function bigClinic(rooms: number, days: number): BigClinic {
  const numbers = Array.from({ length: rooms }, (_, n) => n + 1);
  const dates = Array.from({ length: days }, (_, n) => addDays(SUNDAY, n + 1));
  const clinic = aClinic();
  const bookings = dates.flatMap((date) =>
    numbers.flatMap((room) => STARTS.map((start, n) => bookingAt(date, room, start, n))),
  );
  const snapshot: Snapshot = {
    seq: 1,
    now: NOW,
    clinic,
    people: [],
    resources: numbers.flatMap((n) => [
      aRoom({ id: `room-${n}`, name: `Room ${n}`, shortName: `R${n}` }),
      aPhysician({ id: `physician-${n}`, name: `Dr Person ${n}`, shortName: `P${n}` }),
      aBay({ id: `bay-${n}-0`, name: `Bay ${2 * n - 1}` }),
      aBay({ id: `bay-${n}-1`, name: `Bay ${2 * n}` }),
    ]),
    procedureTypes: [aProcedureType()],
    protocols: [],
    checklistTemplates: [],
    sessions: dates.flatMap((date) =>
      numbers.map((n) =>
        aSession({
          id: `session-${date}-${n}`,
          ...{ roomId: `room-${n}`, physicianId: `physician-${n}`, date },
          minutes: { start: 480, end: 1080 },
        }),
      ),
    ),
    sessionTemplates: [],
    closures: [],
    patients: bookings.map(({ patientId }, n) =>
      aPatient({ id: patientId, familyName: `Okafor${n}`, givenName: 'Grace' }),
    ),
    referrals: bookings.map(({ referralId, patientId }) =>
      aReferral({ id: referralId, patientId, decision: 'accepted', bookingsStanding: 1 }),
    ),
    bookings,
    holds: [],
    visits: [],
    checklists: [],
    series: [],
  };
  const person = {
    id: 'person-1',
    version: 1,
    name: 'Maya Lindqvist',
    email: 'maya@harbour.example',
    roles: ['coordinator'] as const,
    physicianId: null,
    active: true,
  };
  return {
    signedIn: { person, clinic, acts: [] },
    snapshot,
    change: (seq) => changeOf(bookings, seq),
  };
}

function bookingAt(date: ClinicDate, room: number, start: number, n: number): Booking {
  const id = `${date}-${room}-${n}`;
  return aBooking({
    id: `booking-${id}`,
    patientId: `patient-${id}`,
    referralId: `referral-${id}`,
    ...{ roomId: `room-${room}`, physicianId: `physician-${room}`, bayId: `bay-${room}-${n % 2}` },
    ...{ side: SIDES[(room + n) % 3] ?? null, date, start },
  });
}

/** A colleague moves a block five minutes on and back, from room to room. */
function changeOf(bookings: readonly Booking[], seq: number): EntityChange {
  const booking = bookings[(seq * 17) % 300];
  if (booking === undefined) throw new Error('There is no booking to change');
  const body = { ...booking, version: seq, start: booking.start + (seq % 2 === 0 ? 5 : 0) };
  return {
    seq,
    entity: 'booking',
    id: body.id,
    version: seq,
    byName: 'Amir Haddad',
    at: NOW,
    body,
  };
}
