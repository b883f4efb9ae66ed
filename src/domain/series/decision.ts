import { lastDone } from '#domain/series/blocks';
import { openDecision, isLastBlock, type SeriesCourse } from '#domain/series/series-course';
import type { Series, SeriesDecisionKind } from '#domain/series/series';
import type { SeriesRefusal } from '#domain/series/series-refusal';

/** More blocks than this in one series is a slip of the finger. */
export const MOST_BLOCKS = 24;

/**
 * Why a physician may not decide so now. Stopping and escalating are always possible, also before
 * the first block and while the series is paused: a patient may change their mind at any time.
 * Going on needs a block to judge and the measures due before the decision day.
 */
export function decisionRefusals(
  course: SeriesCourse,
  decision: SeriesDecisionKind,
  furtherBlocks: number,
): SeriesRefusal[] {
  const { series, blocks } = course;
  if (series.ended !== null) return [{ code: 'series-ended' }];
  if (decision === 'stop' || decision === 'escalate') return [];
  const after = lastDone(blocks);
  if (after === undefined) return [{ code: 'block-not-done', blockIndex: 1 }];
  const refusals: SeriesRefusal[] = [];
  if (series.paused !== null) refusals.push({ code: 'series-paused' });
  const missing = openDecision(course)?.missing ?? [];
  if (decision !== 'repeat-technically' && missing.length > 0)
    refusals.push({ code: 'response-missing', blockIndex: after.index, due: missing });
  if (decision === 'continue' && isLastBlock(series, after.index))
    refusals.push({ code: 'planned-blocks-done', blocks: series.plannedBlocks });
  if (plannedBlocksAfter(series, decision, furtherBlocks) > MOST_BLOCKS)
    refusals.push({ code: 'too-many-blocks', most: MOST_BLOCKS });
  return refusals;
}

/**
 * How many blocks are planned once this is decided. A technical failure says nothing about the
 * effect, so its repeat comes on top (clinical.md E: "does not count as negative response").
 */
export function plannedBlocksAfter(
  series: Pick<Series, 'plannedBlocks'>,
  decision: SeriesDecisionKind,
  furtherBlocks: number,
): number {
  if (decision === 'extend') return series.plannedBlocks + furtherBlocks;
  return decision === 'repeat-technically' ? series.plannedBlocks + 1 : series.plannedBlocks;
}

export type SeriesEnding = NonNullable<Series['ended']>['how'];

/** How the series ends by this decision; `null` when it goes on. */
export function endingBy(course: SeriesCourse, decision: SeriesDecisionKind): SeriesEnding | null {
  if (decision === 'escalate') return 'escalated';
  if (decision !== 'stop') return null;
  const after = lastDone(course.blocks);
  return after !== undefined && isLastBlock(course.series, after.index) ? 'completed' : 'stopped';
}
