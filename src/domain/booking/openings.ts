import { bayChoices, freeInBay } from '#domain/booking/bays';
import type { Asking, BookingCase, Place } from '#domain/booking/booking-case';
import { caseRefusals } from '#domain/booking/case-refusals';
import { acceptanceRefusals, lookThrough } from '#domain/booking/cell-refusals';
import type { ClinicBook, DayPlan } from '#domain/booking/clinic-book';
import { dateRefusals } from '#domain/booking/date-refusals';
import {
  freeRanges,
  intersectRanges,
  mergeRanges,
  startsIn,
  startsThatFit,
} from '#domain/booking/free-slots';
import { minutesOf, takenOf, type LookThrough } from '#domain/booking/occupancy';
import type { Session } from '#domain/clinic/clinic';
import { addDays, weekdayOf, type ClinicDate, type Weekday } from '#domain/time/clinic-date';
import {
  MINUTES_PER_DAY,
  MINUTE_STEP,
  roundUpToStep,
  type Minute,
  type MinuteRange,
} from '#domain/time/minutes';

/** A session of the day, and the starts in it at which the block may stand as it is. */
export interface Opening {
  readonly sessionId: string;
  readonly date: ClinicDate;
  readonly physicianId: string;
  readonly roomId: string;
  /** Five-minute starts as half-open ranges, in order. */
  readonly starts: readonly MinuteRange[];
}

const ALL_DAY: MinuteRange = { start: 0, end: MINUTES_PER_DAY };

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
 * `bookingRefusals` is empty, found by range algebra instead of cell by cell. The same answer lights
 * up the board, finds the first legal slot and plans series.
 */
export function openingsOf(bookingCase: BookingCase, day: DayPlan, asking: Asking): Opening[] {
  return caseRefusals(bookingCase, asking.today).length > 0
    ? []
    : openingsOfDay(bookingCase, day, asking);
}

/** As `openingsOf`, for a block that nothing but its place keeps from being booked. */
function openingsOfDay(bookingCase: BookingCase, day: DayPlan, asking: Asking): Opening[] {
  if (day.opens === null || day.sessions.length === 0) return [];
  if (dateRefusals(bookingCase, day, asking).length > 0) return [];
  const through = lookThrough(bookingCase, asking);
  const anywhere = startsAnywhere(bookingCase, day, day.opens, asking, through);
  if (anywhere.length === 0) return [];
  return day.sessions.flatMap((session): Opening[] => {
    const starts = startsInSession(bookingCase, session, day, through, anywhere);
    if (starts.length === 0) return [];
    const { id, physicianId, roomId } = session;
    return [{ sessionId: id, date: day.date, physicianId, roomId, starts }];
  });
}

/**
 * The starts in this session at which a block of this shape could stand for some patient: all that
 * `openingsOf` asks except what is the patient's own.
 */
export function startsForAnybody(
  block: BlockShape,
  session: Session,
  day: DayPlan,
  asking: Asking,
): MinuteRange[] {
  if (day.opens === null || day.date < asking.today) return [];
  const through = lookThrough(block, asking);
  const anywhere = startsInClinic(block, day, day.opens, asking, through);
  return startsInSession(block, session, day, through, anywhere);
}

/** The starts that clock, opening hours, patient and bays allow, in whichever session. */
function startsAnywhere(
  bookingCase: BookingCase,
  day: DayPlan,
  opens: MinuteRange,
  asking: Asking,
  through: LookThrough,
): MinuteRange[] {
  const { durationMinutes, recoveryMinutes, arriveBeforeMinutes, patient } = bookingCase;
  const taken = minutesOf(takenOf(day.occupancy, patient.id, through));
  return intersectRanges(
    startsInClinic(bookingCase, day, opens, asking, through),
    startsThatFit(
      freeRanges(taken, ALL_DAY),
      -arriveBeforeMinutes,
      durationMinutes + recoveryMinutes,
    ),
  );
}

/** The same whoever the patient is. */
function startsInClinic(
  { durationMinutes, recoveryMinutes }: BlockShape,
  day: DayPlan,
  opens: MinuteRange,
  asking: Asking,
  through: LookThrough,
): MinuteRange[] {
  const recovered = durationMinutes + recoveryMinutes;
  const notBefore = day.date === asking.today ? asking.minute : 0;
  const starts = startsBetween(Math.max(opens.start, notBefore), opens.end - recovered);
  if (recoveryMinutes === 0) return starts;
  const bays = day.bays.flatMap((bay) =>
    startsThatFit(freeInBay(bay, day, through), durationMinutes, recovered),
  );
  return intersectRanges(starts, mergeRanges(bays));
}

function startsInSession(
  block: BlockShape,
  session: Session,
  day: DayPlan,
  through: LookThrough,
  anywhere: readonly MinuteRange[],
): MinuteRange[] {
  const { physicianId, roomId, minutes } = session;
  if (day.away.has(physicianId) || day.away.has(roomId)) return [];
  if (acceptanceRefusals(block, session, day).length > 0) return [];
  const { durationMinutes, turnoverMinutes } = block;
  const roomMinutes = durationMinutes + turnoverMinutes;
  const within = startsBetween(minutes.start, minutes.end - roomMinutes);
  const free = (resourceId: string, length: number) =>
    startsThatFit(
      freeRanges(minutesOf(takenOf(day.occupancy, resourceId, through)), ALL_DAY),
      0,
      length,
    );
  return [free(roomId, roomMinutes), free(physicianId, durationMinutes)].reduce(
    intersectRanges,
    intersectRanges(anywhere, within),
  );
}

/** The starts on the five-minute grid from `first` to `last`, both included. */
function startsBetween(first: Minute, last: Minute): MinuteRange[] {
  const start = roundUpToStep(first);
  const end = Math.floor(last / MINUTE_STEP) * MINUTE_STEP + MINUTE_STEP;
  return start < end ? [{ start, end }] : [];
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
  book: ClinicBook,
  wanted: Wanted,
  asking: Asking,
): Generator<Place, void, undefined> {
  if (caseRefusals(bookingCase, asking.today).length > 0) return;
  const { physicianId = null, roomId = null, weekdays = [] } = wanted;
  const first = wanted.from < asking.today ? asking.today : wanted.from;
  for (let date = first; date <= wanted.to; date = addDays(date, 1)) {
    if (weekdays.length > 0 && !weekdays.includes(weekdayOf(date))) continue;
    const places = openingsOfDay(bookingCase, book.day(date), asking)
      .filter(
        (opening) =>
          (physicianId === null || opening.physicianId === physicianId) &&
          (roomId === null || opening.roomId === roomId),
      )
      .flatMap(placesOf);
    yield* places.sort((a, b) => a.start - b.start);
  }
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
