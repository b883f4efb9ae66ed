import type { BookingCase, CountedBlock } from '#domain/booking/booking-case';
import type { SeriesBlock } from '#domain/series/blocks';
import type { BlockOutcome } from '#domain/series/outcome';
import { emptyResponse } from '#domain/series/response';
import type { SeriesWish } from '#domain/series/proposal';
import type { SeriesCourse } from '#domain/series/series-course';
import type {
  BlockResponse,
  ResponseMeasure,
  ResponseTime,
  SeriesDecision,
} from '#domain/series/series';
import { aCase } from '#domain/testing/booking-builders';
import type { Session } from '#domain/clinic/clinic';
import { aReferral, aSeries, aSession, aStamp } from '#domain/testing/builders';
import { daysFrom, weekdayOf, type ClinicDate, type Weekday } from '#domain/time/clinic-date';

type Dated = readonly [index: number, date: string];

/** A provisional block of series-1, whose other blocks stand on the given days. */
export const aSeriesCase = (
  over: Partial<BookingCase> = {},
  blocks: readonly Dated[] = [],
): BookingCase =>
  aCase({
    status: 'provisional',
    series: aSeries(),
    blockIndex: 1,
    blocks: blocks.map(([index, date]) => aCountedBlock(index, date)),
    ...over,
    referral: { ...(over.referral ?? aReferral()), decision: 'accepted' },
  });

export const aCountedBlock = (index: number, date: string): CountedBlock => ({
  id: `booking-${index}`,
  referralId: 'referral-1',
  procedureTypeId: 'type-lsb',
  seriesId: 'series-1',
  blockIndex: index,
  side: 'left',
  date,
  ahead: true,
});

/** Block 1 on Monday 14 September 2026, given. */
export const aBlock = (over: Partial<SeriesBlock> = {}): SeriesBlock => ({
  index: 1,
  bookingId: `booking-${over.index ?? 1}`,
  date: '2026-09-14',
  start: 570,
  side: 'left',
  standing: 'done',
  ...over,
});

/** Three planned blocks, no antithrombotics, the patient told three days before. */
export const aCourse = (over: Partial<SeriesCourse> = {}): SeriesCourse => ({
  series: aSeries(),
  blocks: [],
  antithrombotics: [],
  tellPatientDaysBefore: 3,
  ...over,
});

export const aMeasure = (
  due: ResponseTime,
  over: Partial<ResponseMeasure> = {},
): ResponseMeasure => ({
  ...aStamp(),
  due,
  nrs: 3,
  reliefPercent: 60,
  note: '',
  ...over,
});

/** What block `index` did: the named measures are in, each 60 % relief. */
export const aResponse = (
  index: number,
  measures: readonly ResponseTime[] = [],
  over: Partial<BlockResponse> = {},
): BlockResponse => ({
  ...emptyResponse(`booking-${index}`, index),
  nrsBefore: 7,
  measures: measures.map((due) => aMeasure(due)),
  ...over,
});

export const aDecision = (over: Partial<SeriesDecision> = {}): SeriesDecision => ({
  ...aStamp(),
  afterBlock: 1,
  decision: 'continue',
  reason: '',
  ...over,
});

/** An achieved block with 60 % relief for 120 hours; function not asked. */
export const anOutcome = (over: Partial<BlockOutcome> = {}): BlockOutcome => ({
  index: 1,
  technicalSuccess: true,
  peakRelief: 60,
  hoursOfRelief: 120,
  functionBetter: null,
  pgic: null,
  complication: null,
  ...over,
});

/** Any day of September to December 2026 with anybody. */
export const aWish = (over: Partial<SeriesWish> = {}): SeriesWish => ({
  intervalDays: null,
  preferredPhysicianId: null,
  preferredWeekdays: [],
  within: { from: '2026-09-07', to: '2026-12-31' },
  picked: {},
  overruled: {},
  ...over,
});

export const EVERY_DAY: readonly Weekday[] = [1, 2, 3, 4, 5];

/** Sessions on these weekdays from 7 September 2026 on: physician-1 in room-1, 08:30 to 12:30. */
export const sessionsOn = (
  weekdays: readonly Weekday[],
  until: ClinicDate = '2026-12-31',
): Session[] =>
  daysFrom('2026-09-07', until)
    .filter((date) => weekdays.includes(weekdayOf(date)))
    .map((date) => aSession({ id: `session-${date}`, date }));
