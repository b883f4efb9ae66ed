import type { Transaction } from 'kysely';
import type { Clinic } from '#domain/clinic/clinic';
import type { DayCase } from '#domain/visit/day-case';
import { visitOf } from '#domain/visit/visit';
import { findBookings } from './booking.ts';
import { findChecklistsOf } from './checklist.ts';
import { findTheClinic } from './clinic.ts';
import { findPatients } from './patient.ts';
import { findProcedureTypes } from './procedure-type.ts';
import { findReferrals } from './referral.ts';
import { findVisits } from './visit.ts';
import type { Schema } from '../schema.ts';

/** A patient's day that nobody else changes until this transaction ends. */
export interface LockedDay extends DayCase {
  /** The visit's version at which a step was last taken or undone. */
  readonly stepsVersion: number;
  /** The visit's version at which the procedure record last changed. */
  readonly recordVersion: number;
}

interface Locking {
  readonly db: Transaction<Schema>;
  clinic(): Promise<Clinic>;
}

/**
 * Locks one patient's day (its visit, and by it its checklists) and reads it as it now is; makes
 * the visit's row where nothing has happened yet. The booking can be neither moved nor cancelled
 * meanwhile. `undefined` when there is no such booking.
 */
export async function lockDay(tx: Locking, bookingId: string): Promise<LockedDay | undefined> {
  const { db } = tx;
  const booked = await db
    .selectFrom('booking')
    .select([...KEYS, 'clinic_id'])
    .where('booking_id', '=', bookingId)
    .forShare()
    .executeTakeFirst();
  if (!booked) return undefined;
  await db
    .insertInto('visit')
    .values({ clinic_id: booked.clinic_id, booking_id: bookingId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const versions = await db
    .selectFrom('visit')
    .select(['steps_version', 'record_version'])
    .where('booking_id', '=', bookingId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const day = await dayOf(db, booked, tx.clinic());
  return {
    ...day,
    stepsVersion: versions.steps_version,
    recordVersion: versions.record_version,
  };
}

/** The same only to look at. */
export async function findDay(
  db: Transaction<Schema>,
  bookingId: string,
): Promise<DayCase | undefined> {
  const booked = await db
    .selectFrom('booking')
    .select(KEYS)
    .where('booking_id', '=', bookingId)
    .executeTakeFirst();
  return booked && dayOf(db, booked, findTheClinic(db));
}

const KEYS = ['booking_id', 'patient_id', 'referral_id', 'procedure_type_id'] as const;

async function dayOf(
  db: Transaction<Schema>,
  booked: Readonly<Record<(typeof KEYS)[number], string>>,
  ofClinic: Promise<Clinic>,
): Promise<DayCase> {
  const { booking_id: bookingId } = booked;
  const [[booking], [visit], checklists, [referral], [patient], [procedureType], clinic] =
    await Promise.all([
      findBookings(db, [bookingId]),
      findVisits(db, [bookingId]),
      findChecklistsOf(db, bookingId),
      findReferrals(db, [booked.referral_id]),
      findPatients(db, [booked.patient_id]),
      findProcedureTypes(db, [booked.procedure_type_id]),
      ofClinic,
    ]);
  if (!booking || !referral || !patient || !procedureType)
    throw new Error('A booking without its referral, patient or procedure type');
  return {
    booking,
    visit: visit ?? visitOf(bookingId),
    checklists,
    referral,
    patient,
    procedureType,
    clinic,
  };
}
