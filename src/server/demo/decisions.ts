import type { SeriesDecisionKind } from '#domain/series/series';
import type { Answer, PlannedSeries } from './plan-types.ts';

export interface MadeDecision {
  readonly decision: SeriesDecisionKind;
  readonly reason: string;
}

const GOING_ON: Readonly<Record<Answer, readonly string[]>> = {
  grows: [
    'Relief longer than after the block before; walks without sticks on good days.',
    'Half the pain gone for more than a week, sleeping through: go on as planned.',
    'Clear gain in function, physiotherapy can load the foot now.',
  ],
  steady: [
    'Relief above 50 % for a week; go on.',
    'Same good answer as last time, patient wishes to continue.',
  ],
  fades: [
    'Good first answer; one more before we judge.',
    'Relief is shorter than last time. One further block, then review.',
  ],
  fails: ['Warm foot but no relief; one more block at L2 before we stop.'],
  brief: [
    'Complete relief for a day; worth repeating to see whether it lasts longer.',
    'Again a day without any pain; third block, then think of radiofrequency.',
  ],
  'technical-failure': ['Foot stayed cold, contrast in the psoas: repeat, it does not count.'],
};

const ENDING = {
  completed: 'Planned blocks given; lasting gain, back to the physiotherapist and the practice.',
  stopped: 'Technically good blocks without benefit: no further blocks, letter to the referrer.',
  escalated: 'Complete but brief relief each time: radiofrequency clinic, patient agrees.',
} as const satisfies Record<NonNullable<PlannedSeries['ended']>, string>;

/**
 * What a physician decides after block `index`; null where nothing is to be decided. `hasNext` says
 * that another block is booked after it.
 */
export function decisionAfter(
  { answer, ended }: Pick<PlannedSeries, 'answer' | 'ended'>,
  index: number,
  hasNext: boolean,
): MadeDecision | null {
  if (!hasNext) {
    if (ended === null) return null;
    return { decision: ended === 'escalated' ? 'escalate' : 'stop', reason: ENDING[ended] };
  }
  const reasons = index > 1 && answer === 'technical-failure' ? GOING_ON.steady : GOING_ON[answer];
  const decision =
    answer === 'technical-failure' && index === 1 ? 'repeat-technically' : 'continue';
  return { decision, reason: reasons[(index - 1) % reasons.length] ?? '' };
}
