import type { Booking } from '#domain/booking/booking';
import type { Asking } from '#domain/booking/booking-case';
import type { BookingRefusal } from '#domain/booking/booking-refusal';
import {
  clinicBook,
  sessionCovering,
  type BookFacts,
  type ClinicBook,
  type DayPlan,
} from '#domain/booking/clinic-book';
import { hardestFirst } from '#domain/booking/hardness';
import type { Closure, OpeningHours, Resource, Session } from '#domain/clinic/clinic';
import { contains } from '#domain/time/minutes';

/** A change of what the clinic offers: sessions, closures, opening hours, bays and their staff. */
export interface PlanChange {
  readonly openingHours?: OpeningHours;
  /** As they will be, under the id they have. */
  readonly resources?: readonly Resource[];
  readonly sessions?: readonly Session[];
  readonly sessionsGone?: readonly string[];
  readonly closures?: readonly Closure[];
  readonly closuresGone?: readonly string[];
}

/** A booking that needs a move, and every reason. Its legs stay until somebody moves it. */
export interface Stranded {
  readonly booking: Booking;
  readonly refusals: readonly BookingRefusal[];
}

/** The clinic as it would be after the change. */
export function bookAfter(facts: BookFacts, change: PlanChange): ClinicBook {
  return clinicBook({
    ...facts,
    ...(change.openingHours && {
      clinic: { ...facts.clinic, openingHours: change.openingHours },
    }),
    resources: changed(facts.resources, change.resources ?? [], []),
    sessions: changed(facts.sessions, change.sessions ?? [], change.sessionsGone ?? []),
    closures: changed(facts.closures, change.closures ?? [], change.closuresGone ?? []),
  });
}

function changed<T extends { readonly id: string }>(
  before: readonly T[],
  after: readonly T[],
  gone: readonly string[],
): T[] {
  const without = new Set([...gone, ...after.map(({ id }) => id)]);
  return [...before.filter(({ id }) => !without.has(id)), ...after];
}

/**
 * The bookings that would stand no longer, each with what would be in its way. One that needs a move
 * already is not the change's doing, unless the change adds a reason.
 */
export function strandedBy(
  change: PlanChange,
  book: ClinicBook,
  asking: Pick<Asking, 'today' | 'minute'>,
): Stranded[] {
  const after = bookAfter(book.facts, change);
  return strandedIn(after, asking).filter(({ booking, refusals }) => {
    const before = new Set(standingRefusals(booking, book.day(booking.date)).map(codeOf));
    return refusals.some((refusal) => !before.has(codeOf(refusal)));
  });
}

const codeOf = (refusal: BookingRefusal): string =>
  'resourceId' in refusal ? `${refusal.code} ${refusal.resourceId}` : refusal.code;

/**
 * Every booking that is not over, recovery and all, and that the clinic as it is would not take where
 * it stands: who is late or under way is on the plan too. Whose visit has ended, the visit says.
 */
export function strandedIn(
  book: ClinicBook,
  { today, minute }: Pick<Asking, 'today' | 'minute'>,
): Stranded[] {
  return book.facts.bookings
    .filter(
      ({ status, date, start, durationMinutes, recoveryMinutes }) =>
        status !== 'cancelled' &&
        (date > today || (date === today && start + durationMinutes + recoveryMinutes > minute)),
    )
    .flatMap((booking): Stranded[] => {
      const refusals = standingRefusals(booking, book.day(booking.date));
      return refusals.length === 0 ? [] : [{ booking, refusals }];
    })
    .sort(
      (a, b) => a.booking.date.localeCompare(b.booking.date) || a.booking.start - b.booking.start,
    );
}

/**
 * Why the clinic would not take a booking where it stands: what is hard about its place, the hardest
 * first. A cap or a turnover past the session's end may be overruled, so a booking stands all the
 * same; and who takes the minutes is not asked, because it does.
 */
export function standingRefusals(booking: Booking, day: DayPlan): BookingRefusal[] {
  const { date, start, physicianId, roomId, bayId, procedureTypeId } = booking;
  const procedure = { start, end: start + booking.durationMinutes };
  const recovery = { start: procedure.end, end: procedure.end + booking.recoveryMinutes };
  const refusals: BookingRefusal[] = [];
  if (day.opens === null) refusals.push({ code: 'clinic-closed', date, reason: day.closedBecause });
  else {
    if (start < day.opens.start) refusals.push({ code: 'clinic-closed', date, reason: null });
    if (recovery.end > day.opens.end)
      refusals.push({
        code: 'recovery-past-closing',
        ends: recovery.end,
        closes: day.opens.end,
      });
  }
  for (const resourceId of [physicianId, roomId, bayId])
    if (resourceId !== null && day.away.has(resourceId))
      refusals.push({
        code: 'resource-away',
        resourceId,
        reason: day.away.get(resourceId) ?? null,
      });
  const session = sessionCovering(day, { physicianId, roomId }, procedure);
  if (session === undefined) refusals.push({ code: 'outside-session', physicianId, roomId });
  else if (
    session.procedureTypeIds.length > 0 &&
    !session.procedureTypeIds.includes(procedureTypeId)
  )
    refusals.push({ code: 'procedure-not-in-session', procedureTypeId });
  if (bayId !== null && booking.recoveryMinutes > 0 && !day.away.has(bayId)) {
    const staffed = day.bays.find(({ bay }) => bay.id === bayId)?.staffed;
    if (staffed === undefined || !contains(staffed, recovery))
      refusals.push({ code: 'no-bay-staffed', minutes: recovery });
  }
  return hardestFirst(refusals);
}
