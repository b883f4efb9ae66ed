import { lastDone, type SeriesBlock } from '#domain/series/blocks';
import { openDecision, type SeriesCourse } from '#domain/series/series-course';
import type { ResponseTime } from '#domain/series/series';
import { measureFrom } from '#domain/series/gate';
import type { ClinicDate } from '#domain/time/clinic-date';

/** What a running series waits for next; each kind is somebody's move, or nobody's yet. */
export type SeriesTask =
  /** Ask the patient: from `from` on, so that the decision can be made by `by`. */
  | {
      readonly kind: 'record-response';
      readonly after: SeriesBlock;
      readonly due: ResponseTime;
      readonly from: ClinicDate;
      readonly by: ClinicDate;
    }
  | { readonly kind: 'decide'; readonly after: SeriesBlock; readonly by: ClinicDate }
  /** A block that may go ahead, or was lost, has no place. */
  | { readonly kind: 'book-block'; readonly blockIndex: number }
  | { readonly kind: 'come'; readonly block: SeriesBlock }
  | { readonly kind: 'resume' };

/**
 * The one next thing of a series; `null` once it has ended. A missing answer comes before the
 * decision it is for, a decision before the place of the block it is about.
 */
export function nextTask(course: SeriesCourse): SeriesTask | null {
  const { series, blocks } = course;
  if (series.ended !== null) return null;
  if (series.paused !== null) return { kind: 'resume' };
  const open = openDecision(course);
  if (open !== null) {
    const { after, due: by, missing } = open;
    const [due] = missing;
    return due === undefined
      ? { kind: 'decide', after, by }
      : { kind: 'record-response', after, due, from: measureFrom(due, after.date), by };
  }
  const next = (lastDone(blocks)?.index ?? 0) + 1;
  const block = blocks.find(({ index }) => index === next);
  return block === undefined || block.standing === 'lost'
    ? { kind: 'book-block', blockIndex: next }
    : { kind: 'come', block };
}
