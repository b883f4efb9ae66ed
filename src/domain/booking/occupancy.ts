import type { Booking, Hold, Leg } from '#domain/booking/booking';
import { legsOf, legsUntil } from '#domain/booking/legs';
import { clinicTimeOf, type Instant } from '#domain/time/instant';
import { overlaps, roundUpToStep, type MinuteRange } from '#domain/time/minutes';
import { stateOf, since, type Visit } from '#domain/visit/visit';

/** Whose hold it is, and until when it counts. */
export type HoldOwner = Pick<Hold, 'id' | 'by' | 'byName' | 'tab' | 'expiresAt'>;

/** One resource taken for some minutes of a day, by a booking or by a hold: never by both. */
export interface Occupancy extends Leg {
  readonly bookingId: string | null;
  readonly hold: HoldOwner | null;
}

/** The tab in which somebody decides; their own hold is never in their way. */
export interface Holder {
  readonly by: string;
  readonly tab: string;
}

/** What an asker may look through: bookings that are about to move, and holds that do not count. */
export interface LookThrough {
  readonly now: Instant;
  readonly holder: Holder | null;
  readonly bookingIds: readonly string[];
}

/** The day's occupancies by resource, each list in order of its start. */
export type DayOccupancy = ReadonlyMap<string, readonly Occupancy[]>;

export function dayOccupancy(occupancies: readonly Occupancy[]): DayOccupancy {
  const byResource = new Map<string, Occupancy[]>();
  for (const occupancy of occupancies) {
    const taken = byResource.get(occupancy.resourceId);
    if (taken === undefined) byResource.set(occupancy.resourceId, [occupancy]);
    else taken.push(occupancy);
  }
  for (const taken of byResource.values()) taken.sort((a, b) => a.minutes.start - b.minutes.start);
  return byResource;
}

/** A hold counts until it expires, and never against the tab that holds it. */
export function holdCounts(hold: HoldOwner, now: Instant, holder: Holder | null): boolean {
  if (hold.expiresAt <= now) return false;
  return holder === null || hold.by !== holder.by || hold.tab !== holder.tab;
}

/** Whether this occupancy is in the asker's way. */
export function isInTheWay(occupancy: Occupancy, through: LookThrough): boolean {
  if (occupancy.hold !== null) return holdCounts(occupancy.hold, through.now, through.holder);
  return occupancy.bookingId === null || !through.bookingIds.includes(occupancy.bookingId);
}

/** What takes the resource that day and is in the asker's way, in order of its start. */
export function takenOf(
  day: DayOccupancy,
  resourceId: string,
  through: LookThrough,
): readonly Occupancy[] {
  return (day.get(resourceId) ?? []).filter((occupancy) => isInTheWay(occupancy, through));
}

/** Those of the taken that overlap the minutes. */
export function takersOf(taken: readonly Occupancy[], minutes: MinuteRange): Occupancy[] {
  return taken.filter((occupancy) => overlaps(occupancy.minutes, minutes));
}

export const minutesOf = (occupancies: readonly Occupancy[]): MinuteRange[] =>
  occupancies.map((occupancy) => occupancy.minutes);

/** The states in which a patient has left, so that only used minutes stay taken. */
const GONE: readonly string[] = [
  'home',
  'no-show',
  'cancelled-on-the-day',
  'transferred',
  'left-against-advice',
];

/** When the patient stopped needing what was booked; `null` while the plan stands. */
export function releasedAt(booking: Booking, visit: Visit | undefined): Instant | null {
  if (booking.cancelled !== null) return booking.cancelled.at;
  return visit !== undefined && GONE.includes(stateOf(visit)) ? since(visit) : null;
}

/**
 * What a booking takes: all its legs while it stands; after a cancellation, or once the patient has
 * gone, only the minutes up to then, rounded up to five, because they were used.
 */
export function legsTakenBy(booking: Booking, visit: Visit | undefined, zone: string): Leg[] {
  const released = releasedAt(booking, visit);
  if (released === null) return legsOf(booking);
  const { date, minute } = clinicTimeOf(released, zone);
  return legsUntil(legsOf(booking), date, roundUpToStep(minute));
}

/** What bookings and holds take together, as the occupancy table keeps it. */
export function occupanciesOf(
  bookings: readonly Booking[],
  visits: Readonly<Partial<Record<string, Visit>>>,
  holds: readonly Hold[],
  zone: string,
): Occupancy[] {
  return [
    ...bookings.flatMap((booking) => takenBy(booking, visits[booking.id], zone)),
    ...holds.flatMap(occupanciesOfHold),
  ];
}

interface Taken {
  readonly visit: Visit | undefined;
  readonly zone: string;
  readonly occupancies: readonly Occupancy[];
}

/** Of thousands of bookings a change concerns one: what the others take is not worked out again. */
const known = new WeakMap<Booking, Taken>();

function takenBy(booking: Booking, visit: Visit | undefined, zone: string): readonly Occupancy[] {
  const before = known.get(booking);
  if (before?.visit === visit && before?.zone === zone) return before.occupancies;
  const occupancies = legsTakenBy(booking, visit, zone).map((leg) => ({
    ...leg,
    bookingId: booking.id,
    hold: null,
  }));
  known.set(booking, { visit, zone, occupancies });
  return occupancies;
}

/** All legs of a booking that stands. */
export function occupanciesOfBooking(booking: Booking): Occupancy[] {
  return legsOf(booking).map((leg) => ({ ...leg, bookingId: booking.id, hold: null }));
}

export function occupanciesOfHold(hold: Hold): Occupancy[] {
  return hold.legs.map((leg) => ({ ...leg, bookingId: null, hold }));
}
