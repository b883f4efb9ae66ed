import { addDays, mondayOf, weekdayOf, type ClinicDate } from '#domain/time/clinic-date';
import type { MinuteRange } from '#domain/time/minutes';
import { DAYS_AHEAD, type DemoCalendar } from './calendar.ts';

/** One physician in one room for half a day; both count from 0 in the order of `staff.ts`. */
export interface RotaSession {
  readonly key: string;
  readonly date: ClinicDate;
  readonly physician: number;
  readonly room: number;
  readonly minutes: MinuteRange;
}

/** By room. Lunch is taken in turns, so that the house is never empty. */
const MORNINGS: readonly MinuteRange[] = [
  { start: 510, end: 750 },
  { start: 540, end: 790 },
  { start: 520, end: 760 },
];
const AFTERNOONS: readonly MinuteRange[] = [
  { start: 795, end: 1005 },
  { start: 820, end: 1020 },
  { start: 770, end: 980 },
];

/**
 * Who is where, Monday to Friday: for each room the physician of the morning and of the afternoon.
 * Everybody has one list a day; one room each afternoon is kept for cleaning and urgent cases.
 */
const WEEK: readonly (readonly (readonly [number, number | null])[])[] = [
  [
    [0, 1],
    [2, 3],
    [4, null],
  ],
  [
    [2, 4],
    [1, null],
    [3, 0],
  ],
  [
    [1, null],
    [0, 2],
    [4, 3],
  ],
  [
    [3, 2],
    [4, 0],
    [1, null],
  ],
  [
    [4, null],
    [3, 1],
    [0, 2],
  ],
];

/** Rooms that worked, mornings only, before the clinic grew to its present rota. */
const ROOMS_AT_FIRST = 2;

/** The sessions of one open day; before `fullFrom` the clinic was smaller. */
export function rotaOf(date: ClinicDate, fullFrom: ClinicDate): RotaSession[] {
  const rooms = WEEK[weekdayOf(date) - 1] ?? [];
  const isFull = date >= fullFrom;
  return (isFull ? rooms : rooms.slice(0, ROOMS_AT_FIRST)).flatMap(
    ([morning, afternoon], room): RotaSession[] => {
      const half = (physician: number | null, minutes: MinuteRange | undefined): RotaSession[] =>
        physician === null || minutes === undefined
          ? []
          : [{ key: `${date}/${room}/${minutes.start}`, date, physician, room, minutes }];
      return [
        ...half(morning, MORNINGS[room]),
        ...half(isFull ? afternoon : null, AFTERNOONS[room]),
      ];
    },
  );
}

/** The same session every week. */
export interface WeeklySession extends Omit<RotaSession, 'key' | 'date'> {
  readonly first: ClinicDate;
  readonly until: ClinicDate;
}

/** The whole rota of the demo clinic, from its first week to the end of planning. */
export function weeklyRota(calendar: DemoCalendar): WeeklySession[] {
  const { fullFrom, showDay, openDays } = calendar;
  const until = addDays(showDay, DAYS_AHEAD - 1);
  const begun = addDays(mondayOf(openDays[0] ?? showDay), 7);
  return [1, 2, 3, 4, 5].flatMap((weekday) => {
    const inFullWeek = rotaOf(addDays(fullFrom, weekday - 1), fullFrom);
    const before = rotaOf(addDays(fullFrom, weekday - 8), fullFrom);
    return inFullWeek.map(({ physician, room, minutes }) => {
      const isOld = before.some(
        (session) => session.room === room && session.minutes.start === minutes.start,
      );
      const monday = isOld ? begun : fullFrom;
      return { physician, room, minutes, first: addDays(monday, weekday - 1), until };
    });
  });
}
