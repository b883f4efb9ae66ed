import type { ClinicRefusal } from '#domain/clinic/clinic-refusal';
import type { OpeningHours } from '#domain/clinic/clinic';
import type { ClinicDate, Weekday } from '#domain/time/clinic-date';
import { weekdayOf } from '#domain/time/clinic-date';
import type { Instant } from '#domain/time/instant';
import { isZone } from '#domain/time/instant';
import type { MinuteRange } from '#domain/time/minutes';

/** Years ahead in which the zone's known clock changes are looked at. */
const YEARS_AHEAD = 10;

/** When the clinic is open on `date`; `null` when it is closed all day. */
export function openOn(hours: OpeningHours, date: ClinicDate): MinuteRange | null {
  return hours[weekdayOf(date)] ?? null;
}

/**
 * Refuses hours in which a clock changes: a range of wall-clock minutes would then be an hour
 * longer or shorter than it says, and one time would be two. Looks ten years ahead of `now`.
 */
export function openingHoursRefusals(
  hours: OpeningHours,
  zone: string,
  now: Instant,
): ClinicRefusal[] {
  if (!isZone(zone)) return [{ code: 'zone-unknown', zone }];
  const seen = new Set<Weekday>();
  const refusals: ClinicRefusal[] = [];
  const start = Temporal.Instant.from(now).toZonedDateTimeISO(zone);
  const end = start.add({ years: YEARS_AHEAD });
  let change = start.getTimeZoneTransition('next');
  while (change && Temporal.ZonedDateTime.compare(change, end) < 0) {
    for (const { date, minutes } of clockChangeMinutes(change)) {
      const weekday = weekdayOf(date);
      const open = hours[weekday];
      if (open && !seen.has(weekday) && open.start < minutes.end && minutes.start < open.end) {
        seen.add(weekday);
        refusals.push({ code: 'hours-cross-clock-change', weekday, date });
      }
    }
    change = change.getTimeZoneTransition('next');
  }
  return refusals;
}

/** The wall-clock minutes that a change skips or repeats, day by day. */
function clockChangeMinutes(
  change: Temporal.ZonedDateTime,
): { date: ClinicDate; minutes: MinuteRange }[] {
  const before = change.subtract({ nanoseconds: 1 });
  const shift = (change.offsetNanoseconds - before.offsetNanoseconds) / 60_000_000_000;
  // A change of the zone's name alone moves no clock.
  if (shift === 0) return [];
  const after = change.toPlainDateTime();
  const from = shift > 0 ? after.subtract({ minutes: shift }) : after;
  const to = from.add({ minutes: Math.abs(shift) });
  const minuteOf = (time: Temporal.PlainDateTime): number => time.hour * 60 + time.minute;
  const fromDate = from.toPlainDate().toString();
  const toDate = to.toPlainDate().toString();
  if (fromDate === toDate)
    return [{ date: fromDate, minutes: { start: minuteOf(from), end: minuteOf(to) } }];
  return [
    { date: fromDate, minutes: { start: minuteOf(from), end: 1440 } },
    { date: toDate, minutes: { start: 0, end: minuteOf(to) } },
  ];
}
