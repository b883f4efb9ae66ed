/** A local day in the clinic's zone, `YYYY-MM-DD`. Strings compare in calendar order. */
export type ClinicDate = string;

/** ISO weekday: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** Days from `from` up to `to`, both included; `to: null` is open-ended. */
export interface DateRange {
  readonly from: ClinicDate;
  readonly to: ClinicDate | null;
}

const PATTERN = /^\d{4}-\d{2}-\d{2}$/;

/** True for a day that the calendar has: `2026-02-30` is not one, nor is any day of a year 0. */
export function isClinicDate(text: string): boolean {
  if (!PATTERN.test(text) || text.startsWith('0000')) return false;
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' });
    return true;
  } catch {
    return false;
  }
}

export function addDays(date: ClinicDate, days: number): ClinicDate {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** Whole calendar days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: ClinicDate, to: ClinicDate): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'day' })
    .days;
}

export function weekdayOf(date: ClinicDate): Weekday {
  return Temporal.PlainDate.from(date).dayOfWeek as Weekday;
}

/** The Monday of the week that `date` lies in. */
export function mondayOf(date: ClinicDate): ClinicDate {
  return addDays(date, 1 - weekdayOf(date));
}

/** Every day from `from` to `to`, both included; empty when `to` is earlier. */
export function daysFrom(from: ClinicDate, to: ClinicDate): ClinicDate[] {
  const count = daysBetween(from, to) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => addDays(from, index));
}

export function inDateRange(date: ClinicDate, range: DateRange): boolean {
  return range.from <= date && (range.to === null || date <= range.to);
}

/** Completed years of age on `on`. */
export function ageOn(birthDate: ClinicDate, on: ClinicDate): number {
  return Temporal.PlainDate.from(birthDate).until(Temporal.PlainDate.from(on), {
    largestUnit: 'year',
  }).years;
}
