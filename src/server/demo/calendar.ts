import {
  addDays,
  daysBetween,
  daysFrom,
  mondayOf,
  weekdayOf,
  type ClinicDate,
} from '#domain/time/clinic-date';
import { clinicTimeOf, instantOf, type Instant } from '#domain/time/instant';
import type { Minute } from '#domain/time/minutes';
import { bankHolidays, type BankHoliday } from './bank-holidays.ts';

/** How far the demo clinic remembers and plans, in days from its busiest day. */
export const DAYS_BACK = 180;
export const DAYS_AHEAD = 56;

/** The demo clinic's days: Monday to Friday without bank holidays. */
export interface DemoCalendar {
  readonly now: Instant;
  readonly zone: string;
  readonly today: ClinicDate;
  readonly minute: number;
  /** Today when the clinic is open, else its next open day: the day that is shown at its busiest. */
  readonly showDay: ClinicDate;
  /** The Monday from which all rooms and afternoons are in use. */
  readonly fullFrom: ClinicDate;
  readonly closures: readonly BankHoliday[];
  readonly openDays: readonly ClinicDate[];
  isOpen(date: ClinicDate): boolean;
  /** The open day `steps` open days after the busiest one; negative is before it. */
  openDay(steps: number): ClinicDate;
  /** How many open days `date` lies after the busiest one; of a closed day, the next open one. */
  stepsTo(date: ClinicDate): number;
  /** The date itself when open, else the next (or the last before it) that is. */
  openOnOrAfter(date: ClinicDate): ClinicDate;
  openOnOrBefore(date: ClinicDate): ClinicDate;
  at(date: ClinicDate, minute: Minute): Instant;
}

export function demoCalendar(now: Instant, zone: string): DemoCalendar {
  const { date: today, minute } = clinicTimeOf(now, zone);
  const first = addDays(today, -DAYS_BACK - 20);
  const last = addDays(today, DAYS_AHEAD + 20);
  const years = [...new Set([first, today, last].map((date) => Number(date.slice(0, 4))))];
  const closures = years.flatMap(bankHolidays).filter(({ date }) => date >= first && date <= last);
  const closed = new Set(closures.map(({ date }) => date));
  const isOpen = (date: ClinicDate): boolean => weekdayOf(date) <= 5 && !closed.has(date);
  const openDays = daysFrom(first, last).filter(isOpen);

  const openOnOrAfter = (date: ClinicDate): ClinicDate => {
    let day = date;
    while (!isOpen(day)) day = addDays(day, 1);
    return day;
  };
  const openOnOrBefore = (date: ClinicDate): ClinicDate => {
    let day = date;
    while (!isOpen(day)) day = addDays(day, -1);
    return day;
  };
  const showDay = openOnOrAfter(today);
  const shown = openDays.indexOf(showDay);

  return {
    now,
    zone,
    today,
    minute,
    showDay,
    fullFrom: mondayOf(addDays(showDay, -21)),
    closures,
    openDays,
    isOpen,
    openDay(steps) {
      const day = openDays[shown + steps];
      if (day === undefined) throw new Error(`The demo calendar ends before open day ${steps}.`);
      return day;
    },
    stepsTo: (date) => openDays.indexOf(openOnOrAfter(date)) - shown,
    openOnOrAfter,
    openOnOrBefore,
    at(date, minuteOfDay) {
      const found = instantOf(date, minuteOfDay, zone);
      if ('instant' in found) return found.instant;
      throw new Error(`${date} has no single minute ${minuteOfDay}.`);
    },
  };
}

/** Days from `date` to the clinic's today; negative when it lies ahead. */
export function daysAgo(calendar: DemoCalendar, date: ClinicDate): number {
  return daysBetween(date, calendar.today);
}
