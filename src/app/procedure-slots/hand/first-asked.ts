import { addDays, type ClinicDate } from '#domain/time/clinic-date';

/** Which first legal slot is asked for. */
export interface FirstAsked {
  readonly physicianId?: string;
  /** Not on this day itself. */
  readonly before?: ClinicDate;
  readonly after?: ClinicDate;
}

/** How many days ahead "First legal" looks. */
export const SEARCH_DAYS = 90;

/** From the day shown on, or, where a day is named, before or after that one; never before today. */
export function daysSearched(
  { before, after }: FirstAsked,
  shown: ClinicDate,
  today: ClinicDate,
): { readonly from: ClinicDate; readonly to: ClinicDate } {
  if (before !== undefined) return { from: today, to: addDays(before, -1) };
  const wanted = after === undefined ? shown : addDays(after, 1);
  const from = wanted > today ? wanted : today;
  return { from, to: addDays(from, SEARCH_DAYS) };
}
