import type { CancelBooking, TellPatient } from '#contract/bookings';
import { arrivalOf, type Booking } from '#domain/booking/booking';
import { mayBookOn } from '#domain/booking/may-book';
import { tellRefusals } from '#domain/booking/telling';
import { notPermitted } from '#domain/people/roles';
import type { Refusal } from '#domain/refusal';
import { cancelBookings } from '../db/cancel-bookings.ts';
import { json } from '../db/columns.ts';
import { confirmBooking as confirm } from '../db/confirm-booking.ts';
import { lockCases } from '../db/lock-cases.ts';
import { done, refused, type Outcome } from '../db/outcome.ts';
import { findProcedureTypes } from '../db/records/procedure-type.ts';
import { findReferrals } from '../db/records/referral.ts';
import { staleRefusal } from '../db/stale.ts';
import type { UnitOfWork } from '../db/unit-of-work.ts';

/** Coordinators on every list, physicians on their own. */
export const onTheList =
  ({ actor }: UnitOfWork) =>
  (booking: Booking): readonly Refusal[] =>
    mayBookOn(actor, booking.physicianId) ? [] : [notPermitted('book')];

/** Cancels a booking with a reason, and frees its minutes that are still to come. */
export async function cancelBooking(
  tx: UnitOfWork,
  bookingId: string,
  { version, reason }: CancelBooking,
): Promise<Outcome<{ readonly bookingId: string }>> {
  const outcome = await cancelBookings(tx, [{ id: bookingId, version }], reason, onTheList(tx));
  return outcome.kind === 'refused' ? outcome : done({ bookingId });
}

/** Makes a provisional booking a confirmed one. */
export function confirmBooking(
  tx: UnitOfWork,
  bookingId: string,
  version: number,
): Promise<Outcome<{ readonly bookingId: string }>> {
  return confirm(tx, { id: bookingId, version }, onTheList(tx));
}

/**
 * Records that the patient was told the day and time this version of the booking has. Refused while
 * a drug must be stopped and its prescriber has not agreed.
 */
export async function tellPatient(
  tx: UnitOfWork,
  bookingId: string,
  { version, how, confirmed }: TellPatient,
): Promise<Outcome<{ readonly bookingId: string }>> {
  const locked = await lockCases(tx.db, { bookingIds: [bookingId] });
  const booking = locked.bookings.get(bookingId);
  if (booking === undefined)
    return refused([{ code: 'not-found', entity: 'booking', id: bookingId }]);
  if (booking.version !== version)
    return refused([await staleRefusal(tx, 'booking', bookingId, version, booking.version)]);
  const [[referral], [procedureType]] = await Promise.all([
    findReferrals(tx.db, [booking.referralId]),
    findProcedureTypes(tx.db, [booking.procedureTypeId]),
  ]);
  if (referral === undefined || procedureType === undefined)
    throw new Error('A booking without its referral or its procedure');
  const refusals = tellRefusals(booking, referral, procedureType.bleedingRisk);
  if (refusals.length > 0) return refused(refusals);
  const { actor, now } = tx;
  const { date, start, patientId, physicianId } = booking;
  const arrive = arrivalOf(booking);
  const of = { date, start, arrive, physicianId };
  const told = { by: actor.personId, byName: actor.name, at: now, how, ...of, confirmed };
  await tx.db
    .updateTable('booking')
    .set((eb) => ({ told: json(told), version: eb('version', '+', 1) }))
    .where('booking_id', '=', bookingId)
    .execute();
  tx.touch('booking', bookingId);
  // It leaves the list of those to call.
  tx.touch('referral', referral.id);
  tx.audit({
    act: 'tell-patient',
    entity: 'booking',
    entityId: bookingId,
    patientId,
    detail: { how, ...of, confirmed },
  });
  return done({ bookingId });
}
