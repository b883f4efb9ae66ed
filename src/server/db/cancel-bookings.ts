import type { Booking } from '#domain/booking/booking';
import { changeRefusals } from '#domain/booking/changing';
import { legsOf } from '#domain/booking/legs';
import { legsTakenBy } from '#domain/booking/occupancy';
import type { Refusal } from '#domain/refusal';
import { json } from './columns.ts';
import { lockCases } from './lock-cases.ts';
import { deleteLegs, insertLegs, lockKeys, lockKeysOf } from './occupancy.ts';
import { done, refused, type Outcome } from './outcome.ts';
import { touchWithCase } from './place-bookings.ts';
import { staleRefusal } from './stale.ts';
import type { UnitOfWork } from './unit-of-work.ts';

export interface BookingToCancel {
  readonly id: string;
  /** `null` where whatever it now is shall be cancelled, as when its series is stopped. */
  readonly version: number | null;
}

/**
 * Cancels all of these bookings or none, and frees the minutes that are still to come. `mayCancel`
 * is asked under the locks; cancelled ones among them are refused, and so are begun visits.
 */
export async function cancelBookings(
  tx: UnitOfWork,
  wanted: readonly BookingToCancel[],
  reason: string,
  mayCancel: (booking: Booking) => readonly Refusal[] = () => [],
): Promise<Outcome<{ readonly bookings: readonly Booking[] }>> {
  const locked = await lockCases(tx.db, { bookingIds: wanted.map(({ id }) => id) });
  const refusals = await Promise.all(
    wanted.map(async ({ id, version }): Promise<readonly Refusal[]> => {
      const booking = locked.bookings.get(id);
      if (booking === undefined) return [{ code: 'not-found', entity: 'booking', id }];
      if (version !== null && version !== booking.version)
        return [await staleRefusal(tx, 'booking', id, version, booking.version)];
      const state = locked.visitStates.get(id) ?? 'expected';
      return [...mayCancel(booking), ...changeRefusals(booking, state)];
    }),
  );
  if (refusals.flat().length > 0) return refused(refusals.flat());
  const bookings = [...locked.bookings.values()];
  const { actor, now } = tx;
  const cancelled = { by: actor.personId, byName: actor.name, at: now, reason };
  await releaseLegs(
    tx,
    bookings.map((booking) => ({ ...booking, cancelled })),
  );
  for (const booking of bookings) {
    await tx.db
      .updateTable('booking')
      .set((eb) => ({
        status: 'cancelled',
        cancelled: json({ ...cancelled, was: booking.status }),
        version: eb('version', '+', 1),
      }))
      .where('booking_id', '=', booking.id)
      .execute();
    touchWithCase(tx, booking);
    tx.audit({
      act: 'cancel-booking',
      entity: 'booking',
      entityId: booking.id,
      patientId: booking.patientId,
      reason,
      detail: { date: booking.date, start: booking.start },
    });
  }
  return done({ bookings });
}

/** Minutes that were used stay taken; those to come, rounded up to five, are free again. */
async function releaseLegs(tx: UnitOfWork, cancelled: readonly Booking[]): Promise<void> {
  const { clinicId } = tx.actor;
  const { zone } = await tx.clinic();
  await lockKeys(tx.db, lockKeysOf(clinicId, cancelled.flatMap(legsOf)));
  await deleteLegs(
    tx.db,
    cancelled.map(({ id }) => id),
  );
  await insertLegs(
    tx.db,
    clinicId,
    cancelled.map((booking) => ({
      bookingId: booking.id,
      legs: legsTakenBy(booking, undefined, zone),
    })),
  );
}
