import { sql, type Transaction } from 'kysely';
import type { Booking } from '#domain/booking/booking';
import type { VisitState } from '#domain/visit/visit';
import { anyOf } from './columns.ts';
import { findBookings, lockBookings } from './records/booking.ts';
import type { Schema } from './schema.ts';

/** What a write about bookings rests on, by id; what is not there is left out. */
export interface LockedCases {
  readonly referrals: ReadonlyMap<string, LockedReferral>;
  /** The running series of the referrals, and those the bookings are blocks of. */
  readonly series: readonly LockedSeries[];
  readonly bookings: ReadonlyMap<string, Booking>;
  /** Bookings to whose visit something has happened. */
  readonly visitStates: ReadonlyMap<string, VisitState>;
}

export interface LockedReferral {
  readonly id: string;
  readonly patientId: string;
  readonly procedureTypeId: string | null;
}

export interface LockedSeries {
  readonly id: string;
  readonly referralId: string;
  readonly ended: boolean;
}

/**
 * Locks the referrals, their series and the bookings, each kind in the order of its ids,
 * in one round trip. Whoever else changes one of them waits; the first step of a visit waits too,
 * because its row refers to the booking.
 */
export function lockCases(db: Transaction<Schema>, asked: AskedCases): Promise<LockedCases> {
  return readCases(db, asked, true);
}

/** The same rows as they are, for whoever only reads. */
export function findCases(db: Transaction<Schema>, asked: AskedCases): Promise<LockedCases> {
  return readCases(db, asked, false);
}

interface AskedCases {
  readonly referralIds?: readonly string[];
  readonly bookingIds?: readonly string[];
}

async function readCases(
  db: Transaction<Schema>,
  asked: AskedCases,
  locks: boolean,
): Promise<LockedCases> {
  const { referralIds = [], bookingIds = [] } = asked;
  const concerned = sql<string>`any(array(
    select unnest(${[...referralIds]}::uuid[])
    union select referral_id from booking where booking_id = any(${[...bookingIds]}::uuid[])))`;
  const [referrals, series, bookings, visits] = await Promise.all([
    db
      .selectFrom('referral')
      .select([
        'referral_id as id',
        'patient_id as patientId',
        'procedure_type_id as procedureTypeId',
      ])
      .where('referral_id', '=', concerned)
      .orderBy('referral_id')
      .$if(locks, (query) => query.forNoKeyUpdate())
      .execute(),
    db
      .selectFrom('series')
      .select((eb) => [
        'series_id as id',
        'referral_id as referralId',
        eb('ended', 'is not', null).$castTo<boolean>().as('ended'),
      ])
      .where('referral_id', '=', concerned)
      .where((eb) =>
        eb.or([
          eb('ended', 'is', null),
          eb('series_id', 'in', (query) =>
            query
              .selectFrom('booking')
              .select((booking) => booking.ref('booking.series_id').$notNull().as('series_id'))
              .where('booking_id', '=', anyOf(bookingIds)),
          ),
        ]),
      )
      .orderBy('series_id')
      .$if(locks, (query) => query.forNoKeyUpdate())
      .execute(),
    locks ? lockBookings(db, bookingIds) : findBookings(db, bookingIds),
    db
      .selectFrom('visit')
      .select(['booking_id as id', 'state'])
      .where('booking_id', '=', anyOf(bookingIds))
      .execute(),
  ]);
  return {
    referrals: new Map(referrals.map((referral) => [referral.id, referral])),
    series,
    bookings: new Map(bookings.map((booking) => [booking.id, booking])),
    visitStates: new Map(visits.map(({ id, state }) => [id, state])),
  };
}
