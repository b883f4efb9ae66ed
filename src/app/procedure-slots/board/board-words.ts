import type { Booking } from '#domain/booking/booking';
import type { ClinicBook } from '#domain/booking/clinic-book';
import type { Opening } from '#domain/booking/openings';
import { mondayOf, type ClinicDate } from '#domain/time/clinic-date';
import { MINUTE_STEP, lengthOf } from '#domain/time/minutes';
import { exactDay, longDay } from '../../shared/times/words';
import { SEARCH_DAYS, type FirstAsked } from '../hand/first-asked';
import { openDaysOf } from '../week/week-layout';

/** What the page shows: a day, or the week around it. */
export function headingOf(date: ClinicDate, isWeek: boolean): string {
  return isWeek ? $localize`Week of ${longDay(mondayOf(date))}:day:` : longDay(date);
}

/** A day that what is in hand was carried to. */
export function carriedWords(date: ClinicDate, openings: readonly Opening[]): string {
  const minutes = openings.flatMap(({ starts }) => starts.map(lengthOf));
  const starts = minutes.reduce((all, one) => all + one, 0) / MINUTE_STEP;
  return starts === 0
    ? $localize`${longDay(date)}:day:: no legal start`
    : $localize`${longDay(date)}:day:: ${starts}:starts: legal starts`;
}

export function noneWords({ before, after, on }: FirstAsked): string {
  if (on !== undefined) return $localize`No legal slot on ${longDay(on)}:day:: each cell says why.`;
  if (before !== undefined) return $localize`No legal slot before ${exactDay(before)}:day:.`;
  return after === undefined
    ? $localize`No legal slot in the next ${SEARCH_DAYS}:days: days.`
    : $localize`No legal slot in the ${SEARCH_DAYS}:days: days after ${exactDay(after)}:day:.`;
}

/** How much stands in the week, beside its name. */
export function weekMeta(date: ClinicDate, book: ClinicBook): string {
  const booked = weekBookings(date, book).length;
  return booked === 0 ? $localize`Nothing booked` : $localize`${booked}:count: booked`;
}

export const weekBookings = (date: ClinicDate, book: ClinicBook): Booking[] =>
  openDaysOf(date, book).flatMap(({ bookings }) => bookings);

/** How many the filters pick out: dimming alone is not seen by everybody. */
export function pickedOutWords(bookings: readonly Booking[], dimmed: ReadonlySet<string>): string {
  const picked = bookings.filter(({ id }) => !dimmed.has(id)).length;
  return $localize`${picked}:picked: of ${bookings.length}:all: picked out`;
}
