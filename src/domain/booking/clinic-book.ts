import type { Booking } from '#domain/booking/booking';
import { busyDay, type BusyDay } from '#domain/booking/busy-day';
import { dayOccupancy, type DayOccupancy, type Occupancy } from '#domain/booking/occupancy';
import type { Bay, Clinic, Closure, Resource, Session } from '#domain/clinic/clinic';
import { inDateRange, weekdayOf, type ClinicDate } from '#domain/time/clinic-date';
import { contains, type Minute, type MinuteRange } from '#domain/time/minutes';

/**
 * What the booking rules read of a clinic. In the browser it comes from the snapshot, in the server
 * from the rows: the same facts, so the same answers.
 */
export interface BookFacts {
  readonly clinic: Pick<Clinic, 'openingHours'>;
  readonly resources: readonly Resource[];
  readonly sessions: readonly Session[];
  readonly closures: readonly Closure[];
  readonly bookings: readonly Booking[];
  readonly occupancies: readonly Occupancy[];
}

/** A bay that is there that day, and when somebody watches it. */
export interface DayBay {
  readonly bay: Bay;
  readonly staffed: MinuteRange;
}

/** One day of the clinic, ready to be asked. */
export interface DayPlan {
  readonly date: ClinicDate;
  /** `null` when the clinic is closed that day. */
  readonly opens: MinuteRange | null;
  /** Why a day that would be open is not. */
  readonly closedBecause: string | null;
  readonly sessions: readonly Session[];
  /** Bookings that stand that day. */
  readonly bookings: readonly Booking[];
  readonly occupancy: DayOccupancy;
  /** The same, as the search for free slots reads it. */
  readonly busy: BusyDay;
  /** Rooms and physicians that are not there that day, each with the reason if one was given. */
  readonly away: ReadonlyMap<string, string | null>;
  /** In the order in which they are filled. */
  readonly bays: readonly DayBay[];
}

/** A booking as the caps of a session count it. */
export type BookingInSession = Pick<
  Booking,
  'id' | 'roomId' | 'physicianId' | 'start' | 'sedation'
>;

/** What of a day the search for free slots reads: no booking but for the caps. */
export interface OpenDay extends Omit<DayPlan, 'occupancy' | 'bookings'> {
  readonly bookings: readonly BookingInSession[];
}

export interface ClinicBook {
  readonly facts: BookFacts;
  /** Built when first asked for, then kept. */
  day(date: ClinicDate): DayPlan;
}

export function clinicBook(facts: BookFacts): ClinicBook {
  const sessions = Map.groupBy(facts.sessions, (session) => session.date);
  const closures = Map.groupBy(facts.closures, (closure) => closure.date);
  const bookings = Map.groupBy(facts.bookings, (booking) => booking.date);
  const occupancies = Map.groupBy(facts.occupancies, (occupancy) => occupancy.date);
  const days = new Map<ClinicDate, DayPlan>();
  return {
    facts,
    day(date) {
      const known = days.get(date);
      if (known !== undefined) return known;
      const day = dayPlan(date, facts, {
        sessions: sessions.get(date) ?? [],
        closures: closures.get(date) ?? [],
        bookings: bookings.get(date) ?? [],
        occupancies: occupancies.get(date) ?? [],
      });
      days.set(date, day);
      return day;
    },
  };
}

type OfTheDay = Pick<BookFacts, 'sessions' | 'closures' | 'bookings' | 'occupancies'>;

function dayPlan(date: ClinicDate, facts: BookFacts, today: OfTheDay): DayPlan {
  let occupancy: DayOccupancy | undefined;
  const weekday = weekdayOf(date);
  const closed = today.closures.find((closure) => closure.resourceId === null);
  const away = new Map<string, string | null>();
  for (const resource of facts.resources)
    if (!inDateRange(date, { from: resource.activeFrom, to: resource.activeTo }))
      away.set(resource.id, null);
  for (const { resourceId, reason } of today.closures)
    if (resourceId !== null) away.set(resourceId, reason);
  return {
    date,
    opens: closed === undefined ? (facts.clinic.openingHours[weekday] ?? null) : null,
    closedBecause: closed?.reason ?? null,
    sessions: today.sessions,
    bookings: today.bookings.filter((booking) => booking.status !== 'cancelled'),
    get occupancy() {
      return (occupancy ??= dayOccupancy(today.occupancies));
    },
    busy: busyDay(today.occupancies),
    away,
    bays: facts.resources
      .flatMap((resource): DayBay[] => {
        if (resource.kind !== 'bay' || away.has(resource.id)) return [];
        const staffed = resource.staffed[weekday];
        return staffed === undefined ? [] : [{ bay: resource, staffed }];
      })
      .sort((a, b) => byName(a.bay, b.bay)),
  };
}

/** `Bay 2` before `Bay 10`; the same everywhere, so that browser and server fill the same bay. */
function byName(a: Resource, b: Resource): number {
  return a.name.length - b.name.length || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
}

/** The book as it would be without these bookings, and with these instead: for swaps and series. */
export function bookWith(
  book: ClinicBook,
  gone: readonly string[],
  placed: readonly Booking[],
  takenByPlaced: readonly Occupancy[],
): ClinicBook {
  const { facts } = book;
  return clinicBook({
    ...facts,
    bookings: [...facts.bookings.filter(({ id }) => !gone.includes(id)), ...placed],
    occupancies: [
      ...facts.occupancies.filter(
        ({ bookingId }) => bookingId === null || !gone.includes(bookingId),
      ),
      ...takenByPlaced,
    ],
  });
}

/** The session of this room, or of this physician, that covers all of the minutes. */
export function sessionCovering(
  day: DayPlan,
  column: { readonly roomId?: string | null; readonly physicianId?: string | null },
  minutes: MinuteRange,
): Session | undefined {
  const { roomId = null, physicianId = null } = column;
  return day.sessions.find(
    (session) =>
      (roomId === null || session.roomId === roomId) &&
      (physicianId === null || session.physicianId === physicianId) &&
      contains(session.minutes, minutes),
  );
}

/** The standing bookings that count against a session's caps. */
export function bookingsIn(session: Session, day: Pick<OpenDay, 'bookings'>): BookingInSession[] {
  return day.bookings.filter(
    (booking) =>
      booking.roomId === session.roomId &&
      booking.physicianId === session.physicianId &&
      isWithin(booking.start, session.minutes),
  );
}

const isWithin = (minute: Minute, range: MinuteRange): boolean =>
  range.start <= minute && minute < range.end;
