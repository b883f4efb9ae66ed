import type { Transaction } from 'kysely';
import type { Booking } from '#domain/booking/booking';
import type { ClinicDate } from '#domain/time/clinic-date';
import { stateForBlock } from '#domain/visit/next-steps';
import type { VisitState } from '#domain/visit/visit';
import { anyOf } from '../columns.ts';
import type { Schema } from '../schema.ts';

export async function findBookings(
  db: Transaction<Schema>,
  ids: readonly string[],
): Promise<Booking[]> {
  return bookings(db).where('booking.booking_id', '=', anyOf(ids)).execute();
}

/** The same, each row locked in the order of its id: whoever changes a booking does this first. */
export async function lockBookings(
  db: Transaction<Schema>,
  ids: readonly string[],
): Promise<Booking[]> {
  return bookings(db)
    .where('booking.booking_id', '=', anyOf(ids))
    .orderBy('booking.booking_id')
    .forUpdate('booking')
    .execute();
}

/** Bookings from `from` on, and every block of a series that still runs or has one of them. */
export async function findBookingsFrom(
  db: Transaction<Schema>,
  from: ClinicDate,
): Promise<Booking[]> {
  return bookings(db)
    .where((eb) =>
      eb.or([
        eb('booking.date', '>=', from),
        eb('booking.series_id', 'in', (query) =>
          query.selectFrom('series').select('series.series_id').where('series.ended', 'is', null),
        ),
        eb('booking.series_id', 'in', (query) =>
          query
            .selectFrom('booking as recent')
            .select((recent) => recent.ref('recent.series_id').$notNull().as('series_id'))
            .where('recent.date', '>=', from)
            .where('recent.series_id', 'is not', null),
        ),
      ]),
    )
    .orderBy('booking.date')
    .orderBy('booking.start_minute')
    .execute();
}

export async function findBookingsOf(
  db: Transaction<Schema>,
  referralId: string,
): Promise<Booking[]> {
  return bookings(db).where('booking.referral_id', '=', referralId).execute();
}

/** What stands on these days. */
export async function findBookingsOn(
  db: Transaction<Schema>,
  dates: readonly ClinicDate[],
): Promise<Booking[]> {
  return bookings(db)
    .where('booking.date', 'in', [...dates])
    .where('booking.status', '<>', 'cancelled')
    .execute();
}

/** What stands on a physician's list between two days, both included. */
export async function findBookingsOfPhysician(
  db: Transaction<Schema>,
  physicianId: string,
  { from, to }: { readonly from: ClinicDate; readonly to: ClinicDate },
): Promise<Booking[]> {
  return bookings(db)
    .where('booking.physician_id', '=', physicianId)
    .where('booking.date', '>=', from)
    .where('booking.date', '<=', to)
    .where('booking.status', '<>', 'cancelled')
    .execute();
}

export interface BookingAndVisit {
  readonly booking: Booking;
  /** As `stateForBlock` says. */
  readonly visitState: VisitState;
}

/** Every booking of these patients that was not cancelled, with where its visit stands. */
export async function findBlocksOf(
  db: Transaction<Schema>,
  patientIds: readonly string[],
): Promise<BookingAndVisit[]> {
  const rows = await bookings(db)
    .leftJoin('visit', 'visit.booking_id', 'booking.booking_id')
    .select((eb) => [
      'visit.state',
      eb
        .exists(
          eb
            .selectFrom('visit_step')
            .select('visit_step.visit_step_id')
            .whereRef('visit_step.booking_id', '=', 'booking.booking_id')
            .where('visit_step.step', '=', 'in-room')
            .where('visit_step.undone', 'is', null),
        )
        .$castTo<boolean>()
        .as('wasInRoom'),
    ])
    .where('booking.patient_id', '=', anyOf(patientIds))
    .where('booking.status', '<>', 'cancelled')
    .execute();
  return rows.map(({ state, wasInRoom, ...booking }) => ({
    booking,
    visitState: stateForBlock(state ?? 'expected', wasInRoom),
  }));
}

function bookings(db: Transaction<Schema>) {
  return db
    .selectFrom('booking')
    .select([
      'booking.booking_id as id',
      'booking.version',
      'booking.patient_id as patientId',
      'booking.referral_id as referralId',
      'booking.procedure_type_id as procedureTypeId',
      'booking.side',
      'booking.levels',
      'booking.date',
      'booking.start_minute as start',
      'booking.duration_minutes as durationMinutes',
      'booking.turnover_minutes as turnoverMinutes',
      'booking.recovery_minutes as recoveryMinutes',
      'booking.arrive_before_minutes as arriveBeforeMinutes',
      'booking.sedation',
      'booking.physician_id as physicianId',
      'booking.room_id as roomId',
      'booking.bay_id as bayId',
      'booking.series_id as seriesId',
      'booking.block_index as blockIndex',
      'booking.status',
      'booking.cancelled',
      'booking.overrules',
      'booking.told',
    ]);
}
