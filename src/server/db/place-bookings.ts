import type { Booking } from '#domain/booking/booking';
import { legsOf } from '#domain/booking/legs';
import type { Refusal } from '#domain/refusal';
import { json, jsonOrNull } from './columns.ts';
import { deleteLegs, insertLegs } from './occupancy.ts';
import type { Placement } from './placements.ts';
import { planUnderLocks } from './plan-under-locks.ts';
import type { UnitOfWork } from './unit-of-work.ts';

/** For the record: what was done, and why. */
export interface PlacingAct {
  readonly act: string;
  readonly reason: string | null;
  /** The browser tab that asks; its hold is used up. */
  readonly tab: string | null;
}

export type PlacingOutcome =
  | { readonly kind: 'placed'; readonly bookings: readonly Booking[] }
  /** For each placement why it may not be; those that may have none. */
  | { readonly kind: 'refused'; readonly byPlacement: readonly (readonly Refusal[])[] };

/**
 * Places all of these bookings or none: one, a move, a swap, or a whole series. The one way in
 * which a booking comes to stand anywhere. Asks the domain under the locks that `occupancy.ts`
 * describes; the exclusion constraint is the last guard and not the plan.
 */
export async function placeBookings(
  tx: UnitOfWork,
  placements: readonly Placement[],
  { act, reason, tab }: PlacingAct,
): Promise<PlacingOutcome> {
  const plan = await planUnderLocks(tx, placements, tab);
  if (plan.kind === 'refused') return plan;
  const { bookings, before, spentHolds } = plan;
  await deleteLegs(tx.db, [...before.keys()]);
  await storeBookings(tx, bookings, before);
  const missing = await insertLegs(
    tx.db,
    tx.actor.clinicId,
    bookings.map((booking) => ({ bookingId: booking.id, legs: legsOf(booking) })),
  );
  if (missing.length > 0) throw new LegsLost();
  for (const id of spentHolds) tx.gone('hold', id);
  for (const booking of bookings) {
    touchWithCase(tx, booking);
    const present = before.get(booking.id);
    tx.audit({
      act,
      entity: 'booking',
      entityId: booking.id,
      patientId: booking.patientId,
      reason,
      detail: {
        ...(present && { from: placeOf(present) }),
        to: placeOf(booking),
        ...(booking.overrules.length > 0 && { overrules: booking.overrules }),
      },
    });
  }
  return { kind: 'placed', bookings };
}

/**
 * A leg was taken although the domain, asked under the locks, saw it free: something wrote without
 * them. The whole write runs again, on what is then there.
 */
export class LegsLost extends Error {
  override readonly name = 'LegsLost';
  /** PostgreSQL's code for "try again". */
  readonly code = '40001';
}

/** The booking, and what is shown with what it has booked. */
export function touchWithCase(
  tx: UnitOfWork,
  booking: Pick<Booking, 'id' | 'referralId' | 'seriesId'>,
): void {
  tx.touch('booking', booking.id);
  tx.touch('referral', booking.referralId);
  if (booking.seriesId !== null) tx.touch('series', booking.seriesId);
}

const placeOf = ({ date, start, durationMinutes, physicianId, roomId, bayId }: Booking) => ({
  date,
  start,
  durationMinutes,
  physicianId,
  roomId,
  bayId,
});

async function storeBookings(
  tx: UnitOfWork,
  bookings: readonly Booking[],
  before: ReadonlyMap<string, Booking>,
): Promise<void> {
  const isNew = ({ id }: Booking) => !before.has(id);
  const made = bookings.filter(isNew).map((booking) => asRow(tx.actor.clinicId, booking));
  if (made.length > 0) await tx.db.insertInto('booking').values(made).execute();
  for (const booking of bookings) {
    if (isNew(booking)) continue;
    const { booking_id, ...row } = asRow(tx.actor.clinicId, booking);
    await tx.db.updateTable('booking').set(row).where('booking_id', '=', booking_id).execute();
  }
}

function asRow(clinicId: string, booking: Booking) {
  return {
    clinic_id: clinicId,
    booking_id: booking.id,
    version: booking.version,
    patient_id: booking.patientId,
    referral_id: booking.referralId,
    procedure_type_id: booking.procedureTypeId,
    side: booking.side,
    levels: [...booking.levels],
    date: booking.date,
    start_minute: booking.start,
    duration_minutes: booking.durationMinutes,
    turnover_minutes: booking.turnoverMinutes,
    recovery_minutes: booking.recoveryMinutes,
    arrive_before_minutes: booking.arriveBeforeMinutes,
    sedation: booking.sedation,
    physician_id: booking.physicianId,
    room_id: booking.roomId,
    bay_id: booking.bayId,
    series_id: booking.seriesId,
    block_index: booking.blockIndex,
    status: booking.status,
    cancelled: jsonOrNull(booking.cancelled),
    overrules: json(booking.overrules),
    told: jsonOrNull(booking.told),
  };
}
