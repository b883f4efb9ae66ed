import type { Transaction } from 'kysely';
import { clinicBook, type ClinicBook } from '#domain/booking/clinic-book';
import type { Clinic } from '#domain/clinic/clinic';
import type { ClinicDate } from '#domain/time/clinic-date';
import { findOccupancies } from './occupancy.ts';
import { findBookingsOn } from './records/booking.ts';
import { findClosuresOn } from './records/closure.ts';
import { findAllResources } from './records/resource.ts';
import { lockSessionsOn } from './records/session.ts';
import type { Schema } from './schema.ts';

/**
 * What the booking rules need to know of some days, read in one round trip: everything of the days
 * but occupancies, of which only those of the named resources, and of every bay. The sessions stay
 * as they are until the transaction ends.
 */
export async function lockClinicBook(
  db: Transaction<Schema>,
  clinic: Clinic,
  dates: readonly ClinicDate[],
  resourceIds: readonly string[],
): Promise<ClinicBook> {
  const [resources, sessions, closures, bookings, occupancies] = await Promise.all([
    findAllResources(db),
    lockSessionsOn(db, dates),
    findClosuresOn(db, dates),
    findBookingsOn(db, dates),
    findOccupancies(db, dates, resourceIds),
  ]);
  return clinicBook({ clinic, resources, sessions, closures, bookings, occupancies });
}
