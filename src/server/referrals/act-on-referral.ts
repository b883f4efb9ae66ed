import { actionRefusals } from '#domain/referral/allowed-actions';
import type { ReferralAction } from '#domain/referral/referral-action';
import type { SupersededFact } from '#domain/referral/referral';
import type { Booking } from '#domain/booking/booking';
import { clinicDateOf } from '#domain/time/instant';
import { json } from '../db/columns.ts';
import { findBookingsOf } from '../db/records/booking.ts';
import { refused, type Outcome, type UnitOfWork } from '../db/unit-of-work.ts';
import { stampOf, withReferral, type LockedReferral, type OfReferral } from './referral-write.ts';

interface ActedOn extends LockedReferral {
  readonly bookings: readonly Booking[];
}

/** As `withReferral`, and refuses what the domain does not allow this person on this referral now. */
export async function actOnReferral<T>(
  tx: UnitOfWork,
  of: OfReferral,
  action: ReferralAction,
  change: (locked: ActedOn) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  return withReferral(tx, of, async (locked) => {
    const [bookings, { zone }] = await Promise.all([
      findBookingsOf(tx.db, of.referralId),
      tx.clinic(),
    ]);
    const facts = { referral: locked.referral, bookings };
    const refusals = actionRefusals(action, facts, tx.actor, clinicDateOf(tx.now, zone));
    return refusals.length > 0 ? refused(refusals) : change({ ...locked, bookings });
  });
}

/** Keeps what stood there until now; whoever takes it back or replaces it does so after this. */
export async function supersede(
  tx: UnitOfWork,
  referralId: string,
  fact: SupersededFact,
  reason = '',
): Promise<void> {
  await tx.db
    .insertInto('referral_superseded')
    .values({
      clinic_id: tx.actor.clinicId,
      superseded_id: tx.newId(),
      referral_id: referralId,
      body: json(fact),
      taken: json({ ...stampOf(tx), reason: reason === '' ? null : reason }),
    })
    .execute();
}
