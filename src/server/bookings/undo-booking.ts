import type { Transaction } from 'kysely';
import { changeRefusals, undoConfirmRefusals } from '#domain/booking/changing';
import { lockCases } from '../db/lock-cases.ts';
import { done, refused, type Outcome } from '../db/outcome.ts';
import { placeBookings, touchWithCase } from '../db/place-bookings.ts';
import { findBookings } from '../db/records/booking.ts';
import type { Schema } from '../db/schema.ts';
import { staleRefusal } from '../db/stale.ts';
import type { UnitOfWork } from '../db/unit-of-work.ts';
import { onTheList } from './keep-booking.ts';

/**
 * Undoes a cancellation: the same booking stands again where it stood, with its history and what the
 * patient was told, if everything that a booking is asked still allows it. Visits are not touched:
 * none begins while a booking is cancelled, and none that had begun lets it be cancelled.
 */
export async function standAgain(
  tx: UnitOfWork,
  bookingId: string,
  version: number,
): Promise<Outcome<{ readonly bookingId: string }>> {
  const [booking] = await findBookings(tx.db, [bookingId]);
  if (booking === undefined)
    return refused([{ code: 'not-found', entity: 'booking', id: bookingId }]);
  const { date, start, physicianId, roomId } = booking;
  // A version that still fits under the locks says that the place read here is still the place.
  const again = {
    bookingId,
    version,
    place: { date, start, physicianId, roomId },
    overrules: [],
    again: true as const,
  };
  const outcome = await placeBookings(tx, [again], {
    act: 'undo-cancel-booking',
    reason: null,
    tab: null,
  });
  return outcome.kind === 'refused' ? refused(outcome.byPlacement.flat()) : done({ bookingId });
}

/** Undoes a confirmation: the booking is provisional again, unless the patient counts on it. */
export async function undoConfirm(
  tx: UnitOfWork,
  bookingId: string,
  version: number,
): Promise<Outcome<{ readonly bookingId: string }>> {
  const locked = await lockCases(tx.db, { bookingIds: [bookingId] });
  const booking = locked.bookings.get(bookingId);
  if (booking === undefined)
    return refused([{ code: 'not-found', entity: 'booking', id: bookingId }]);
  if (booking.version !== version)
    return refused([await staleRefusal(tx, 'booking', bookingId, version, booking.version)]);
  const refusals = [
    ...onTheList(tx)(booking),
    ...changeRefusals(booking, locked.visitStates.get(bookingId) ?? 'expected'),
    ...undoConfirmRefusals(booking, await lastConfirmed(tx.db, bookingId), tx.actor.personId),
  ];
  if (refusals.length > 0) return refused(refusals);
  await tx.db
    .updateTable('booking')
    .set((eb) => ({ status: 'provisional', version: eb('version', '+', 1) }))
    .where('booking_id', '=', bookingId)
    .execute();
  touchWithCase(tx, booking);
  tx.audit({
    act: 'undo-confirm-booking',
    entity: 'booking',
    entityId: bookingId,
    patientId: booking.patientId,
  });
  return done({ bookingId });
}

/** Who made it a confirmed one by itself; `null` where it was booked as one. */
async function lastConfirmed(db: Transaction<Schema>, bookingId: string) {
  const event = await db
    .selectFrom('audit_event')
    .select(['by_person as by', 'by_name as byName'])
    .where('entity', '=', 'booking')
    .where('entity_id', '=', bookingId)
    .where('act', '=', 'confirm-booking')
    .orderBy('audit_id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return event ?? null;
}
