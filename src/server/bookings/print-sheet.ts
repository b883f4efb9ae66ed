import type { Transaction } from 'kysely';
import type { PrintSheet } from '#contract/prints';
import { preparationSheet, type SheetPrint } from '#domain/booking/preparation-sheet';
import { clinicDateOf } from '#domain/time/instant';
import { anyOf, json } from '../db/columns.ts';
import { done, refused, type Outcome } from '../db/outcome.ts';
import { findBookings } from '../db/records/booking.ts';
import { findPatients } from '../db/records/patient.ts';
import { findProcedureTypes } from '../db/records/procedure-type.ts';
import { findReferrals } from '../db/records/referral.ts';
import { findResources } from '../db/records/resource.ts';
import type { Schema } from '../db/schema.ts';
import { staleRefusal } from '../db/stale.ts';
import type { UnitOfWork } from '../db/unit-of-work.ts';

/**
 * Records that a preparation sheet is printed, with all it says. What it says is worked out here,
 * and refused where the desk shows an older booking, referral or patient: the record must be true
 * of the paper. Nobody takes it back; a later print takes its place.
 */
export async function printSheet(
  tx: UnitOfWork,
  bookingId: string,
  shown: PrintSheet,
): Promise<Outcome<{ readonly print: SheetPrint }>> {
  const [booking] = await findBookings(tx.db, [bookingId]);
  if (booking === undefined)
    return refused([{ code: 'not-found', entity: 'booking', id: bookingId }]);
  if (booking.status === 'cancelled') return refused([{ code: 'booking-not-standing' }]);
  const [[referral], [patient], [procedureType], [physician], clinic] = await Promise.all([
    findReferrals(tx.db, [booking.referralId]),
    findPatients(tx.db, [booking.patientId]),
    findProcedureTypes(tx.db, [booking.procedureTypeId]),
    findResources(tx.db, [booking.physicianId]),
    tx.clinic(),
  ]);
  if (!referral || !patient || !procedureType || !physician)
    throw new Error('A booking without its referral, patient, procedure or physician');
  for (const [entity, { id, version }, seen] of [
    ['booking', booking, shown.version],
    ['referral', referral, shown.referralVersion],
    ['patient', patient, shown.patientVersion],
  ] as const)
    if (version !== seen) return refused([await staleRefusal(tx, entity, id, seen, version)]);
  const today = clinicDateOf(tx.now, clinic.zone);
  const facts = { booking, referral, patient, procedureType, physician, clinic, today };
  const print: SheetPrint = {
    id: tx.newId(),
    bookingId,
    bookingVersion: booking.version,
    sheet: preparationSheet(facts),
    by: tx.actor.personId,
    byName: tx.actor.name,
    at: tx.now,
  };
  await tx.db
    .insertInto('print')
    .values({
      clinic_id: tx.actor.clinicId,
      print_id: print.id,
      booking_id: bookingId,
      kind: 'preparation',
      booking_version: print.bookingVersion,
      sheet: json(print.sheet),
      at: print.at,
      by_person: print.by,
      by_name: print.byName,
    })
    .execute();
  tx.audit({
    act: 'print-preparation-sheet',
    entity: 'booking',
    entityId: bookingId,
    patientId: booking.patientId,
    detail: { printId: print.id, bookingVersion: print.bookingVersion },
  });
  return done({ print });
}

/** The sheets printed of a booking, the latest first; `null` where there is no such booking. */
export async function findPrints(
  db: Transaction<Schema>,
  bookingId: string,
): Promise<SheetPrint[] | null> {
  const [[booking], prints] = await Promise.all([
    db
      .selectFrom('booking')
      .select('booking_id')
      .where('booking_id', '=', anyOf([bookingId]))
      .execute(),
    db
      .selectFrom('print')
      .select([
        'print_id as id',
        'booking_id as bookingId',
        'booking_version as bookingVersion',
        'sheet',
        'by_person as by',
        'by_name as byName',
        'at',
      ])
      .where('booking_id', '=', bookingId)
      .orderBy('recorded', 'desc')
      .execute(),
  ]);
  return booking === undefined ? null : prints;
}
