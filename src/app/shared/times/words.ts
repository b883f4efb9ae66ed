import { addDays, daysBetween, type ClinicDate, type Weekday } from '#domain/time/clinic-date';
import { clinicTimeOf, minutesBetween, type Instant } from '#domain/time/instant';
import { formatClock } from '#domain/time/minutes';

/** The reader's own, for dates; clock times are always 24 hours, as clinics write them. */
const LOCALE = undefined;

const EXACT = new Intl.DateTimeFormat(LOCALE, {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});
const THIS_YEAR = new Intl.DateTimeFormat(LOCALE, {
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
});
const OTHER_YEAR = new Intl.DateTimeFormat(LOCALE, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});
const SHORT = new Intl.DateTimeFormat(LOCALE, {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
});
const WEEKDAY = new Intl.DateTimeFormat(LOCALE, { weekday: 'short', timeZone: 'UTC' });
const WEEKDAY_LONG = new Intl.DateTimeFormat(LOCALE, { weekday: 'long', timeZone: 'UTC' });

const noon = (date: ClinicDate): Date => new Date(`${date}T12:00:00Z`);

/** "today", "tomorrow", "yesterday", the weekday within a week, else the date. */
export function dayWords(date: ClinicDate, today: ClinicDate): string {
  const days = daysBetween(today, date);
  if (days === 0) return $localize`today`;
  if (days === 1) return $localize`tomorrow`;
  if (days === -1) return $localize`yesterday`;
  if (days > 1 && days < 7) return WEEKDAY.format(noon(date));
  return date.slice(0, 4) === today.slice(0, 4)
    ? THIS_YEAR.format(noon(date))
    : OTHER_YEAR.format(noon(date));
}

/** After a verb: "today", "tomorrow", else "on Mon, Sep 14, 2026". */
export function onDay(date: ClinicDate, today: ClinicDate): string {
  const days = daysBetween(today, date);
  return Math.abs(days) <= 1 ? dayWords(date, today) : $localize`on ${exactDay(date)}:day:`;
}

/** With its weekday and year, for hovering, screen readers and headings. */
export function exactDay(date: ClinicDate): string {
  return EXACT.format(noon(date));
}

/** 14 Sep, for axes and narrow places where the year is plain. */
export function monthDay(date: ClinicDate): string {
  return THIS_YEAR.format(noon(date));
}

/** Monday, 14 September, as a heading of the day says it. */
export function longDay(date: ClinicDate): string {
  return `${WEEKDAY_LONG.format(noon(date))}, ${THIS_YEAR.format(noon(date))}`;
}

const A_MONDAY = '2026-01-05';

/** "Mon, Sep 14": a day of a plan, whose year is clear. */
export function shortDay(date: ClinicDate): string {
  return SHORT.format(noon(date));
}

/** Mon … Sun in the reader's language. */
export function weekdayWord(weekday: Weekday): string {
  return WEEKDAY.format(noon(addDays(A_MONDAY, weekday - 1)));
}

/** Whole days as people say them. */
export function daysWords(days: number): string {
  if (days === 1) return $localize`1 day`;
  return $localize`${days}:days: days`;
}

/** Minutes as they are said beside a patient: "8 min", "1 h 05". */
export function minutesWords(minutes: number): string {
  if (minutes < 60) return $localize`${Math.max(0, minutes)}:minutes: min`;
  const rest = String(minutes % 60).padStart(2, '0');
  return $localize`${Math.floor(minutes / 60)}:hours: h ${rest}:minutes:`;
}

/** The clinic's wall clock at an instant: 09:31. */
export function clockOf(at: Instant, zone: string): string {
  return formatClock(clinicTimeOf(at, zone).minute);
}

/** "09:31" of today, "yesterday 09:31", "12 Oct 09:31". */
export function instantWords(at: Instant, zone: string, today: ClinicDate): string {
  const { date, minute } = clinicTimeOf(at, zone);
  const clock = formatClock(minute);
  return date === today ? clock : `${dayWords(date, today)} ${clock}`;
}

/** How long since, at `now`. */
export function elapsedWords(since: Instant, now: Instant): string {
  return minutesWords(minutesBetween(since, now));
}
