import { addDays, type ClinicDate } from '#domain/time/clinic-date';
import { addMinutes, clinicTimeOf, type Instant } from '#domain/time/instant';
import type { DemoCalendar } from './calendar.ts';
import type { Chance } from './chance.ts';

/** When people do their desk work, in minutes of the clinic day. */
const HOURS = {
  /** Between lists, and after the last patient. */
  triage: [
    [765, 805],
    [1035, 1070],
  ],
  /** Coordinators on the telephone. */
  booking: [
    [555, 745],
    [810, 990],
  ],
  /** Referrals come in while the senders work. */
  receipt: [[470, 1110]],
} as const satisfies Record<string, readonly (readonly [number, number])[]>;

export type DeskWork = keyof typeof HOURS;

/**
 * A moment of desk work on the date, or on the last open day before it; never in the future:
 * what would lie ahead is moved to the open day before.
 */
export function deskMoment(
  calendar: DemoCalendar,
  chance: Chance,
  work: DeskWork,
  date: ClinicDate,
): Instant {
  let day = calendar.openOnOrBefore(date < calendar.today ? date : calendar.today);
  for (;;) {
    const [from, to] = chance.pick<readonly [number, number]>(HOURS[work]);
    const moment = calendar.at(day, chance.between(from, to));
    if (moment < calendar.now) return moment;
    day = calendar.openOnOrBefore(addDays(day, -1));
  }
}

/** A moment of desk work after `earlier` on its day or the next open ones; null when that is not yet. */
export function deskMomentAfter(
  calendar: DemoCalendar,
  chance: Chance,
  work: DeskWork,
  earlier: Instant,
): Instant | null {
  const { date, minute } = clinicTimeOf(earlier, calendar.zone);
  for (const day of [date, calendar.openOnOrAfter(addDays(date, 1))]) {
    if (!calendar.isOpen(day)) continue;
    const hours = HOURS[work].filter(([from]) => day > date || from > minute);
    if (hours.length === 0) continue;
    const [from, to] = chance.pick<readonly [number, number]>(hours);
    const moment = calendar.at(day, chance.between(from, to));
    return moment < calendar.now ? moment : null;
  }
  throw new Error('An open day without desk hours.');
}

/** The later of two instants. */
export function later(a: Instant, b: Instant): Instant {
  return a < b ? b : a;
}

/** Some minutes after; still not in the future. */
export function shortlyAfter(calendar: DemoCalendar, moment: Instant, minutes: number): Instant {
  const then = addMinutes(moment, minutes);
  return then < calendar.now ? then : moment;
}
