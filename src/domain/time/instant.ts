import type { ClinicDate } from '#domain/time/clinic-date';
import { formatClock, type Minute } from '#domain/time/minutes';

/** A point in time as ISO 8601 in UTC, `2026-09-14T07:30:00.000Z`: for what was measured, not planned. */
export type Instant = string;

/** Why a wall-clock time names no single instant on a day when the clock changes. */
export type ClockChange = 'clock-skips-this-time' | 'clock-repeats-this-time';

/**
 * The instant at which the clinic's wall clock shows `minute` on `date`.
 * On the two days of daylight saving a time that does not exist, or exists twice, is refused
 * rather than guessed: a patient told "02:30" might come an hour late.
 */
export function instantOf(
  date: ClinicDate,
  minute: Minute,
  zone: string,
): { readonly instant: Instant } | { readonly clockChange: ClockChange } {
  const day = Temporal.PlainDate.from(date);
  const local =
    minute === 1440
      ? day.add({ days: 1 }).toPlainDateTime()
      : day.toPlainDateTime(Temporal.PlainTime.from(formatClock(minute)));
  const earlier = local.toZonedDateTime(zone, { disambiguation: 'earlier' });
  const later = local.toZonedDateTime(zone, { disambiguation: 'later' });
  if (earlier.epochMilliseconds === later.epochMilliseconds)
    return { instant: toInstant(earlier.toInstant()) };
  const repeats = earlier.toPlainDateTime().equals(local);
  return { clockChange: repeats ? 'clock-repeats-this-time' : 'clock-skips-this-time' };
}

export interface ClinicTime {
  readonly date: ClinicDate;
  /** Whole minutes since midnight, not rounded to the 5-minute grid. */
  readonly minute: number;
}

/** What the clinic's calendar and wall clock show at `instant`. */
export function clinicTimeOf(instant: Instant, zone: string): ClinicTime {
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
  return { date: local.toPlainDate().toString(), minute: local.hour * 60 + local.minute };
}

export function clinicDateOf(instant: Instant, zone: string): ClinicDate {
  return clinicTimeOf(instant, zone).date;
}

/** Whole minutes from `from` to `to`, rounded down; negative when `to` is earlier. */
export function minutesBetween(from: Instant, to: Instant): number {
  const elapsed =
    Temporal.Instant.from(to).epochMilliseconds - Temporal.Instant.from(from).epochMilliseconds;
  return Math.floor(elapsed / 60_000);
}

export function addMinutes(instant: Instant, minutes: number): Instant {
  return toInstant(Temporal.Instant.from(instant).add({ minutes }));
}

/** True for a zone that the runtime's IANA database knows. */
export function isZone(zone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
}

function toInstant(instant: Temporal.Instant): Instant {
  return instant.toString({ fractionalSecondDigits: 3 });
}
