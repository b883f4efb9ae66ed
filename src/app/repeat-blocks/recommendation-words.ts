import type { RecommendationReason } from '#domain/series/recommend';
import { allOf } from '../shared/words/lists';
import { reliefLasted, responseTimeWord } from '../shared/words/series-words';

/** Why the rule proposes what it proposes, in a sentence. */
export function reasonSentence(reason: RecommendationReason): string {
  switch (reason.code) {
    case 'no-block-yet':
      return $localize`No block has been given yet.`;
    case 'response-missing':
      return reason.due.length === 0
        ? $localize`Nobody has recorded any relief yet.`
        : $localize`Still missing: the answer after ${allOf(reason.due.map(responseTimeWord))}:due:.`;
    case 'complication':
      return $localize`Complication: ${reason.text}:text:.`;
    case 'technical-failure':
      return reason.times === 1
        ? $localize`The block was not achieved technically, which says nothing about its effect.`
        : $localize`Not achieved technically ${reason.times}:times: times running: look at the technique first.`;
    case 'technical-success-unknown':
      return $localize`Nobody recorded whether the block was achieved.`;
    case 'relief-reached':
      return $localize`${reason.percent}:percent: % relief (at least ${reason.needed}:needed: % is asked for).`;
    case 'relief-below':
      return $localize`${reason.percent}:percent: % relief, under the ${reason.needed}:needed: % asked for.`;
    case 'function-gained':
      return $localize`Function is better.`;
    case 'much-improved':
      return $localize`The patient feels much improved (PGIC ${reason.pgic}:pgic:).`;
    case 'no-relief-though-achieved':
      return $localize`The block was achieved, and relief was only ${reason.percent}:percent: %.`;
    case 'without-benefit':
      return $localize`${reason.times}:times: of ${reason.of}:of: blocks without benefit before the series should stop.`;
    case 'duration-growing':
      return $localize`Relief lasted longer: ${reliefLasted(reason.hours)}:now: after ${reliefLasted(reason.before)}:before:.`;
    case 'duration-shortening':
      return $localize`Relief lasted less: ${reliefLasted(reason.hours)}:now: after ${reliefLasted(reason.before)}:before:.`;
    case 'complete-but-brief':
      return $localize`Relief is complete (${reason.percent}:percent: %) but brief (${reliefLasted(reason.hours)}:hours:): a longer-lasting procedure may serve better.`;
    case 'may-be-placebo':
      return $localize`One good block may be placebo: the next one will tell.`;
    case 'planned-blocks-done':
      return $localize`All ${reason.blocks}:blocks: planned blocks are done.`;
  }
}
