import type { Asking } from '#domain/booking/booking-case';
import { caseRefusals } from '#domain/booking/case-refusals';
import type { ClinicBook, DayPlan } from '#domain/booking/clinic-book';
import { dateRefusals } from '#domain/booking/date-refusals';
import { openingsOf } from '#domain/booking/openings';
import { addDays, mondayOf, type ClinicDate } from '#domain/time/clinic-date';
import { MINUTE_STEP, lengthOf, type MinuteRange } from '#domain/time/minutes';
import { placeSentences } from '../../shared/refusal-messages/place-sentences';
import { baysFullWords } from '../board/bay-words';
import { rangeOf, type Board, type Column } from '../board/board-layout';
import { mayPlace, type Asker } from '../decision/decide';
import { caseOn, type By, type CaseInHand } from '../hand/in-hand';

/** One open day of the week, side by side with the others. */
export interface WeekDay {
  readonly date: ClinicDate;
  readonly count: number;
  readonly toTell: number;
  /** Bookings that have lost their place. */
  readonly toMove: number;
  /** Booked minutes of the minutes in sessions, in percent; `null` without any session. */
  readonly load: number | null;
  readonly baysFull: string | null;
  readonly columns: readonly Column[];
}

export interface Week {
  readonly range: MinuteRange;
  readonly days: readonly WeekDay[];
}

/** A room on one day of the week. */
export interface Lane {
  readonly id: string;
  readonly dayIndex: number;
  readonly isFirst: boolean;
  readonly column: Column;
}

/** Whether what is in hand can stand that day, and if not, why. */
export interface DayVerdict {
  /** Legal starts, of five minutes each. */
  readonly starts: number;
  readonly reasons: readonly string[];
}

/** The days of the week around `date` on which the clinic is open, or something is booked. */
export function openDaysOf(date: ClinicDate, book: ClinicBook): DayPlan[] {
  const monday = mondayOf(date);
  return Array.from({ length: 7 }, (_, index) => book.day(addDays(monday, index))).filter(
    (day) => day.opens !== null || day.bookings.length > 0,
  );
}

export function weekOf(
  days: readonly DayPlan[],
  boardOn: (date: ClinicDate, by: By, range?: MinuteRange) => Board,
): Week {
  const ranges = days.map(rangeOf);
  const range = {
    start: Math.min(...ranges.map(({ start }) => start), 1440),
    end: Math.max(...ranges.map(({ end }) => end), 0),
  };
  return { range, days: days.map((day) => weekDayOf(day, boardOn(day.date, 'room', range))) };
}

function weekDayOf(day: DayPlan, { columns, bays }: Board): WeekDay {
  const blocks = columns.flatMap((column) => column.blocks);
  const inSessions = sum(day.sessions.map(({ minutes }) => lengthOf(minutes)));
  // The room is taken by the block and by its turnover.
  const taken = sum(
    day.bookings.map(({ durationMinutes, turnoverMinutes }) => durationMinutes + turnoverMinutes),
  );
  return {
    date: day.date,
    count: blocks.length,
    toTell: blocks.filter(({ toTell }) => toTell).length,
    toMove: blocks.filter(({ isStranded }) => isStranded).length,
    load: inSessions === 0 ? null : Math.min(100, Math.round((taken / inSessions) * 100)),
    baysFull: baysFullWords(bays),
    columns,
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

export function lanesOf({ days }: Week): Lane[] {
  return days.flatMap(({ date, columns }, dayIndex) =>
    columns.map((column, index) => ({
      id: `${date} ${column.id}`,
      dayIndex,
      isFirst: index === 0,
      column,
    })),
  );
}

export function dayVerdictOf(inHand: CaseInHand, day: DayPlan, asker: Asker): DayVerdict {
  const { asking, names } = asker;
  const { bookingCase } = caseOn(inHand, day, asking);
  const openings = openingsOf(bookingCase, day, asking);
  const mine = openings.filter((opening) => mayPlace(inHand, opening, asker));
  if (mine.length > 0)
    return {
      starts: sum(mine.flatMap(({ starts }) => starts.map(lengthOf))) / MINUTE_STEP,
      reasons: [],
    };
  const refusals = [
    ...caseRefusals(bookingCase, asking.today),
    ...dateRefusals(bookingCase, day, asking),
  ];
  const reasons =
    refusals.length > 0
      ? placeSentences(refusals, names)
      : [dayWhyNot(day, openings.length > 0, asking)];
  return { starts: 0, reasons };
}

function dayWhyNot(day: DayPlan, othersMay: boolean, { today, minute }: Asking): string {
  if (othersMay) return $localize`Only on lists of other physicians.`;
  if (day.sessions.length === 0) return $localize`Nobody has a session that day.`;
  if (day.date === today && day.sessions.every(({ minutes }) => minutes.end <= minute))
    return $localize`Today’s sessions are over.`;
  return $localize`No start is left at which session, room, physician and bay are free together.`;
}
