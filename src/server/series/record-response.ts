import type { RecordResponse } from '#contract/series';
import { responseRefusals } from '#domain/series/response';
import { clinicDateOf } from '#domain/time/instant';
import { done, refused, type Outcome, type UnitOfWork } from '../db/unit-of-work.ts';
import { lockSeries, stampOf } from './series-write.ts';

interface Command extends RecordResponse {
  readonly seriesId: string;
}

/**
 * Records what a block did: the measure of one due time, and facts of the block as a whole. A
 * measure recorded again corrects the one before, which stays readable. A series that has ended
 * still takes answers, because they are facts.
 */
export async function recordResponse(
  tx: UnitOfWork,
  { seriesId, version, bookingId, measure, ...facts }: Command,
): Promise<Outcome<{ readonly seriesId: string }>> {
  const locking = await lockSeries(tx, seriesId, version);
  if (locking.kind === 'refused') return locking;
  const { series, course } = locking.locked;
  const block = course.blocks.find((each) => each.bookingId === bookingId);
  if (block === undefined)
    return refused([{ code: 'not-found', entity: 'booking', id: bookingId }]);
  const { zone } = await tx.clinic();
  const refusals = responseRefusals(block, measure?.due ?? null, clinicDateOf(tx.now, zone));
  if (refusals.length > 0) return refused(refusals);

  await storeFacts(tx, seriesId, bookingId, facts);
  if (measure !== null) await storeMeasure(tx, seriesId, bookingId, measure);
  await tx.db
    .updateTable('series')
    .set({ version: series.version + 1 })
    .where('series_id', '=', seriesId)
    .execute();
  tx.touch('series', seriesId);
  tx.audit({
    act: 'record-response',
    entity: 'series',
    entityId: seriesId,
    patientId: series.patientId,
    detail: { blockIndex: block.index, ...(measure && { due: measure.due }) },
  });
  return done({ seriesId });
}

type Facts = Omit<RecordResponse, 'version' | 'bookingId' | 'measure'>;

async function storeFacts(
  tx: UnitOfWork,
  seriesId: string,
  bookingId: string,
  facts: Facts,
): Promise<void> {
  const { technicalSuccess, nrsBefore, hoursOfRelief, functionBetter, pgic } = facts;
  const named = {
    ...(technicalSuccess !== undefined && { technical_success: technicalSuccess }),
    ...(nrsBefore !== undefined && { nrs_before: nrsBefore }),
    ...(hoursOfRelief !== undefined && { hours_of_relief: hoursOfRelief }),
    ...(functionBetter !== undefined && { function_better: functionBetter }),
    ...(pgic !== undefined && { pgic }),
  };
  const key = { clinic_id: tx.actor.clinicId, series_id: seriesId, booking_id: bookingId };
  await tx.db
    .insertInto('block_response')
    .values({ ...key, ...named })
    .onConflict((conflict) =>
      conflict
        .columns(['clinic_id', 'series_id', 'booking_id'])
        .doUpdateSet(Object.keys(named).length === 0 ? { series_id: seriesId } : named),
    )
    .execute();
}

async function storeMeasure(
  tx: UnitOfWork,
  seriesId: string,
  bookingId: string,
  { due, nrs, reliefPercent, note }: NonNullable<RecordResponse['measure']>,
): Promise<void> {
  const { by, byName, at } = stampOf(tx);
  await tx.db
    .updateTable('response_measure')
    .set({ superseded: true })
    .where('series_id', '=', seriesId)
    .where('booking_id', '=', bookingId)
    .where('due', '=', due)
    .execute();
  await tx.db
    .insertInto('response_measure')
    .values({
      clinic_id: tx.actor.clinicId,
      series_id: seriesId,
      booking_id: bookingId,
      due,
      nrs,
      relief_percent: reliefPercent,
      note,
      by_person: by,
      by_name: byName,
      at,
    })
    .execute();
}
