import type { Booking, Hold } from '#domain/booking/booking';
import {
  askingAt,
  type Asking,
  type BookingCase,
  type Cell,
  type Place,
} from '#domain/booking/booking-case';
import type { BookingRefusal } from '#domain/booking/booking-refusal';
import { bookingRefusals } from '#domain/booking/booking-refusals';
import { clinicBook, type BookFacts, type ClinicBook } from '#domain/booking/clinic-book';
import { legsOf } from '#domain/booking/legs';
import { occupanciesOf } from '#domain/booking/occupancy';
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

/** Builders for specs about booking: around Monday 14 September 2026, asked a week before. */
export const anAsking = (over: Partial<Asking> = {}): Asking => ({
  ...askingAt('2026-09-07T08:00:00.000Z', 'Europe/London'),
  ...over,
});

/** A single block of patient-1, left, 30 + 10 minutes, 45 in recovery. */
export const aCase = (over: Partial<BookingCase> = {}): BookingCase => ({
  bookingId: null,
  status: 'booked',
  patient: aPatient(),
  referral: aReferral({ decision: 'accepted' }),
  series: null,
  blockIndex: null,
  procedureTypeId: 'type-lsb',
  lateralityNeeded: true,
  bleedingRisk: 'intermediate',
  side: 'left',
  durationMinutes: 30,
  turnoverMinutes: 10,
  recoveryMinutes: 45,
  arriveBeforeMinutes: 30,
  sedation: false,
  bayId: null,
  told: null,
  blocks: [],
  ...over,
});

/** 09:30 on that Monday in room-1 with physician-1. */
export const aPlace = (over: Partial<Place> = {}): Place => ({
  date: '2026-09-14',
  start: 570,
  physicianId: 'physician-1',
  roomId: 'room-1',
  ...over,
});

/** Somebody else's booking: another patient, another referral. */
export const anotherBooking = (over: Partial<Booking> = {}): Booking =>
  aBooking({ id: 'booking-2', patientId: 'patient-2', referralId: 'referral-2', ...over });

export const aHold = (over: Partial<Hold> = {}): Hold => ({
  id: 'hold-1',
  version: 1,
  by: 'person-2',
  byName: 'Jonas Weber',
  tab: 'tab-2',
  referralId: 'referral-2',
  legs: legsOf(anotherBooking()),
  expiresAt: '2026-09-07T08:03:00.000Z',
  ...over,
});

export interface BookOver extends Partial<Omit<BookFacts, 'occupancies'>> {
  readonly holds?: readonly Hold[];
}

/** Two rooms, two physicians and one bay, with one session; occupied by the given bookings and holds. */
export const aBook = ({ holds = [], ...over }: BookOver = {}): ClinicBook => {
  const bookings = over.bookings ?? [];
  return clinicBook({
    clinic: aClinic(),
    resources: [
      aRoom(),
      aRoom({ id: 'room-2', name: 'Room 2', shortName: 'R2' }),
      aPhysician(),
      aPhysician({ id: 'physician-2', name: 'Dr Paul Adeyemi', shortName: 'ADE' }),
      aBay(),
    ],
    sessions: [aSession()],
    closures: [],
    ...over,
    bookings,
    occupancies: occupanciesOf(bookings, {}, holds, 'Europe/London'),
  });
};

/** One row of a table about refusals: what differs from an allowed block in a free cell. */
export interface Asked {
  readonly name: string;
  readonly book?: BookOver;
  readonly of?: Partial<BookingCase>;
  readonly at?: Partial<Cell>;
  readonly asking?: Partial<Asking>;
  /** Codes, or whole refusals where the details matter. */
  readonly says: readonly (BookingRefusal['code'] | BookingRefusal)[];
}

/** What the rules answer to the row, in the detail in which the row speaks. */
export const answerTo = ({ book, of, at, asking, says }: Asked): readonly unknown[] => {
  const cell: Cell = { ...aPlace(), ...at };
  return bookingRefusals(aCase(of), cell, aBook(book).day(cell.date), anAsking(asking)).map(
    (refusal, index) => (typeof says[index] === 'string' ? refusal.code : refusal),
  );
};
