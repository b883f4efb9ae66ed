import type { Clinic, Resource, Session } from '#domain/clinic/clinic';
import type { ClinicRefusal } from '#domain/clinic/clinic-refusal';
import { openOn } from '#domain/clinic/opening-hours';
import { addDays, type ClinicDate } from '#domain/time/clinic-date';
import { contains, overlaps } from '#domain/time/minutes';

/** Two years of one session a week: more at once is a slip of the year. */
export const MOST_SESSIONS_AT_ONCE = 104;

export type ProposedSession = Pick<Session, 'physicianId' | 'roomId' | 'date' | 'minutes'>;

export type SessionRefusal =
  ClinicRefusal | { readonly code: 'in-the-past'; readonly date: ClinicDate };

/** `first` and every seventh day up to and including `until`; `first` alone when it is `null`. */
export function weeklyDates(first: ClinicDate, until: ClinicDate | null): ClinicDate[] {
  const dates = [first];
  for (let next = addDays(first, 7); until !== null && next <= until; next = addDays(next, 7)) {
    dates.push(next);
    if (dates.length > MOST_SESSIONS_AT_ONCE) break;
  }
  return dates;
}

/**
 * Why these sessions may not be added: in the past, outside opening hours, with a room or physician
 * that is not in service then, or at a time when either has a session already. Sessions that only
 * touch do not clash.
 */
export function sessionRefusals(
  proposed: readonly ProposedSession[],
  standing: readonly Session[],
  context: {
    readonly clinic: Clinic;
    readonly resources: readonly Resource[];
    readonly today: ClinicDate;
  },
): SessionRefusal[] {
  if (proposed.length > MOST_SESSIONS_AT_ONCE)
    return [{ code: 'too-many-sessions', most: MOST_SESSIONS_AT_ONCE }];
  return proposed.flatMap((session): SessionRefusal[] => {
    const { date, minutes } = session;
    if (date < context.today) return [{ code: 'in-the-past', date }];
    const refusals: ClinicRefusal[] = [];
    const open = openOn(context.clinic.openingHours, date);
    if (open === null || !contains(open, minutes))
      refusals.push({ code: 'session-outside-hours', date, open });
    for (const resourceId of [session.physicianId, session.roomId]) {
      const resource = context.resources.find(({ id }) => id === resourceId);
      if (!resource || !inService(resource, date))
        refusals.push({ code: 'not-in-service', resourceId, date });
      const clash = standing.find(
        (other) =>
          other.date === date &&
          (other.physicianId === resourceId || other.roomId === resourceId) &&
          overlaps(other.minutes, minutes),
      );
      if (clash) refusals.push({ code: 'session-clash', date, resourceId, minutes: clash.minutes });
    }
    return refusals;
  });
}

/** Can it be planned on that day? */
export function inService(
  resource: Pick<Resource, 'activeFrom' | 'activeTo'>,
  date: ClinicDate,
): boolean {
  return resource.activeFrom <= date && (resource.activeTo === null || date <= resource.activeTo);
}
