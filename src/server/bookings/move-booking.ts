import type { MoveBooking, SwapBookings } from '#contract/bookings';
import type { Booking } from '#domain/booking/booking';
import { findBookings } from '../db/records/booking.ts';
import { done, refused, type Outcome } from '../db/outcome.ts';
import { placeBookings } from '../db/place-bookings.ts';
import type { MovedBooking } from '../db/placements.ts';
import type { UnitOfWork } from '../db/unit-of-work.ts';

/** Moves a booking, also onto minutes that it takes itself now. It stays the same booking. */
export async function moveBooking(
  tx: UnitOfWork,
  bookingId: string,
  command: MoveBooking,
): Promise<Outcome<{ readonly bookingId: string }>> {
  const { reason, tab } = command;
  const moved = asMovedBooking(bookingId, command);
  const outcome = await placeBookings(tx, [moved], { act: 'move-booking', reason, tab });
  return outcome.kind === 'refused' ? refused(outcome.byPlacement.flat()) : done({ bookingId });
}

export function asMovedBooking(
  bookingId: string,
  command: Omit<MoveBooking, 'tab' | 'reason'>,
): MovedBooking {
  const { version, date, start, physicianId, roomId, durationMinutes, overrules } = command;
  const place = { date, start, physicianId, roomId };
  return { bookingId, version, place, durationMinutes, overrules };
}

/** Two bookings take each other's day, start, room and physician; both or neither. */
export async function swapBookings(
  tx: UnitOfWork,
  { bookings, reason, overrules, tab }: SwapBookings,
): Promise<Outcome<{ readonly bookingIds: readonly string[] }>> {
  const [one, other] = bookings;
  const present = await findBookings(
    tx.db,
    bookings.map(({ id }) => id),
  );
  const placeOf = (id: string) => present.find((booking) => booking.id === id);
  const places = [placeOf(other.id), placeOf(one.id)];
  const unknown = bookings.filter(({ id }) => placeOf(id) === undefined);
  if (unknown.length > 0)
    return refused(unknown.map(({ id }) => ({ code: 'not-found', entity: 'booking', id })));
  // A version that still fits under the locks says that the place read here is still the place.
  const moved = bookings.flatMap(({ id, version }, index): MovedBooking[] => {
    const place = places[index];
    return place === undefined
      ? []
      : [{ bookingId: id, version, place: onlyPlace(place), overrules }];
  });
  const outcome = await placeBookings(tx, moved, { act: 'swap-bookings', reason, tab });
  return outcome.kind === 'refused'
    ? refused(outcome.byPlacement.flat())
    : done({ bookingIds: moved.map(({ bookingId }) => bookingId) });
}

const onlyPlace = ({ date, start, physicianId, roomId }: Booking) => ({
  date,
  start,
  physicianId,
  roomId,
});
