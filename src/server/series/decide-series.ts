import type { DecideSeries } from '#contract/series';
import { lastDone, nextPlaced } from '#domain/series/blocks';
import { decisionRefusals, endingBy, plannedBlocksAfter } from '#domain/series/decision';
import type { SeriesCourse } from '#domain/series/series-course';
import { cancelBookings } from '../db/cancel-bookings.ts';
import { jsonOrNull } from '../db/columns.ts';
import { confirmBooking } from '../db/confirm-booking.ts';
import { findVisits } from '../db/records/visit.ts';
import { done, refused, type Outcome, type UnitOfWork } from '../db/unit-of-work.ts';
import { stateOf } from '#domain/visit/visit';
import { lockSeries, stampOf } from './series-write.ts';

interface Command extends DecideSeries {
  readonly seriesId: string;
}

/**
 * Records a physician's decision after the last block given, and does what follows from it at once:
 * going on confirms the next provisional block, stopping and escalating free every slot that is
 * still to come. A decision is a fact: where the next block cannot be confirmed yet, because of an
 * antithrombotic plan for example, it stays provisional and says so.
 */
export async function decideSeries(
  tx: UnitOfWork,
  { seriesId, version, decision, reason, furtherBlocks }: Command,
): Promise<Outcome<{ readonly seriesId: string }>> {
  const locking = await lockSeries(tx, seriesId, version);
  if (locking.kind === 'refused') return locking;
  const { series, course } = locking.locked;
  const refusals = decisionRefusals(course, decision, furtherBlocks);
  if (refusals.length > 0) return refused(refusals);

  const afterBlock = lastDone(course.blocks)?.index ?? 0;
  const stamp = stampOf(tx);
  const how = endingBy(course, decision);
  await tx.db
    .insertInto('series_decision')
    .values({
      clinic_id: tx.actor.clinicId,
      series_decision_id: tx.newId(),
      series_id: seriesId,
      after_block: afterBlock,
      decision,
      reason,
      by_person: stamp.by,
      by_name: stamp.byName,
      at: stamp.at,
    })
    .execute();
  await tx.db
    .updateTable('series')
    .set({
      version: series.version + 1,
      planned_blocks: plannedBlocksAfter(series, decision, furtherBlocks),
      ended: jsonOrNull(how === null ? null : { ...stamp, how }),
    })
    .where('series_id', '=', seriesId)
    .execute();
  if (how === null) await confirmNext(tx, course);
  else await freeSlots(tx, course, reason === '' ? `Series ${how}` : `Series ${how}: ${reason}`);
  tx.touch('series', seriesId);
  tx.touch('referral', series.referralId);
  tx.audit({
    act: 'decide-series',
    entity: 'series',
    entityId: seriesId,
    patientId: series.patientId,
    reason,
    detail: { decision, afterBlock },
  });
  return done({ seriesId });
}

/** What keeps it provisional is shown wherever it stands; nothing is lost by not confirming it. */
async function confirmNext(tx: UnitOfWork, course: SeriesCourse): Promise<void> {
  const next = nextPlaced(course.blocks);
  if (next?.standing === 'provisional')
    await confirmBooking(tx, { id: next.bookingId, version: null });
}

/** Frees every slot to come. Who is already here today is the day's to look after. */
async function freeSlots(tx: UnitOfWork, course: SeriesCourse, reason: string): Promise<void> {
  const placed = course.blocks.filter(
    ({ standing }) => standing === 'booked' || standing === 'provisional',
  );
  const begun = await findVisits(
    tx.db,
    placed.map(({ bookingId }) => bookingId),
  );
  const here = new Set(
    begun.filter((visit) => stateOf(visit) !== 'expected').map(({ bookingId }) => bookingId),
  );
  const toCancel = placed.filter(({ bookingId }) => !here.has(bookingId));
  if (toCancel.length === 0) return;
  const outcome = await cancelBookings(
    tx,
    toCancel.map(({ bookingId }) => ({ id: bookingId, version: null })),
    reason,
  );
  // Somebody arrived between the question and the lock: the whole decision is asked anew.
  if (outcome.kind === 'refused') throw new BlockBegan();
}

class BlockBegan extends Error {
  override readonly name = 'BlockBegan';
  /** PostgreSQL's code for "try again". */
  readonly code = '40001';
}
