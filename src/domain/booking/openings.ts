import { bayChoices } from '#domain/booking/bays';
import type { Asking, BookingCase, Place } from '#domain/booking/booking-case';
import { caseRefusals } from '#domain/booking/case-refusals';
import { acceptanceRefusals, lookThrough } from '#domain/booking/cell-refusals';
import type { BusyDay } from '#domain/booking/busy-day';
import type { ClinicBook, DayPlan, OpenDay } from '#domain/booking/clinic-book';
import { dateRefusals } from '#domain/booking/date-refusals';
import {
  addAll,
  ALL_DAY,
  firstFrom,
  hasNone,
  hasStep,
  keepOnly,
  keepWhereFollowing,
  keepWherePreceding,
  noSteps,
  notTaken,
  rangesOf,
  setFree,
  setFrom,
  shiftEarlier,
  stepsFrom,
  stepsWithin,
  type DaySteps,
} from '#domain/booking/day-steps';
import { startsIn } from '#domain/booking/free-slots';
import type { Session } from '#domain/clinic/clinic';
import { addDays, weekdayOf, type ClinicDate, type Weekday } from '#domain/time/clinic-date';
import { MINUTE_STEP, type MinuteRange } from '#domain/time/minutes';

/** A session of the day, and the starts in it at which the block may stand as it is. */
export interface Opening {
  readonly sessionId: string;
  readonly date: ClinicDate;
  readonly physicianId: string;
  readonly roomId: string;
  /** Five-minute starts as half-open ranges, in order. */
  readonly starts: readonly MinuteRange[];
}

/** What a block asks of the clinic, whoever the patient is. */
export type BlockShape = Pick<
  BookingCase,
  | 'bookingId'
  | 'procedureTypeId'
  | 'sedation'
  | 'durationMinutes'
  | 'turnoverMinutes'
  | 'recoveryMinutes'
>;

/**
 * All legal places of a block on one day, session by session: exactly the cells for which
 * `bookingRefusals` is empty, found by the algebra of `day-steps.ts` instead of cell by cell. The
 * same answer lights up the board, finds the first legal slots and plans series.
 */
export function openingsOf(bookingCase: BookingCase, day: OpenDay, asking: Asking): Opening[] {
  if (caseRefusals(bookingCase, asking.today).length > 0) return [];
  return startsBySession(bookingCase, day, asking).map(({ session, starts }) => ({
    sessionId: session.id,
    date: day.date,
    physicianId: session.physicianId,
    roomId: session.roomId,
    starts: rangesOf(starts),
  }));
}

interface SessionStarts {
  readonly session: Session;
  readonly starts: DaySteps;
}

const ANY_SESSION = (): boolean => true;

/**
 * The sessions that `isWanted` and where the block may stand somewhere, and the starts, for a block
 * that nothing but its place keeps from being booked.
 */
function startsBySession(
  bookingCase: BookingCase,
  day: OpenDay,
  asking: Asking,
  isWanted: (session: Session) => boolean = ANY_SESSION,
): SessionStarts[] {
  if (day.opens === null || day.sessions.length === 0) return [];
  if (dateRefusals(bookingCase, day, asking).length > 0) return [];
  const busy = day.busy.seenThrough(lookThrough(bookingCase, asking));
  const anywhere = startsAnywhere(bookingCase, day, day.opens, asking, busy);
  if (hasNone(anywhere)) return [];
  return day.sessions.flatMap((session): SessionStarts[] => {
    if (!isWanted(session)) return [];
    return findInSession(bookingCase, session, day, busy, anywhere, sessionScratch)
      ? [{ session, starts: sessionScratch.slice() }]
      : [];
  });
}

type Busy = ReturnType<BusyDay['seenThrough']>;

/**
 * The starts in this session at which a block of this shape could stand for some patient: all that
 * `openingsOf` asks except what is the patient's own.
 */
export function startsForAnybody(
  block: BlockShape,
  session: Session,
  day: OpenDay,
  asking: Asking,
): MinuteRange[] {
  if (day.opens === null || day.date < asking.today) return [];
  const busy = day.busy.seenThrough(lookThrough(block, asking));
  const anywhere = startsByClock(block, day, day.opens, asking);
  keepWhereBayIsFree(anywhere, block, day, busy);
  const starts = noSteps();
  return findInSession(block, session, day, busy, anywhere, starts) ? rangesOf(starts) : [];
}

/** The starts that clock, opening hours, patient and bays allow, in whichever session. */
function startsAnywhere(
  bookingCase: BookingCase,
  day: OpenDay,
  opens: MinuteRange,
  asking: Asking,
  busy: Busy,
): DaySteps {
  const { durationMinutes, recoveryMinutes, arriveBeforeMinutes, patient } = bookingCase;
  const starts = startsByClock(bookingCase, day, opens, asking);
  const atHome = notTaken(busy(patient.id));
  keepWherePreceding(starts, atHome, arriveBeforeMinutes);
  keepWhereFollowing(atHome, durationMinutes + recoveryMinutes);
  keepOnly(starts, atHome);
  keepWhereBayIsFree(starts, bookingCase, day, busy);
  return starts;
}

/** From now, or from opening, until what is left of the day is too short to recover in. */
function startsByClock(
  { durationMinutes, recoveryMinutes }: BlockShape,
  day: OpenDay,
  opens: MinuteRange,
  asking: Asking,
): DaySteps {
  const notBefore = day.date === asking.today ? asking.minute : 0;
  return stepsFrom(Math.max(opens.start, notBefore), opens.end - durationMinutes - recoveryMinutes);
}

function keepWhereBayIsFree(
  starts: DaySteps,
  { durationMinutes, recoveryMinutes }: BlockShape,
  day: OpenDay,
  busy: Busy,
): void {
  if (recoveryMinutes === 0 || hasNone(starts)) return;
  const bays = noSteps();
  for (const { bay, staffed } of day.bays) {
    setFree(scratch, busy(bay.id), stepsStaffed(staffed));
    keepWhereFollowing(scratch, recoveryMinutes);
    addAll(bays, scratch);
  }
  shiftEarlier(bays, durationMinutes);
  keepOnly(starts, bays);
}

/** Makes `starts` those in this session; whether there are any. */
function findInSession(
  block: BlockShape,
  session: Session,
  day: OpenDay,
  busy: Busy,
  anywhere: DaySteps,
  starts: DaySteps,
): boolean {
  const { physicianId, roomId, minutes } = session;
  if (day.away.has(physicianId) || day.away.has(roomId)) return false;
  const { durationMinutes, turnoverMinutes } = block;
  const roomMinutes = durationMinutes + turnoverMinutes;
  setFrom(starts, minutes.start, minutes.end - roomMinutes);
  keepOnly(starts, anywhere);
  if (hasNone(starts)) return false;
  setFree(scratch, busy(roomId), ALL_DAY);
  keepWhereFollowing(scratch, roomMinutes);
  keepOnly(starts, scratch);
  if (hasNone(starts)) return false;
  setFree(scratch, busy(physicianId), ALL_DAY);
  keepWhereFollowing(scratch, durationMinutes);
  keepOnly(starts, scratch);
  return !hasNone(starts) && acceptanceRefusals(block, session, day).length === 0;
}

/** Thousands of sets are worked out in a search over months: what none outlives is made once. */
const scratch = noSteps();
const sessionScratch = noSteps();

const staffedSteps = new WeakMap<MinuteRange, DaySteps>();

/** A bay is watched at the same hours every week. */
function stepsStaffed(staffed: MinuteRange): DaySteps {
  let steps = staffedSteps.get(staffed);
  if (steps === undefined) staffedSteps.set(staffed, (steps = stepsWithin(staffed)));
  return steps;
}

/** What a search for a slot is narrowed to; what is absent is free. */
export interface Wanted {
  /** First and last day looked at, both included. */
  readonly from: ClinicDate;
  readonly to: ClinicDate;
  readonly physicianId?: string | null;
  readonly roomId?: string | null;
  /** Empty means any day. */
  readonly weekdays?: readonly Weekday[];
}

/**
 * The legal places of a block in order of date, then start, then room as the sessions come; made
 * one by one, so that a caller takes as many as it needs.
 */
export function* legalPlaces(
  bookingCase: BookingCase,
  book: { day(date: ClinicDate): OpenDay },
  wanted: Wanted,
  asking: Asking,
): Generator<Place, void, undefined> {
  if (caseRefusals(bookingCase, asking.today).length > 0) return;
  const { physicianId = null, roomId = null, weekdays = [] } = wanted;
  const isWanted = (session: Session): boolean =>
    (physicianId === null || session.physicianId === physicianId) &&
    (roomId === null || session.roomId === roomId);
  const first = wanted.from < asking.today ? asking.today : wanted.from;
  for (let date = first; date <= wanted.to; date = addDays(date, 1)) {
    if (weekdays.length > 0 && !weekdays.includes(weekdayOf(date))) continue;
    const found = startsBySession(bookingCase, book.day(date), asking, isWanted);
    const starts = noSteps();
    for (const each of found) addAll(starts, each.starts);
    for (let start = firstFrom(starts, 0); start !== null;) {
      for (const { session, starts: own } of found)
        if (hasStep(own, start))
          yield { date, start, physicianId: session.physicianId, roomId: session.roomId };
      start = firstFrom(starts, start + MINUTE_STEP);
    }
  }
}

/** The first `count` legal places, or as many as there are. */
export function firstPlaces(
  count: number,
  ...search: Parameters<typeof legalPlaces>
): readonly Place[] {
  const places: Place[] = [];
  for (const place of legalPlaces(...search)) {
    places.push(place);
    if (places.length === count) break;
  }
  return places;
}

/** Each start of an opening as a place of its own. */
export function placesOf({ date, physicianId, roomId, starts }: Opening): Place[] {
  return startsIn(starts).map((start) => ({ date, start, physicianId, roomId }));
}

/** The first legal place, or `null` when there is none in the days wanted. */
export function firstLegal(
  bookingCase: BookingCase,
  book: ClinicBook,
  wanted: Wanted,
  asking: Asking,
): Place | null {
  return legalPlaces(bookingCase, book, wanted, asking).next().value ?? null;
}

/** The bays that the block could use at a legal place, best first. */
export function baysAt(
  bookingCase: BookingCase,
  place: Pick<Place, 'start'>,
  day: DayPlan,
  asking: Asking,
): string[] {
  if (bookingCase.recoveryMinutes === 0) return [];
  const end = place.start + bookingCase.durationMinutes;
  const recovery = { start: end, end: end + bookingCase.recoveryMinutes };
  return bayChoices(day, recovery, lookThrough(bookingCase, asking), bookingCase.bayId);
}
