import type { Booking } from '#domain/booking/booking';
import { askingAt, caseOfBooking } from '#domain/booking/booking-case';
import { confirmRefusals } from '#domain/booking/booking-refusals';
import { changeRefusals } from '#domain/booking/changing';
import type { Refusal } from '#domain/refusal';
import { findCaseFacts } from './case-facts.ts';
import { lockClinicBook } from './clinic-book.ts';
import { lockCases } from './lock-cases.ts';
import { done, refused, unchanged, type Outcome } from './outcome.ts';
import { touchWithCase } from './place-bookings.ts';
import { staleRefusal } from './stale.ts';
import type { UnitOfWork } from './unit-of-work.ts';

/**
 * Makes a provisional booking a confirmed one where it stands, unless a red flag, an antithrombotic
 * plan or an open series decision forbids it. `version` is `null` where the caller has just changed
 * what it rests on, as when a physician decides that the series goes on.
 */
export async function confirmBooking(
  tx: UnitOfWork,
  { id, version }: { readonly id: string; readonly version: number | null },
  mayConfirm: (booking: Booking) => readonly Refusal[] = () => [],
): Promise<Outcome<{ readonly bookingId: string }>> {
  const locked = await lockCases(tx.db, { bookingIds: [id] });
  const booking = locked.bookings.get(id);
  if (booking === undefined) return refused([{ code: 'not-found', entity: 'booking', id }]);
  if (version !== null && version !== booking.version)
    return refused([await staleRefusal(tx, 'booking', id, version, booking.version)]);
  if (booking.status === 'booked') return unchanged({ bookingId: id });
  const clinic = await tx.clinic();
  const [book, factsOf] = await Promise.all([
    lockClinicBook(tx.db, clinic, [booking.date], []),
    findCaseFacts(tx.db, locked),
  ]);
  const facts = factsOf(booking.referralId, booking);
  if (facts === null) throw new Error('A booking without its referral');
  const refusals: Refusal[] = [
    ...mayConfirm(booking),
    ...changeRefusals(booking, locked.visitStates.get(id) ?? 'expected'),
    ...confirmRefusals(
      caseOfBooking(booking, facts, 'booked'),
      book.day(booking.date),
      askingAt(tx.now, clinic.zone),
    ),
  ];
  if (refusals.length > 0) return refused(refusals);
  await tx.db
    .updateTable('booking')
    .set((eb) => ({ status: 'booked', version: eb('version', '+', 1) }))
    .where('booking_id', '=', id)
    .execute();
  touchWithCase(tx, booking);
  tx.audit({
    act: 'confirm-booking',
    entity: 'booking',
    entityId: id,
    patientId: booking.patientId,
  });
  return done({ bookingId: id });
}
