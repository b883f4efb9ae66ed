import type { BlockOutcome } from '#domain/series/outcome';
import type { Protocol, ResponseTime, Series, SeriesDecisionKind } from '#domain/series/series';

/** Why the rule proposes what it proposes; each is a sentence in the app. */
export type RecommendationReason =
  | { readonly code: 'no-block-yet' }
  | { readonly code: 'response-missing'; readonly due: readonly ResponseTime[] }
  | { readonly code: 'complication'; readonly text: string }
  | { readonly code: 'technical-failure'; readonly times: number }
  | { readonly code: 'technical-success-unknown' }
  | { readonly code: 'relief-reached'; readonly percent: number; readonly needed: number }
  | { readonly code: 'relief-below'; readonly percent: number; readonly needed: number }
  | { readonly code: 'function-gained' }
  | { readonly code: 'much-improved'; readonly pgic: number }
  | { readonly code: 'no-relief-though-achieved'; readonly percent: number }
  | { readonly code: 'without-benefit'; readonly times: number; readonly of: number }
  | { readonly code: 'duration-growing'; readonly hours: number; readonly before: number }
  | { readonly code: 'duration-shortening'; readonly hours: number; readonly before: number }
  | { readonly code: 'complete-but-brief'; readonly percent: number; readonly hours: number }
  | { readonly code: 'may-be-placebo' }
  | { readonly code: 'planned-blocks-done'; readonly blocks: number };

export interface Recommendation {
  /** `null` while there is nothing to go by. A physician decides in any case. */
  readonly decision: SeriesDecisionKind | null;
  readonly reasons: readonly RecommendationReason[];
}

/** From here on relief is partial; below it there is none to speak of (Samen 2022, clinical.md C [48]). */
export const PARTIAL_RELIEF_PERCENT = 30;
/** "Stop if no relief after 3" (Aetna CPB 0447, clinical.md E [13]). */
export const BLOCKS_WITHOUT_BENEFIT = 3;
/** PGIC 1 or 2 is a responder (clinical.md E [67]); asked only where function was not recorded. */
const PGIC_RESPONDER = 2;
/** Our reading of "complete" relief; the sources give no number. */
export const COMPLETE_RELIEF_PERCENT = 80;
/** Our tolerance for "shortening" and "growing": a tenth, because patients round hours to days. */
const DURATION_TOLERANCE = 0.1;

export interface RecommendationFacts {
  readonly protocol: Pick<Protocol, 'continueReliefPercent' | 'minimumDays'>;
  readonly plannedBlocks: Series['plannedBlocks'];
  /** Blocks given, in order; the last one is judged. */
  readonly outcomes: readonly BlockOutcome[];
  /** Measures due before the decision that nobody has recorded. */
  readonly missing: readonly ResponseTime[];
}

/**
 * What the protocol proposes after the last block given, with its reasons. After clinical.md E:
 * continue with at least the protocol's relief (default 50 %) or a gain in function, while the
 * duration is not shortening (ASIPP [58]); stop after a complication, after success without relief
 * and after three blocks without benefit [13]; repeat a technical failure, which is no negative
 * answer; escalate where relief is complete but brief and no longer grows [58]. Evidence is
 * contested (Cochrane [59]): the rule proposes, a physician decides.
 */
export function recommend(facts: RecommendationFacts): Recommendation {
  const last = facts.outcomes.at(-1);
  if (last === undefined) return { decision: null, reasons: [{ code: 'no-block-yet' }] };
  if (last.complication !== null)
    return {
      decision: 'stop',
      reasons: [{ code: 'complication', text: last.complication }],
    };
  if (last.technicalSuccess === false) return afterTechnicalFailure(facts.outcomes);
  if (facts.missing.length > 0 || last.peakRelief === null)
    return {
      decision: null,
      reasons: [{ code: 'response-missing', due: facts.missing }],
    };
  const benefit = benefitReasons(last, facts.protocol);
  return benefit.length === 0
    ? withoutBenefit(facts, last, last.peakRelief)
    : withBenefit(facts, last, benefit);
}

/** Once is repeated; twice running is a question about the technique, which repeating won't answer. */
function afterTechnicalFailure(outcomes: readonly BlockOutcome[]): Recommendation {
  const lastOther = outcomes.findLastIndex(({ technicalSuccess }) => technicalSuccess !== false);
  const times = outcomes.length - 1 - lastOther;
  return {
    decision: times === 1 ? 'repeat-technically' : 'stop',
    reasons: [{ code: 'technical-failure', times }],
  };
}

/** In what way the block helped; empty when it did not. */
function benefitReasons(
  outcome: BlockOutcome,
  protocol: RecommendationFacts['protocol'],
): RecommendationReason[] {
  const needed = protocol.continueReliefPercent;
  const percent = outcome.peakRelief ?? 0;
  const reasons: RecommendationReason[] = [];
  if (percent >= needed) reasons.push({ code: 'relief-reached', percent, needed });
  if (outcome.functionBetter === true) reasons.push({ code: 'function-gained' });
  const { functionBetter, pgic } = outcome;
  if (functionBetter === null && pgic !== null && pgic <= PGIC_RESPONDER)
    reasons.push({ code: 'much-improved', pgic });
  return reasons;
}

function withoutBenefit(
  { outcomes, protocol }: RecommendationFacts,
  last: BlockOutcome,
  percent: number,
): Recommendation {
  if (last.technicalSuccess === true && percent < PARTIAL_RELIEF_PERCENT)
    return { decision: 'stop', reasons: [{ code: 'no-relief-though-achieved', percent }] };
  const times = timesWithoutBenefit(outcomes, protocol);
  const reasons: RecommendationReason[] = [
    { code: 'relief-below', percent, needed: protocol.continueReliefPercent },
    { code: 'without-benefit', times, of: BLOCKS_WITHOUT_BENEFIT },
  ];
  if (last.technicalSuccess === null) reasons.push({ code: 'technical-success-unknown' });
  return { decision: times < BLOCKS_WITHOUT_BENEFIT ? 'continue' : 'stop', reasons };
}

/** Blocks without benefit since the last one that helped; technical failures do not count. */
function timesWithoutBenefit(
  outcomes: readonly BlockOutcome[],
  protocol: RecommendationFacts['protocol'],
): number {
  const achieved = outcomes.filter(({ technicalSuccess }) => technicalSuccess !== false);
  const lastHelp = achieved.findLastIndex(
    (outcome) => benefitReasons(outcome, protocol).length > 0,
  );
  return achieved.length - 1 - lastHelp;
}

function withBenefit(
  facts: RecommendationFacts,
  last: BlockOutcome,
  benefit: readonly RecommendationReason[],
): Recommendation {
  const duration = durationReason(facts.outcomes, last);
  const reasons = duration === null ? [...benefit] : [...benefit, duration];
  const brief = briefReason(last, facts.protocol);
  const isDone = last.index >= facts.plannedBlocks;
  if (duration?.code === 'duration-shortening')
    return brief === null
      ? { decision: 'stop', reasons: [duration, ...benefit] }
      : { decision: 'escalate', reasons: [brief, duration, ...benefit] };
  if (!isDone) {
    const given = facts.outcomes.filter(({ technicalSuccess }) => technicalSuccess !== false);
    if (given.length === 1) reasons.push({ code: 'may-be-placebo' });
    return { decision: 'continue', reasons };
  }
  const done: RecommendationReason = { code: 'planned-blocks-done', blocks: facts.plannedBlocks };
  if (duration?.code === 'duration-growing')
    return { decision: 'extend', reasons: [duration, ...benefit, done] };
  return brief === null
    ? { decision: 'stop', reasons: [done, ...reasons] }
    : { decision: 'escalate', reasons: [brief, done, ...reasons] };
}

/** Hours of relief against the block before that helped; technical failures are looked through. */
function durationReason(
  outcomes: readonly BlockOutcome[],
  last: BlockOutcome,
): Extract<RecommendationReason, { code: 'duration-growing' | 'duration-shortening' }> | null {
  const before = outcomes.findLast(
    (outcome) =>
      outcome.index < last.index &&
      outcome.technicalSuccess !== false &&
      outcome.hoursOfRelief !== null,
  )?.hoursOfRelief;
  const hours = last.hoursOfRelief;
  if (before === null || before === undefined || hours === null) return null;
  if (hours < before * (1 - DURATION_TOLERANCE))
    return { code: 'duration-shortening', hours, before };
  return hours > before * (1 + DURATION_TOLERANCE)
    ? { code: 'duration-growing', hours, before }
    : null;
}

/** Complete relief that does not last until the next block could be given at the earliest. */
function briefReason(
  { peakRelief, hoursOfRelief }: BlockOutcome,
  protocol: RecommendationFacts['protocol'],
): RecommendationReason | null {
  if (peakRelief === null || hoursOfRelief === null) return null;
  const isBrief = hoursOfRelief < protocol.minimumDays * 24;
  return peakRelief >= COMPLETE_RELIEF_PERCENT && isBrief
    ? { code: 'complete-but-brief', percent: peakRelief, hours: hoursOfRelief }
    : null;
}
