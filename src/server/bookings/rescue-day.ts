import type { Rescue } from '#contract/bookings';
import type { Absence } from '#domain/rescue/absence';
import { isAffected, sessionsCut } from '#domain/rescue/absence';
import { clinicDateOf } from '#domain/time/instant';
import { int4range } from '../db/columns.ts';
import { datesLeftOut } from '../db/date-left-out.ts';
import { lockCases } from '../db/lock-cases.ts';
import { lockKeys, lockKeysOf, planKey } from '../db/occupancy.ts';
import { done, refused, type Outcome } from '../db/outcome.ts';
import { placeBookings } from '../db/place-bookings.ts';
import { keysOf } from '../db/plan-under-locks.ts';
import { findBookingsOn } from '../db/records/booking.ts';
import { findResources } from '../db/records/resource.ts';
import { findSessionsOn } from '../db/records/session.ts';
import { findVisits } from '../db/records/visit.ts';
import type { UnitOfWork } from '../db/unit-of-work.ts';
import { asMovedBooking } from './move-booking.ts';

/**
 * Records that a physician or a room is away, and moves the bookings that it leaves without a place,
 * all or none. Every booking it concerns is either moved or named as left for somebody to decide:
 * one that came in meanwhile refuses the whole. Locks as `occupancy.ts` asks: the cases, the plan, then
 * every key of the moves and of the absence in one call, and only then the sessions.
 */
export async function rescueDay(
  tx: UnitOfWork,
  { absence, moves, left }: Rescue,
): Promise<Outcome<{ readonly bookingIds: readonly string[] }>> {
  const { date, resourceId } = absence;
  const [resource] = await findResources(tx.db, [resourceId]);
  if (resource === undefined || resource.kind === 'bay')
    return refused([{ code: 'not-found', entity: 'resource', id: resourceId }]);
  const { zone } = await tx.clinic();
  if (date < clinicDateOf(tx.now, zone)) return refused([{ code: 'in-the-past', date }]);

  const placements = moves.map(({ bookingId, ...place }) => asMovedBooking(bookingId, place));
  const locked = await lockCases(tx.db, { bookingIds: moves.map(({ bookingId }) => bookingId) });
  // No session is changed meanwhile by whoever plans; they lock no cases, so this stands between.
  await lockKeys(tx.db, [planKey(tx.actor.clinicId)]);
  await lockKeys(tx.db, [
    ...keysOf(tx.actor.clinicId, placements, locked),
    ...lockKeysOf(tx.actor.clinicId, [{ leg: 'procedure', resourceId, date }]),
  ]);
  await recordAbsence(tx, absence);
  if (placements.length > 0) {
    const { reason } = absence;
    const placing = { act: 'rescue-booking', reason, tab: null };
    const outcome = await placeBookings(tx, placements, placing);
    if (outcome.kind === 'refused') return refused(outcome.byPlacement.flat());
  }
  const stranded = await countStranded(tx, absence, left);
  if (stranded > 0) return refused([{ code: 'absence-strands-bookings', bookings: stranded }]);
  return done({ bookingIds: moves.map(({ bookingId }) => bookingId) });
}

/** A whole day is a closure of the resource; the rest of one is taken out of its sessions. */
async function recordAbsence(tx: UnitOfWork, absence: Absence): Promise<void> {
  const { date, resourceId, from, reason } = absence;
  if (from === null) {
    const [known] = await tx.db
      .selectFrom('closure')
      .select('closure_id as id')
      .where('date', '=', date)
      .where('resource_id', '=', resourceId)
      .execute();
    if (known !== undefined) {
      // Closed already, and its bookings moved now: opening it once must open it.
      tx.audit({ act: 'record-absence', entity: 'closure', entityId: known.id, reason });
      return;
    }
    const id = tx.newId();
    await tx.db
      .insertInto('closure')
      .values({
        clinic_id: tx.actor.clinicId,
        closure_id: id,
        date,
        resource_id: resourceId,
        reason,
      })
      .execute();
    tx.touch('closure', id);
    tx.audit({ act: 'record-absence', entity: 'closure', entityId: id, reason });
    return;
  }
  const { cancelled, shortened } = sessionsCut(absence, await findSessionsOn(tx.db, [date]));
  const away = { resourceId, date, from };
  // Nothing is left to take out of: what was said is kept all the same.
  if (cancelled.length + shortened.length === 0)
    tx.audit({
      act: 'record-absence',
      entity: 'resource',
      entityId: resourceId,
      reason,
      detail: away,
    });
  for (const { id } of cancelled) {
    await tx.db
      .updateTable('session')
      .set((eb) => ({ cancelled: true, adjusted: true, version: eb('version', '+', 1) }))
      .where('session_id', '=', id)
      .execute();
    tx.gone('session', id);
    tx.audit({ act: 'record-absence', entity: 'session', entityId: id, reason, detail: away });
  }
  await datesLeftOut(tx, cancelled);
  for (const { id, minutes } of shortened) {
    await tx.db
      .updateTable('session')
      .set((eb) => ({
        minutes: int4range(minutes),
        adjusted: true,
        version: eb('version', '+', 1),
      }))
      .where('session_id', '=', id)
      .execute();
    tx.touch('session', id);
    tx.audit({ act: 'record-absence', entity: 'session', entityId: id, reason, detail: away });
  }
}

/** Bookings of the absence, whose patients have not come yet, that nobody said anything of. */
async function countStranded(
  tx: UnitOfWork,
  absence: Absence,
  left: readonly string[],
): Promise<number> {
  const standing = (await findBookingsOn(tx.db, [absence.date])).filter(
    (booking) => isAffected(booking, absence) && !left.includes(booking.id),
  );
  const begun = await findVisits(
    tx.db,
    standing.map(({ id }) => id),
  );
  const hasBegun = new Set(
    begun
      .filter(({ steps }) => steps.some(({ undone }) => undone === null))
      .map(({ bookingId }) => bookingId),
  );
  return standing.filter(({ id }) => !hasBegun.has(id)).length;
}
