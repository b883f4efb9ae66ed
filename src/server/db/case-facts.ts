import type { Transaction } from 'kysely';
import type { Booking } from '#domain/booking/booking';
import { countedBlocks, type CaseFacts } from '#domain/booking/booking-case';
import type { LockedCases, LockedSeries } from './lock-cases.ts';
import { findBlocksOf } from './records/booking.ts';
import { findPatients } from './records/patient.ts';
import { findProcedureTypes } from './records/procedure-type.ts';
import { findReferrals } from './records/referral.ts';
import { findSeries } from './records/series.ts';
import type { Schema } from './schema.ts';

/**
 * Everything the case of a booking rests on; for a new one of its referral, with the series that
 * runs. `null` where no procedure is known.
 */
export type CaseFactsOf = (referralId: string, present: Booking | null) => CaseFacts | null;

/** Reads what the locked cases bring to be booked, in one round trip. */
export async function findCaseFacts(
  db: Transaction<Schema>,
  locked: LockedCases,
): Promise<CaseFactsOf> {
  const rows = [...locked.referrals.values()];
  const typeIds = [
    ...rows.flatMap(({ procedureTypeId }) => procedureTypeId ?? []),
    ...[...locked.bookings.values()].map(({ procedureTypeId }) => procedureTypeId),
  ];
  const patientIds = [...new Set(rows.map(({ patientId }) => patientId))];
  const seriesIds = locked.series.map(({ id }) => id);
  const [referrals, patients, procedureTypes, series, blocks] = await Promise.all([
    findReferrals(
      db,
      rows.map(({ id }) => id),
    ),
    findPatients(db, patientIds),
    findProcedureTypes(db, [...new Set(typeIds)]),
    seriesIds.length === 0 ? [] : findSeries(db, seriesIds),
    findBlocksOf(db, patientIds),
  ]);
  const bookings = blocks.map(({ booking }) => booking);
  const states = new Map(blocks.map(({ booking, visitState }) => [booking.id, visitState]));
  return (referralId, present) => {
    const referral = referrals.find(({ id }) => id === referralId);
    const patient = patients.find(({ id }) => id === referral?.patientId);
    const typeId = present?.procedureTypeId ?? referral?.procedureTypeId;
    const procedureType = procedureTypes.find(({ id }) => id === typeId);
    const seriesId =
      present === null ? locked.series.find(isRunningOf(referralId))?.id : present.seriesId;
    if (referral === undefined || patient === undefined || procedureType === undefined) return null;
    return {
      referral,
      patient,
      procedureType,
      series: series.find(({ id }) => id === seriesId) ?? null,
      blocks: countedBlocks(patient.id, bookings, (id) => states.get(id) ?? 'expected'),
    };
  };
}

const isRunningOf =
  (referralId: string) =>
  (series: LockedSeries): boolean =>
    series.referralId === referralId && !series.ended;
