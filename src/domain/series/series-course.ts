import type { Booking } from '#domain/booking/booking';
import type { ClinicRules } from '#domain/clinic/clinic';
import type { Referral } from '#domain/referral/referral';
import { lastDone, nextPlaced, seriesBlocks, type SeriesBlock } from '#domain/series/blocks';
import type { VisitStates } from '#domain/series/blocks';
import {
  decisionAfter,
  decisionDay,
  measureDueOn,
  measuresDue,
  measuresMissing,
} from '#domain/series/gate';
import type { BlockResponse, ResponseTime, Series } from '#domain/series/series';
import { addDays, type ClinicDate } from '#domain/time/clinic-date';

/** Where a series stands; projected into a column, so that worklists can filter and sort by it. */
export const SERIES_STATES = [
  'planned',
  'waiting-for-response',
  'waiting-for-decision',
  'paused',
  'completed',
  'stopped',
  'escalated',
] as const;
export type SeriesState = (typeof SERIES_STATES)[number];

/** A series with everything its state follows from. */
export interface SeriesCourse {
  readonly series: Series;
  readonly blocks: readonly SeriesBlock[];
  readonly antithrombotics: Referral['antithrombotics'];
  readonly tellPatientDaysBefore: number;
}

export interface CourseFacts {
  readonly referral: Pick<Referral, 'antithrombotics'> | undefined;
  /** Those of the series, or more. */
  readonly bookings: readonly Booking[];
  readonly visitStateOf: VisitStates;
  readonly rules: Pick<ClinicRules, 'tellPatientDaysBefore'>;
}

export function courseOf(series: Series, facts: CourseFacts): SeriesCourse {
  return {
    series,
    blocks: seriesBlocks(series, facts.bookings, facts.visitStateOf),
    antithrombotics: facts.referral?.antithrombotics ?? [],
    tellPatientDaysBefore: facts.rules.tellPatientDaysBefore,
  };
}

export function responseTo(series: Series, index: number): BlockResponse | undefined {
  return series.responses.findLast((response) => response.blockIndex === index);
}

/** Were all planned blocks given? */
export function isLastBlock(series: Pick<Series, 'plannedBlocks'>, index: number): boolean {
  return index >= series.plannedBlocks;
}

export interface OpenDecision {
  /** The block whose effect is judged. */
  readonly after: SeriesBlock;
  /** The day by which it must be made; after the last block, the day the four weeks are over. */
  readonly due: ClinicDate;
  /** Asked for before that day and not yet recorded. */
  readonly missing: readonly ResponseTime[];
}

/**
 * The decision that a series waits for, if any: the one after its last block given, unless it is
 * made. Where the next block has no place yet, its usual day stands in for it.
 */
export function openDecision(course: SeriesCourse): OpenDecision | null {
  const { series, blocks } = course;
  const after = lastDone(blocks);
  if (series.ended !== null || after === undefined) return null;
  if (decisionAfter(series, after.index) !== undefined) return null;
  const decideBy = isLastBlock(series, after.index) ? null : nextDecisionDay(course, after);
  return {
    after,
    due: decideBy ?? measureDueOn('4-w', after.date),
    missing: measuresMissing(measuresDue(after.date, decideBy), responseTo(series, after.index)),
  };
}

function nextDecisionDay(course: SeriesCourse, after: SeriesBlock): ClinicDate {
  const next = nextPlaced(course.blocks)?.date;
  const usual = addDays(after.date, course.series.protocol.usualDays);
  return decisionDay(next ?? usual, course.antithrombotics, course.tellPatientDaysBefore);
}

/** The state of a series; it follows from what was recorded and never from the clock. */
export function seriesState(course: SeriesCourse): SeriesState {
  const { series } = course;
  if (series.ended !== null) return series.ended.how;
  if (series.paused !== null) return 'paused';
  const open = openDecision(course);
  if (open === null) return 'planned';
  return open.missing.length > 0 ? 'waiting-for-response' : 'waiting-for-decision';
}

/** The day by which the open decision must be made; `null` while none is open. */
export function decisionDue(course: SeriesCourse): ClinicDate | null {
  return course.series.paused === null ? (openDecision(course)?.due ?? null) : null;
}
