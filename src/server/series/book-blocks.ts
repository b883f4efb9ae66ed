import type { BookBlocks } from '#contract/series';
import type { Refusal } from '#domain/refusal';
import { done, refused, type Outcome, type UnitOfWork } from '../db/unit-of-work.ts';
import { placeBlocks } from './place-blocks.ts';
import { lockSeries } from './series-write.ts';

interface Command extends BookBlocks {
  readonly seriesId: string;
}

/**
 * Books further blocks of a series that runs: the next one after a decision, one that was lost, or
 * several at once. All of them or none.
 */
export async function bookBlocks(
  tx: UnitOfWork,
  { seriesId, version, bookings, provisional, tab }: Command,
): Promise<Outcome<{ readonly bookingIds: readonly string[] }>> {
  const locking = await lockSeries(tx, seriesId, version);
  if (locking.kind === 'refused') return locking;
  const { series } = locking.locked;
  const refusals: Refusal[] = [];
  if (series.ended !== null) refusals.push({ code: 'series-ended' });
  else if (series.paused !== null) refusals.push({ code: 'series-paused' });
  const indices = bookings.map(({ blockIndex }) => blockIndex);
  const isAscending = indices.every((index, at) => at === 0 || index > (indices[at - 1] ?? 0));
  if (!isAscending || indices.some((index) => index > series.plannedBlocks))
    refusals.push({ code: 'blocks-not-in-order' });
  if (refusals.length > 0) return refused(refusals);
  const act = 'book-blocks';
  const placed = await placeBlocks(tx, series, bookings, { act, provisional, tab });
  if (placed.refusals.length > 0) return refused(placed.refusals);
  tx.audit({
    act,
    entity: 'series',
    entityId: seriesId,
    patientId: series.patientId,
    detail: { blocks: indices },
  });
  return done({ bookingIds: placed.bookingIds });
}
