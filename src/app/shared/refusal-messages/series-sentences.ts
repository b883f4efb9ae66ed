import type { SeriesRefusal } from '#domain/series/series-refusal';
import { exactDay } from '../times/words';
import { allOf } from '../words/lists';
import { responseTimeWord } from '../words/series-words';

export function seriesSentence(refusal: SeriesRefusal): string {
  switch (refusal.code) {
    case 'series-ended':
      return $localize`This series has ended. Begin a new one from the referral.`;
    case 'series-paused':
      return $localize`This series is paused. Resume it first.`;
    case 'series-not-paused':
      return $localize`This series is not paused.`;
    case 'no-legal-slot':
      return $localize`Block ${refusal.blockIndex}:block: finds no free slot from ${exactDay(refusal.from)}:from: to ${exactDay(refusal.to)}:to:. Add a session, or widen what the patient prefers.`;
    case 'block-not-done':
      return $localize`Block ${refusal.blockIndex}:block: has not been done yet.`;
    case 'response-missing': {
      const due = allOf(refusal.due.map(responseTimeWord));
      return $localize`The response to block ${refusal.blockIndex}:block: is missing (${due}:due:). Record it first.`;
    }
    case 'measure-too-early':
      return $localize`The answer after ${responseTimeWord(refusal.due)}:due: can be recorded from ${exactDay(refusal.from)}:day: on.`;
    case 'planned-blocks-done':
      return $localize`All ${refusal.blocks}:count: planned blocks are done. Extend the series, stop it or escalate.`;
    case 'too-many-blocks':
      return $localize`A series has at most ${refusal.most}:count: blocks.`;
    case 'referral-in-series':
      return $localize`This referral already has a series. Open that one.`;
    case 'blocks-not-in-order':
      return $localize`The plan must name each block once, in order, without a gap.`;
    case 'block-not-placed':
      return $localize`Block ${refusal.blockIndex}:block: cannot stand where it was put, so nothing was booked. Choose another place for it.`;
    case 'protocol-of-another-procedure':
      return $localize`This protocol is for another procedure than the referral orders. Choose another protocol.`;
  }
}
