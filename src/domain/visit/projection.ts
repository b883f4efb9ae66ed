import type { Booking } from '#domain/booking/booking';
import { clinicTimeOf, type Instant, minutesBetween } from '#domain/time/instant';
import { isObserved } from '#domain/visit/day-case';
import { hasEnded, isOutcome } from '#domain/visit/next-steps';
import { presentStep, stateOf, takenAt, type Visit } from '#domain/visit/visit';

/** When things happened, or will as far as can be seen; whole minutes of the booking's clinic day. */
export interface ProjectedTimes {
  readonly bookingId: string;
  readonly start: number;
  readonly procedureEnd: number;
  /** When the patient leaves: the end of recovery, or of the procedure where none is planned. */
  readonly recoveryEnd: number;
}

/** What the projection needs of one patient. */
export interface DayVisit {
  readonly booking: Booking;
  readonly visit: Visit;
}

/**
 * The day as it will go on: what happened counts as it happened, the rest follows the plan but
 * never before `now`, and never before its room and its physician are done with the case before
 * (the room with its turnover). Cases that are over, cancelled or never came take nothing more.
 * Expects the bookings of one clinic day; answers in order of start.
 */
export function projectDay(day: readonly DayVisit[], now: Instant, zone: string): ProjectedTimes[] {
  const freeFrom = new Map<string, number>();
  const free = (resourceId: string): number => freeFrom.get(resourceId) ?? 0;
  const projected: ProjectedTimes[] = [];
  const running = day.filter(({ booking, visit }) => takesPart(booking, visit));
  const order = [...running].sort(
    (a, b) =>
      begun(b.visit) - begun(a.visit) ||
      a.booking.start - b.booking.start ||
      a.booking.id.localeCompare(b.booking.id),
  );
  for (const { booking, visit } of order) {
    const earliest = Math.max(free(booking.roomId), free(booking.physicianId));
    const times = projectCase(booking, visit, earliest, now, zone);
    const turned = times.procedureEnd + booking.turnoverMinutes;
    freeFrom.set(booking.roomId, Math.max(free(booking.roomId), turned));
    freeFrom.set(booking.physicianId, Math.max(free(booking.physicianId), times.procedureEnd));
    projected.push(times);
  }
  return projected.sort((a, b) => a.start - b.start);
}

/** When the last patient of the day will have left; `null` on a day without patients. */
export function projectedEnd(projected: readonly ProjectedTimes[]): number | null {
  return projected.length === 0 ? null : Math.max(...projected.map((times) => times.recoveryEnd));
}

function projectCase(
  booking: Booking,
  visit: Visit,
  earliest: number,
  now: Instant,
  zone: string,
): ProjectedTimes {
  const minute = (at: Instant): number => minuteOnDay(at, booking.date, zone);
  const present = minute(now);
  const entered = takenAt(visit, 'in-room');
  const left =
    takenAt(visit, 'in-recovery') ?? takenAt(visit, 'ready') ?? takenAt(visit, 'aborted');
  const start = entered === null ? Math.max(booking.start, present, earliest) : minute(entered);
  const ended = hasEnded(visit) ? minute(presentStep(visit)?.at ?? now) : null;
  const procedureEnd =
    left !== null ? minute(left) : (ended ?? Math.max(start + booking.durationMinutes, present));
  const recovery = isObserved({ booking }) ? booking.recoveryMinutes : 0;
  const recoveryEnd = ended ?? Math.max(procedureEnd + recovery, present);
  return { bookingId: booking.id, start, procedureEnd, recoveryEnd };
}

/** An instant on the clinic day's clock; before the day it is 0, after it 1440. */
export function minuteOnDay(at: Instant, date: Booking['date'], zone: string): number {
  const time = clinicTimeOf(at, zone);
  return time.date < date ? 0 : time.date > date ? 1440 : time.minute;
}

function takesPart(booking: Booking, visit: Visit): boolean {
  const state = stateOf(visit);
  if (booking.status === 'cancelled') return false;
  return !(isOutcome(state) && takenAt(visit, 'in-room') === null);
}

const begun = (visit: Visit): number => Number(takenAt(visit, 'in-room') !== null);

/**
 * Minutes by which this patient is behind the plan in the present step, 0 when on time: not there
 * at the arrival time, not in the room at the start, in the room longer than planned, in the bay
 * past the planned recovery counted from when it began.
 */
export function minutesLate({ booking, visit }: DayVisit, now: Instant, zone: string): number {
  const present = minuteOnDay(now, booking.date, zone);
  const behind = (due: number): number => Math.max(0, present - due);
  const since = presentStep(visit)?.at;
  switch (stateOf(visit)) {
    case 'expected':
      return behind(booking.start - booking.arriveBeforeMinutes);
    case 'arrived':
    case 'prepared':
      return behind(booking.start);
    case 'in-room':
      return since === undefined
        ? 0
        : Math.max(0, minutesBetween(since, now) - booking.durationMinutes);
    case 'in-recovery':
    case 'ready': {
      const began = takenAt(visit, 'in-recovery') ?? since;
      return began === undefined
        ? 0
        : Math.max(0, minutesBetween(began, now) - booking.recoveryMinutes);
    }
    default:
      return 0;
  }
}
