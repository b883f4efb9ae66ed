import type { Asking, BookingCase, Place } from '#domain/booking/booking-case';
import { caseRefusals } from '#domain/booking/case-refusals';
import { acceptanceRefusals, lookThrough } from '#domain/booking/cell-refusals';
import type { ClinicBook } from '#domain/booking/clinic-book';
import { dateRefusals } from '#domain/booking/date-refusals';
import { isInTheWay } from '#domain/booking/occupancy';
import type { Wanted } from '#domain/booking/openings';
import { addDays } from '#domain/time/clinic-date';
import {
  contains,
  MINUTES_PER_DAY,
  MINUTE_STEP,
  overlaps,
  type MinuteRange,
} from '#domain/time/minutes';

/**
 * The straightforward search: every start of every session, each leg against the list of what takes
 * its resource. What the fast search is compared with, in specs and in the bench.
 */
export function scanForPlaces(
  count: number,
  bookingCase: BookingCase,
  book: Pick<ClinicBook, 'day'>,
  wanted: Wanted,
  asking: Asking,
): Place[] {
  const places: Place[] = [];
  if (caseRefusals(bookingCase, asking.today).length > 0) return places;
  const { durationMinutes, turnoverMinutes, recoveryMinutes, arriveBeforeMinutes } = bookingCase;
  const through = lookThrough(bookingCase, asking);
  const first = wanted.from < asking.today ? asking.today : wanted.from;
  for (let date = first; date <= wanted.to; date = addDays(date, 1)) {
    const day = book.day(date);
    const { opens } = day;
    if (opens === null || dateRefusals(bookingCase, day, asking).length > 0) continue;
    const isFree = (resourceId: string, minutes: MinuteRange): boolean =>
      (day.occupancy.get(resourceId) ?? []).every(
        (occupancy) => !overlaps(occupancy.minutes, minutes) || !isInTheWay(occupancy, through),
      );
    const sessions = day.sessions.filter(
      (session) =>
        (wanted.physicianId ?? session.physicianId) === session.physicianId &&
        !day.away.has(session.physicianId) &&
        !day.away.has(session.roomId) &&
        acceptanceRefusals(bookingCase, session, day).length === 0,
    );
    for (let start = 0; start < MINUTES_PER_DAY; start += MINUTE_STEP) {
      const end = start + durationMinutes;
      const recovered = end + recoveryMinutes;
      if (start < opens.start || recovered > opens.end) continue;
      if (date === asking.today && start < asking.minute) continue;
      const inRoom = { start, end: end + turnoverMinutes };
      const inSession = sessions.filter((session) => contains(session.minutes, inRoom));
      if (inSession.length === 0) continue;
      const present = { start: Math.max(0, start - arriveBeforeMinutes), end: recovered };
      if (!isFree(bookingCase.patient.id, present)) continue;
      const recovery = { start: end, end: recovered };
      if (
        recoveryMinutes > 0 &&
        !day.bays.some(
          ({ bay, staffed }) => contains(staffed, recovery) && isFree(bay.id, recovery),
        )
      )
        continue;
      for (const { roomId, physicianId } of inSession)
        if (isFree(roomId, inRoom) && isFree(physicianId, { start, end })) {
          places.push({ date, start, physicianId, roomId });
          if (places.length === count) return places;
        }
    }
  }
  return places;
}
