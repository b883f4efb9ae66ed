import { firstOmittedDay, type AntithromboticPlan } from '#domain/readiness/antithrombotics';
import {
  RESPONSE_TIMES,
  type BlockResponse,
  type ResponseTime,
  type Series,
  type SeriesDecision,
  type SeriesDecisionKind,
} from '#domain/series/series';
import { addDays, type ClinicDate } from '#domain/time/clinic-date';

/** Days after the block on which each measure is asked for (clinical.md E: post, 24 h, 7 d, 4 weeks). */
const DUE_AFTER_DAYS: Readonly<Record<ResponseTime, number>> = {
  '30-min': 0,
  '24-h': 1,
  '7-d': 7,
  '4-w': 28,
};

/** The earliest day a measure means what its name says; before it, it would be the wrong measure. */
const NOT_BEFORE_DAYS: Readonly<Record<ResponseTime, number>> = {
  '30-min': 0,
  '24-h': 1,
  '7-d': 5,
  '4-w': 21,
};

/** The day on which a measure of a block on `blockDate` is due. */
export function measureDueOn(due: ResponseTime, blockDate: ClinicDate): ClinicDate {
  return addDays(blockDate, DUE_AFTER_DAYS[due]);
}

/** The first day on which a measure may be recorded. */
export function measureFrom(due: ResponseTime, blockDate: ClinicDate): ClinicDate {
  return addDays(blockDate, NOT_BEFORE_DAYS[due]);
}

/**
 * The day by which a physician must have decided whether the block on `next` goes ahead: the
 * earlier of the first day without a drug that is stopped for it and the day the patient must be
 * told (model.md, "Response gate").
 */
export function decisionDay(
  next: ClinicDate,
  antithrombotics: readonly AntithromboticPlan[],
  tellPatientDaysBefore: number,
): ClinicDate {
  const omitted = antithrombotics.flatMap((plan) => firstOmittedDay(plan, next) ?? []);
  return [addDays(next, -tellPatientDaysBefore), ...omitted].sort()[0] ?? next;
}

/**
 * The measures that must be in before the decision: those due before its day. After the last
 * planned block there is no next one to decide about (`null`), and all of them count.
 */
export function measuresDue(blockDate: ClinicDate, decideBy: ClinicDate | null): ResponseTime[] {
  return RESPONSE_TIMES.filter(
    (due) => decideBy === null || measureDueOn(due, blockDate) < decideBy,
  );
}

/** Of the measures asked for, those that nobody has recorded yet. */
export function measuresMissing(
  asked: readonly ResponseTime[],
  response: Pick<BlockResponse, 'measures'> | undefined,
): ResponseTime[] {
  return asked.filter((due) => !response?.measures.some((measure) => measure.due === due));
}

/** The decisions after which the next block goes ahead. */
const GOES_ON: readonly SeriesDecisionKind[] = ['continue', 'extend', 'repeat-technically'];

/** The decision that counts after block `index`: the last one made. */
export function decisionAfter(
  series: Pick<Series, 'decisions'>,
  index: number,
): SeriesDecision | undefined {
  return series.decisions.findLast((decision) => decision.afterBlock === index);
}

/**
 * May block `index` go ahead: a physician has decided after the block before it to go on, which is
 * only possible once the measures due by then are in. The first block has no gate.
 */
export function gateOpen(series: Pick<Series, 'decisions'>, index: number): boolean {
  if (index <= 1) return true;
  const decision = decisionAfter(series, index - 1);
  return decision !== undefined && GOES_ON.includes(decision.decision);
}
