import type { HoldCell } from '#contract/bookings';
import { bookingRefusals } from '#domain/booking/booking-refusals';
import { hardnessOf } from '#domain/booking/hardness';
import { legsToHold } from '#domain/booking/holds';
import { legsOf } from '#domain/booking/legs';
import { mayBookOn, mayMove } from '#domain/booking/may-book';
import { baysAt } from '#domain/booking/openings';
import type { Wish } from '#domain/booking/plan-placements';
import { notPermitted } from '#domain/people/roles';
import type { Refusal } from '#domain/refusal';
import type { ClinicDate } from '#domain/time/clinic-date';
import { addMinutes } from '#domain/time/instant';
import { insertLegs } from '../db/occupancy.ts';
import { done, refused, unchanged, type Outcome } from '../db/outcome.ts';
import { LegsLost } from '../db/place-bookings.ts';
import { readUnderLocks } from '../db/plan-under-locks.ts';
import type { Placement } from '../db/placements.ts';
import type { UnitOfWork } from '../db/unit-of-work.ts';

/**
 * Keeps a place for a tab while somebody decides, for the minutes the clinic's rules allow; asked
 * again for the same place it lives on. A tab has one hold: its last one goes with this. Only what
 * is hard refuses it, because what is soft may yet be overruled.
 */
export async function holdCell(
  tx: UnitOfWork,
  command: HoldCell,
): Promise<Outcome<{ readonly holdId: string }>> {
  const { tab, referralId } = command;
  const read = await readUnderLocks(tx, [asPlacement(command)], tab);
  if (read.kind === 'refused') return refused(read.byPlacement.flat());
  const [wish] = read.wishes;
  if (wish === undefined) throw new Error('A hold without a case');
  const { bookingCase, place, present } = wish;
  if (!mayHold(tx, wish, read.asking.today)) return refused([notPermitted('book')]);
  const day = read.book.day(place.date);
  const refusals: Refusal[] = bookingRefusals(bookingCase, place, day, read.asking).filter(
    (refusal) => hardnessOf(refusal) === 'hard',
  );
  if (refusals.length > 0) return refused(refusals);

  const holdId = tx.newId();
  const bayId = baysAt(bookingCase, place, day, read.asking)[0] ?? null;
  const legs = legsOf({ ...bookingCase, ...place, patientId: bookingCase.patient.id, bayId });
  const { rules } = await tx.clinic();
  await tx.db
    .insertInto('hold')
    .values({
      clinic_id: tx.actor.clinicId,
      hold_id: holdId,
      by_person: tx.actor.personId,
      by_name: tx.actor.name,
      tab,
      referral_id: referralId,
      expires_at: addMinutes(tx.now, rules.holdMinutes),
    })
    .execute();
  const missing = await insertLegs(tx.db, tx.actor.clinicId, [
    { holdId, legs: legsToHold(legs, present === null ? [] : legsOf(present)) },
  ]);
  if (missing.length > 0) throw new LegsLost();
  for (const id of read.spentHolds) tx.gone('hold', id);
  tx.touch('hold', holdId);
  tx.audit({
    act: 'hold',
    entity: 'hold',
    entityId: holdId,
    patientId: bookingCase.patient.id,
    detail: { ...place, bookingId: present?.id ?? null },
  });
  return done({ holdId });
}

function asPlacement(command: HoldCell): Placement {
  const { referralId, bookingId, date, start, physicianId, roomId, durationMinutes } = command;
  const place = { date, start, physicianId, roomId };
  return bookingId === null
    ? { referralId, place, status: 'provisional', durationMinutes, overrules: [] }
    : { bookingId, version: null, place, durationMinutes, overrules: [] };
}

const mayHold = ({ actor }: UnitOfWork, { present, place }: Wish, today: ClinicDate): boolean =>
  present === null ? mayBookOn(actor, place.physicianId) : mayMove(actor, present, place, today);

/** Lets go of one's own hold. One that is no longer there, or somebody else's, is left alone. */
export async function releaseHold(
  tx: UnitOfWork,
  holdId: string,
): Promise<Outcome<{ readonly holdId: string }>> {
  // Only frees minutes, so it needs no locks but the row's own.
  const released = await tx.db
    .deleteFrom('hold')
    .where('hold_id', '=', holdId)
    .where('by_person', '=', tx.actor.personId)
    .returning('hold_id')
    .executeTakeFirst();
  if (released === undefined) return unchanged({ holdId });
  tx.gone('hold', holdId);
  tx.audit({ act: 'release-hold', entity: 'hold', entityId: holdId });
  return done({ holdId });
}
