import type { Booking } from '#domain/booking/booking';
import { clinicBook, type ClinicBook } from '#domain/booking/clinic-book';
import type { Closure, Session } from '#domain/clinic/clinic';
import type { ClinicDate } from '#domain/time/clinic-date';
import type { Minute } from '#domain/time/minutes';

/** A physician or a room drops out for a day, or for the rest of one. */
export interface Absence {
  readonly date: ClinicDate;
  readonly resourceId: string;
  /** From this minute on; `null` for the whole day. */
  readonly from: Minute | null;
  readonly reason: string;
}

/** A booking that the absence leaves without its physician or its room, wholly or in part. */
export function isAffected(
  booking: Pick<
    Booking,
    'status' | 'date' | 'start' | 'durationMinutes' | 'physicianId' | 'roomId'
  >,
  { date, resourceId, from }: Omit<Absence, 'reason'>,
): boolean {
  return (
    booking.status !== 'cancelled' &&
    booking.date === date &&
    (booking.physicianId === resourceId || booking.roomId === resourceId) &&
    (from === null || booking.start + booking.durationMinutes > from)
  );
}

/** What the absence makes of the sessions: the rest of a day is kept by them, a whole day by a closure. */
export interface SessionsCut {
  readonly cancelled: readonly Session[];
  readonly shortened: readonly Session[];
}

export function sessionsCut(
  { date, resourceId, from }: Omit<Absence, 'reason'>,
  sessions: readonly Session[],
): SessionsCut {
  if (from === null) return { cancelled: [], shortened: [] };
  const cut = sessions.filter(
    (session) =>
      session.date === date &&
      (session.physicianId === resourceId || session.roomId === resourceId) &&
      session.minutes.end > from,
  );
  return {
    cancelled: cut.filter(({ minutes }) => minutes.start >= from),
    shortened: cut
      .filter(({ minutes }) => minutes.start < from)
      .map((session) => ({ ...session, minutes: { start: session.minutes.start, end: from } })),
  };
}

/** The book as it is once the absence is recorded. */
export function bookDuring(absence: Absence, { facts }: ClinicBook): ClinicBook {
  const { date, resourceId, from, reason } = absence;
  if (from === null) {
    const closure: Closure = { id: 'absence', version: 0, date, resourceId, reason };
    return clinicBook({ ...facts, closures: [...facts.closures, closure] });
  }
  const { cancelled, shortened } = sessionsCut(absence, facts.sessions);
  const changed = new Map(shortened.map((session) => [session.id, session]));
  const sessions = facts.sessions
    .filter((session) => !cancelled.includes(session))
    .map((session) => changed.get(session.id) ?? session);
  return clinicBook({ ...facts, sessions });
}
