import type { Transaction } from 'kysely';
import { clinicBook, type ClinicBook } from '#domain/booking/clinic-book';
import type { Clinic } from '#domain/clinic/clinic';
import { daysFrom, type ClinicDate } from '#domain/time/clinic-date';
import { findOccupanciesBetween } from './occupancy.ts';
import { findBookingsOn } from './records/booking.ts';
import { findClosuresOn } from './records/closure.ts';
import { findAllResources } from './records/resource.ts';
import { findSessionsOn } from './records/session.ts';
import type { Schema } from './schema.ts';

/** The whole book from `from` to `to`, both included, for those who only look: nothing is locked. */
export async function readClinicBook(
  db: Transaction<Schema>,
  clinic: Clinic,
  from: ClinicDate,
  to: ClinicDate,
): Promise<ClinicBook> {
  const dates = daysFrom(from, to);
  const [resources, sessions, closures, bookings, occupancies] = await Promise.all([
    findAllResources(db),
    findSessionsOn(db, dates),
    findClosuresOn(db, dates),
    findBookingsOn(db, dates),
    findOccupanciesBetween(db, from, to),
  ]);
  return clinicBook({ clinic, resources, sessions, closures, bookings, occupancies });
}
