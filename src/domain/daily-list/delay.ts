import type { Booking } from '#domain/booking/booking';
import type { ClinicDate } from '#domain/time/clinic-date';
import { clinicTimeOf, type Instant } from '#domain/time/instant';
import { stateOf, takenAt, type Visit, type VisitState } from '#domain/visit/visit';

/** When a block will begin and end as the day now goes, in whole minutes of its clinic day. */
export interface Projection {
  readonly bookingId: string;
  readonly start: number;
  readonly end: number;
  /** Minutes after the planned start; never negative, because patients come when they were told. */
  readonly delay: number;
  /** The block has begun, so that `start` is a fact. */
  readonly begun: boolean;
}

export interface PlannedCase {
  readonly booking: Pick<
    Booking,
    | 'id'
    | 'date'
    | 'start'
    | 'durationMinutes'
    | 'turnoverMinutes'
    | 'physicianId'
    | 'roomId'
    | 'status'
  >;
  readonly visit: Visit;
}

/** These take no time of anybody's any more, or never did. */
const NEVER_BEGAN: readonly VisitState[] = ['no-show', 'cancelled-on-the-day'];

/**
 * The day as it will go: blocks in the order of their planned start, each as soon as it is due, its
 * physician is free and its room is turned over; what was stamped counts instead of the plan, and a
 * block that should have begun cannot begin before now. `cases` are all of one clinic day, because
 * another physician's overrun in the same room delays as well.
 */
export function projectDay(
  cases: readonly PlannedCase[],
  date: ClinicDate,
  now: Instant,
  zone: string,
): Projection[] {
  const clock = clinicTimeOf(now, zone);
  const isToday = clock.date === date;
  const free = new Map<string, number>();
  return cases
    .filter(({ booking, visit }) => booking.status !== 'cancelled' && takesTime(visit))
    .sort((a, b) => a.booking.start - b.booking.start)
    .map(({ booking, visit }) => {
      const begunAt = minuteOf(takenAt(visit, 'in-room'), date, zone);
      const notBefore = Math.max(
        booking.start,
        free.get(booking.physicianId) ?? 0,
        free.get(booking.roomId) ?? 0,
        isToday ? clock.minute : 0,
      );
      const start = begunAt ?? notBefore;
      const end =
        endedAt(visit, date, zone) ??
        Math.max(start + booking.durationMinutes, begunAt !== null && isToday ? clock.minute : 0);
      free.set(booking.physicianId, Math.max(end, free.get(booking.physicianId) ?? 0));
      free.set(booking.roomId, end + booking.turnoverMinutes);
      return {
        bookingId: booking.id,
        start,
        end,
        delay: Math.max(0, start - booking.start),
        begun: begunAt !== null,
      };
    });
}

/** A patient who left before the room needs no time any more; one who was in it did. */
function takesTime(visit: Visit): boolean {
  const state = stateOf(visit);
  if (NEVER_BEGAN.includes(state)) return false;
  const left = state === 'left-against-advice' || state === 'transferred';
  return !left || takenAt(visit, 'in-room') !== null;
}

const AFTER_THE_ROOM = [
  'in-recovery',
  'ready',
  'aborted',
  'transferred',
  'left-against-advice',
  'home',
] as const;

/** When the room was left: the first stamp after it. */
function endedAt(visit: Visit, date: ClinicDate, zone: string): number | null {
  const stamps = AFTER_THE_ROOM.flatMap((step) => takenAt(visit, step) ?? []);
  return minuteOf(stamps.sort()[0] ?? null, date, zone);
}

/** `null` for a stamp of another day: a late entry says nothing about how this day goes. */
function minuteOf(at: Instant | null, date: ClinicDate, zone: string): number | null {
  if (at === null) return null;
  const time = clinicTimeOf(at, zone);
  return time.date === date ? time.minute : null;
}
