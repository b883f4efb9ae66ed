import type { SeriesBlock } from '#domain/series/blocks';
import { measureFrom } from '#domain/series/gate';
import type { BlockResponse, ResponseTime } from '#domain/series/series';
import type { SeriesRefusal } from '#domain/series/series-refusal';
import type { ClinicDate } from '#domain/time/clinic-date';

/** Nothing known yet about what a block did. */
export function emptyResponse(bookingId: string, blockIndex: number): BlockResponse {
  return {
    bookingId,
    blockIndex,
    technicalSuccess: null,
    nrsBefore: null,
    measures: [],
    hoursOfRelief: null,
    functionBetter: null,
    pgic: null,
  };
}

/**
 * Why the answer to a block may not be recorded on `today`: the block was not given, or the measure
 * is not due for days. A series that has ended still takes late answers: they are facts.
 */
export function responseRefusals(
  block: SeriesBlock | undefined,
  due: ResponseTime | null,
  today: ClinicDate,
): SeriesRefusal[] {
  if (block?.standing !== 'done')
    return [{ code: 'block-not-done', blockIndex: block?.index ?? 1 }];
  const from = due === null ? block.date : measureFrom(due, block.date);
  return due !== null && today < from ? [{ code: 'measure-too-early', due, from }] : [];
}

/** The greatest relief in percent that was reported at any time; `null` when none was. */
export function peakRelief(response: Pick<BlockResponse, 'measures'>): number | null {
  return response.measures.length === 0
    ? null
    : Math.max(...response.measures.map(({ reliefPercent }) => reliefPercent));
}

/** The last NRS reported, by when it was due; `null` when none was. */
export function latestNrs(response: Pick<BlockResponse, 'measures'>): number | null {
  return latestMeasure(response)?.nrs ?? null;
}

const ORDER: readonly ResponseTime[] = ['30-min', '24-h', '7-d', '4-w'];

/** The measure that was due last. */
export function latestMeasure(response: Pick<BlockResponse, 'measures'>) {
  return ORDER.flatMap(
    (due) => response.measures.findLast((measure) => measure.due === due) ?? [],
  ).at(-1);
}
