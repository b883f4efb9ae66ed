import type { SeriesBlock } from '#domain/series/blocks';
import { peakRelief } from '#domain/series/response';
import { decisionDue, responseTo, type SeriesCourse } from '#domain/series/series-course';
import type { LegalWindow } from '#domain/series/windows';
import { addDays, daysBetween, mondayOf, type ClinicDate } from '#domain/time/clinic-date';

/** The days a timeline shows, and where each lies in percent of its width. */
export interface Axis {
  readonly from: ClinicDate;
  readonly to: ClinicDate;
  at(date: ClinicDate): number;
  has(date: ClinicDate): boolean;
}

export function axisOf(from: ClinicDate, to: ClinicDate): Axis {
  const days = daysBetween(from, to);
  return {
    from,
    to,
    at: (date) => (100 * daysBetween(from, date)) / days,
    has: (date) => from <= date && date <= to,
  };
}

const BACK_DAYS = 49;
const AHEAD_DAYS = 70;

/** Seven weeks back and ten ahead, from Monday to Monday. */
export function axisAround(today: ClinicDate): Axis {
  return axisOf(mondayOf(addDays(today, -BACK_DAYS)), mondayOf(addDays(today, AHEAD_DAYS)));
}

/** From the first block, or today, to the last day anything of the series is on. */
export function axisOfCourse(
  { blocks }: SeriesCourse,
  windows: readonly LegalWindow[],
  today: ClinicDate,
): Axis {
  const days = [
    today,
    ...blocks.map(({ date }) => date),
    ...windows.flatMap(({ legal }) => (legal === null ? [] : [legal.to])),
  ].sort();
  const [first = today] = days;
  const last = days.at(-1) ?? today;
  return axisOf(mondayOf(addDays(first, -3)), addDays(mondayOf(addDays(last, 10)), 0));
}

export interface Tick {
  readonly date: ClinicDate;
  readonly left: number;
  readonly labelled: boolean;
}

/** The Mondays; every second or fourth one has its date written. */
export function ticksOf(axis: Axis): Tick[] {
  const weeks = Math.floor(daysBetween(axis.from, axis.to) / 7);
  const every = weeks > 20 ? 4 : 2;
  return Array.from({ length: weeks }, (_, week) => {
    const date = addDays(axis.from, week * 7);
    const left = axis.at(date);
    return { date, left, labelled: week % every === 0 && week > 0 && left < 92 };
  });
}

export interface Mark {
  readonly block: SeriesBlock;
  readonly left: number;
  /** Percent, for blocks given. */
  readonly relief: number | null;
  /** The next mark, or the edge, leaves no room for words beside it. */
  readonly crowded: boolean;
}

/** Percent of the width that a mark with its words takes, in the list and in the narrower detail. */
export const ROOM_IN_LIST = 9;
export const ROOM_IN_DETAIL = 16;

export interface Band {
  readonly blockIndex: number;
  readonly left: number;
  readonly width: number;
}

export interface Strip {
  readonly marks: readonly Mark[];
  readonly bands: readonly Band[];
  /** Where the decision day lies, if one is open and on the axis. */
  readonly decision: number | null;
}

/** What one row of the timeline draws. */
export function stripOf(
  course: SeriesCourse,
  windows: readonly LegalWindow[],
  axis: Axis,
  roomNeeded: number,
): Strip {
  const due = decisionDue(course);
  const shown = course.blocks.filter(({ date }) => axis.has(date));
  return {
    marks: shown.map((block, nth) => {
      const left = axis.at(block.date);
      const next = shown[nth + 1];
      const room = (next === undefined ? 100 : axis.at(next.date)) - left;
      return { block, left, relief: reliefAfter(course, block), crowded: room < roomNeeded };
    }),
    bands: windows.flatMap(({ blockIndex, legal }) => {
      if (legal === null || legal.to < axis.from || axis.to < legal.from) return [];
      const left = Math.max(0, axis.at(legal.from));
      // A window is whole days: its last one belongs to it.
      return [{ blockIndex, left, width: Math.min(100, axis.at(addDays(legal.to, 1))) - left }];
    }),
    decision: due !== null && axis.has(due) ? axis.at(due) : null,
  };
}

function reliefAfter({ series }: SeriesCourse, block: SeriesBlock): number | null {
  const response = block.standing === 'done' ? responseTo(series, block.index) : undefined;
  return response === undefined ? null : peakRelief(response);
}
