import type { BookSlot } from '#contract/bookings';
import { done, refused, type Outcome } from '../db/outcome.ts';
import { placeBookings } from '../db/place-bookings.ts';
import type { NewBooking } from '../db/placements.ts';
import type { UnitOfWork } from '../db/unit-of-work.ts';

/** Books one block into a slot: physician, room, bay and patient together, or nothing. */
export async function bookSlot(
  tx: UnitOfWork,
  command: BookSlot,
): Promise<Outcome<{ readonly bookingId: string }>> {
  const outcome = await placeBookings(tx, [asNewBooking(command)], {
    act: 'book',
    reason: null,
    tab: command.tab,
  });
  if (outcome.kind === 'refused') return refused(outcome.byPlacement.flat());
  const [booking] = outcome.bookings;
  if (booking === undefined) throw new Error('A booking was placed and is not there');
  return done({ bookingId: booking.id });
}

export function asNewBooking(command: Omit<BookSlot, 'tab'>): NewBooking {
  const { date, start, physicianId, roomId, ...rest } = command;
  return { ...rest, place: { date, start, physicianId, roomId } };
}
