import type { Session } from '#domain/clinic/clinic';
import {
  addDays,
  daysBetween,
  mondayOf,
  weekdayOf,
  type ClinicDate,
  type DateRange,
  type Weekday,
} from '#domain/time/clinic-date';

/** How far ahead sessions are made from templates, in weeks from today. */
export const WEEKS_PLANNED_AHEAD = 26;
export const MOST_WEEKS_APART = 8;

/** What each of a template's sessions is like. */
export type SessionFacts = Pick<
  Session,
  'physicianId' | 'roomId' | 'minutes' | 'procedureTypeIds' | 'maxCases' | 'maxSedationCases'
>;

/** When a template's sessions are: every n weeks on a weekday. The first is on or after `from`. */
export interface SessionRhythm {
  readonly weekday: Weekday;
  readonly everyWeeks: number;
  readonly from: ClinicDate;
  /** The last day on which there may be one; `null` is open-ended. */
  readonly until: ClinicDate | null;
}

/** A physician's regular block of time in a room, from which sessions are made. */
export interface SessionTemplate extends SessionFacts, SessionRhythm {
  readonly id: string;
  readonly version: number;
  /** Dates left out, "only this date". */
  readonly dropped: readonly ClinicDate[];
}

/** The first day of the rhythm. Its days are clinic dates, so no clock change moves one. */
export function firstDateOf({ weekday, from }: Pick<SessionRhythm, 'weekday' | 'from'>) {
  return addDays(from, (weekday - weekdayOf(from) + 7) % 7);
}

/** The days of the rhythm that lie within `range`, in order; a range without end has none. */
export function rhythmDates(rhythm: SessionRhythm, range: DateRange): ClinicDate[] {
  const last = earlier(rhythm.until, range.to);
  if (last === null) return [];
  const first = firstDateOf(rhythm);
  const step = 7 * rhythm.everyWeeks;
  const skipped = Math.max(0, Math.ceil(daysBetween(first, range.from) / step));
  const dates: ClinicDate[] = [];
  for (let date = addDays(first, skipped * step); date <= last; date = addDays(date, step))
    dates.push(date);
  return dates;
}

function earlier(a: ClinicDate | null, b: ClinicDate | null): ClinicDate | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}

/** The days on which a template has a session, without those left out. */
export function templateDates(template: SessionTemplate, range: DateRange): ClinicDate[] {
  return rhythmDates(template, range).filter((date) => !template.dropped.includes(date));
}

/** The last day for which sessions are made. */
export function plannedUntil(today: ClinicDate): ClinicDate {
  return addDays(today, 7 * WEEKS_PLANNED_AHEAD);
}

/**
 * The rhythm from `from` on. While the weeks apart stay the same, so do the weeks: a session of
 * every second week does not slip by one because it was moved to another weekday or room.
 */
export function rhythmFrom(
  old: SessionRhythm,
  wanted: Pick<SessionRhythm, 'weekday' | 'everyWeeks' | 'until'>,
  from: ClinicDate,
): SessionRhythm {
  const { weekday, everyWeeks, until } = wanted;
  if (everyWeeks !== old.everyWeeks) return { weekday, everyWeeks, until, from };
  const step = 7 * everyWeeks;
  const anchor = addDays(mondayOf(firstDateOf(old)), weekday - 1);
  const skipped = Math.ceil(daysBetween(anchor, from) / step);
  return { weekday, everyWeeks, until, from: addDays(anchor, skipped * step) };
}

/** A template's own sessions, and what is to become of them. */
export interface Replanned {
  /** As they will be, under the id they have. */
  readonly changed: readonly Session[];
  readonly gone: readonly Session[];
  /** Days that get a session they did not have. */
  readonly made: readonly ClinicDate[];
}

/**
 * Brings the sessions made earlier to what `template` now says, within `range`. A day that was
 * changed "only this date" keeps what it was given as long as the template still has that day.
 */
export function replan(
  standing: readonly Session[],
  template: SessionTemplate,
  range: DateRange,
): Replanned {
  const ahead = standing.filter(({ template: of }) => of !== undefined && of.date >= range.from);
  const dates = templateDates(template, range);
  const kept = new Set(dates);
  const known = new Set(ahead.map(({ template: of }) => of?.date));
  return {
    gone: ahead.filter(({ template: of }) => of !== undefined && !kept.has(of.date)),
    changed: ahead.flatMap((session): Session[] => {
      const of = session.template;
      if (of === undefined || !kept.has(of.date)) return [];
      const { adjusted } = of;
      return [
        {
          ...session,
          ...(adjusted ? {} : factsOf(template)),
          template: { id: template.id, date: of.date, adjusted },
        },
      ];
    }),
    made: dates.filter((date) => !known.has(date)),
  };
}

export function factsOf(template: SessionFacts): SessionFacts {
  const { physicianId, roomId, minutes, procedureTypeIds, maxCases, maxSedationCases } = template;
  return { physicianId, roomId, minutes, procedureTypeIds, maxCases, maxSedationCases };
}
