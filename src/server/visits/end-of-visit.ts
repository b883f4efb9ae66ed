import type { BookingRefusal } from '#domain/booking/booking-refusal';
import { legsOf } from '#domain/booking/legs';
import { legsTakenBy } from '#domain/booking/occupancy';
import { stateOf, type Visit } from '#domain/visit/visit';
import {
  deleteLegs,
  deleteSpentHolds,
  findLegs,
  insertLegs,
  lockKeys,
  lockKeysOf,
} from '../db/occupancy.ts';
import type { LockedDay } from '../db/records/day-case.ts';
import type { UnitOfWork } from '../db/unit-of-work.ts';

/**
 * After a visit ended, or its end was undone: frees the minutes that are still to come, or takes
 * them back as far as nobody else has them, and says so to the referral and the series, for whom a
 * block is done or not. The only refusal: a patient cannot be expected again at a time that is given
 * away, because a booking that has not begun has all its legs; book anew instead.
 */
export async function endOrResume(
  tx: UnitOfWork,
  day: LockedDay,
  after: Visit,
): Promise<BookingRefusal[]> {
  const taken = await settleLegs(tx, day, after);
  if (stateOf(after) === 'expected' && taken.length > 0) return taken;
  // Its bookings that stand, its end and its worklist follow from its visits.
  await tx.db
    .updateTable('referral')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('referral_id', '=', day.referral.id)
    .execute();
  tx.touch('referral', day.referral.id);
  // Its minutes are others' now, or its own again: whoever keeps the plan of that day hears of it.
  tx.touch('booking', day.booking.id);
  if (day.booking.seriesId !== null) tx.touch('series', day.booking.seriesId);
  return [];
}

/** Leaves the legs that the facts ask for; answers what others have taken meanwhile. */
async function settleLegs(
  tx: UnitOfWork,
  { booking, clinic }: LockedDay,
  after: Visit,
): Promise<BookingRefusal[]> {
  const { clinicId } = tx.actor;
  const wanted = legsTakenBy(booking, after, clinic.zone);
  const held = await findLegs(tx.db, [booking.id]);
  await lockKeys(tx.db, lockKeysOf(clinicId, [...held, ...legsOf(booking)]));
  for (const hold of await deleteSpentHolds(tx.db, null, [booking.date], tx.now))
    tx.gone('hold', hold);
  await deleteLegs(tx.db, [booking.id]);
  const missing = await insertLegs(tx.db, clinicId, [{ bookingId: booking.id, legs: wanted }]);
  // What was held before the undo is still this patient's: minutes that were used.
  const kept = held.filter(({ leg }) => missing.some((each) => each.leg === leg));
  await insertLegs(tx.db, clinicId, [{ bookingId: booking.id, legs: kept }]);
  return missing.map(({ leg, resourceId, minutes }) => ({
    code: 'resource-taken',
    leg,
    resourceId,
    minutes,
    freeFrom: null,
    heldByName: null,
  }));
}
