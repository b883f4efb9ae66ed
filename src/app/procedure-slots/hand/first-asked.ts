import { addDays, type ClinicDate } from '#domain/time/clinic-date';

/** Which first legal slot is asked for. */
export interface FirstAsked {
  readonly physicianId?: string;
  /** Not on this day itself. */
  readonly before?: ClinicDate;
  readonly after?: ClinicDate;
  /** On this day and no other. */
  readonly on?: ClinicDate;
}

/** How many days ahead "First legal" looks. */
export const SEARCH_DAYS = 90;

/** From the day shown on, or, where a day is named, before, after or on that one. */
export function daysSearched(
  { before, after, on }: FirstAsked,
  shown: ClinicDate,
  today: ClinicDate,
): { readonly from: ClinicDate; readonly to: ClinicDate } {
  if (on !== undefined) return { from: on, to: on };
  if (before !== undefined) return { from: today, to: addDays(before, -1) };
  const wanted = after === undefined ? shown : addDays(after, 1);
  const from = wanted > today ? wanted : today;
  return { from, to: addDays(from, SEARCH_DAYS) };
}
