import type { Person } from '#domain/people/person';
import { addDays, type ClinicDate } from '#domain/time/clinic-date';
import { clinicDateOf, minutesBetween, type Instant } from '#domain/time/instant';

/** A day of a list as a device keeps it for when there is no network. */
export interface KeptSpan {
  readonly date: ClinicDate;
  /** When it was so. */
  readonly asOf: Instant;
  /** The clinic's, in which the day ends. */
  readonly zone: string;
}

/**
 * Whose list a device may keep: somebody's who has a list of their own. Never where visitors read
 * along, whatever else that person may do.
 */
export function mayKeepList({
  roles,
  physicianId,
}: Pick<Person, 'roles' | 'physicianId'>): boolean {
  return physicianId !== null && roles.includes('physician') && !roles.includes('display');
}

/** What a device keeps: today, and tomorrow for whoever looks before the network is there. */
export function keptDates(today: ClinicDate): ClinicDate[] {
  return [today, addDays(today, 1)];
}

/** Minutes by which a device's clock may be behind before it is no longer believed. */
const CLOCK_SLACK = 10;

/**
 * May what was kept be read at `now`? Until its day is over in the clinic's zone. A clock that stands
 * before what was kept has been put back: it cannot say which day it is.
 */
export function keptVerdict(kept: KeptSpan, now: Instant): 'readable' | 'over' | 'clock-behind' {
  if (clinicDateOf(now, kept.zone) > kept.date) return 'over';
  return minutesBetween(now, kept.asOf) > CLOCK_SLACK ? 'clock-behind' : 'readable';
}
