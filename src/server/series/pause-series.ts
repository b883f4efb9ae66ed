import type { PauseSeries, ResumeSeries } from '#contract/series';
import { jsonOrNull } from '../db/columns.ts';
import { done, refused, type Outcome, type UnitOfWork } from '../db/unit-of-work.ts';
import { lockSeries, stampOf } from './series-write.ts';

type Paused = Outcome<{ readonly seriesId: string }>;

/** Halts a series: nothing is booked or decided until it is resumed. What stands keeps its place. */
export async function pauseSeries(
  tx: UnitOfWork,
  { seriesId, version, reason }: PauseSeries & { readonly seriesId: string },
): Promise<Paused> {
  return setPause(tx, seriesId, version, reason);
}

export async function resumeSeries(
  tx: UnitOfWork,
  { seriesId, version }: ResumeSeries & { readonly seriesId: string },
): Promise<Paused> {
  return setPause(tx, seriesId, version, null);
}

async function setPause(
  tx: UnitOfWork,
  seriesId: string,
  version: number,
  reason: string | null,
): Promise<Paused> {
  const locking = await lockSeries(tx, seriesId, version);
  if (locking.kind === 'refused') return locking;
  const { series } = locking.locked;
  if (series.ended !== null) return refused([{ code: 'series-ended' }]);
  const isPaused = series.paused !== null;
  if (isPaused === (reason !== null))
    return refused([{ code: isPaused ? 'series-paused' : 'series-not-paused' }]);
  await tx.db
    .updateTable('series')
    .set({
      version: series.version + 1,
      paused: jsonOrNull(reason === null ? null : { ...stampOf(tx), reason }),
    })
    .where('series_id', '=', seriesId)
    .execute();
  tx.touch('series', seriesId);
  tx.audit({
    act: reason === null ? 'resume-series' : 'pause-series',
    entity: 'series',
    entityId: seriesId,
    patientId: series.patientId,
    reason,
  });
  return done({ seriesId });
}
