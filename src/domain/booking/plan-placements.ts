import type { Booking, Overrule } from '#domain/booking/booking';
import type { Asking, BookingCase, Place } from '#domain/booking/booking-case';
import type { BookingRefusal } from '#domain/booking/booking-refusal';
import { bookingRefusals } from '#domain/booking/booking-refusals';
import { orderedRefusals, overrulesKept, seriesOpenRefusals } from '#domain/booking/changing';
import { bookWith, type ClinicBook } from '#domain/booking/clinic-book';
import { hardnessOf, remainingRefusals, type AskedOverrule } from '#domain/booking/hardness';
import { mayBookOn, mayMove } from '#domain/booking/may-book';
import { occupanciesOfBooking } from '#domain/booking/occupancy';
import { baysAt } from '#domain/booking/openings';
import type { Actor } from '#domain/people/person';
import { notPermitted } from '#domain/people/roles';
import type { Level } from '#domain/referral/referral';
import type { Refusal } from '#domain/refusal';

/** One block that is to stand somewhere: new, or moved there. */
export interface Wish {
  readonly bookingCase: BookingCase;
  /** The booking as it is now; `null` for a new one. */
  readonly present: Booking | null;
  /** The id of the booking: its own, or a new one. */
  readonly id: string;
  /** A cancelled booking that stands again: asked like a new one, and still the same. */
  readonly again?: boolean;
  readonly place: Place;
  readonly levels: readonly Level[];
  readonly overrules: readonly AskedOverrule[];
}

export interface PlannedPlacements {
  /** The bookings as they would be, in the order of the wishes; empty when anything is refused. */
  readonly bookings: readonly Booking[];
  /** For each wish why it may not be; all empty when everything may. */
  readonly refusals: readonly (readonly Refusal[])[];
}

/**
 * Whether these blocks can all be placed together, and the bookings they become: one booking, a
 * move, a swap or a whole series. All old places are given up first; each block is then asked
 * against those placed before it, so that the plan is legal as a whole. Picks the bays.
 */
export function planPlacements(
  book: ClinicBook,
  wishes: readonly Wish[],
  actor: Actor,
  asking: Asking,
): PlannedPlacements {
  let planned = bookWith(
    book,
    wishes.map(({ id }) => id),
    [],
    [],
  );
  const bookings: Booking[] = [];
  const refusals = wishes.map((wish) => {
    const placed = placeOne(planned, withBlocksPlaced(wish, bookings), actor, asking);
    if ('refusals' in placed) return placed.refusals;
    bookings.push(placed.booking);
    planned = bookWith(planned, [], [placed.booking], occupanciesOfBooking(placed.booking));
    return [];
  });
  const isRefused = refusals.some((reasons) => reasons.length > 0);
  return { bookings: isRefused ? [] : bookings, refusals };
}

/** The patient's other blocks as they would be once the wishes before this one are granted. */
function withBlocksPlaced(wish: Wish, placed: readonly Booking[]): Wish {
  const { bookingCase } = wish;
  const mine = placed.filter((booking) => booking.patientId === bookingCase.patient.id);
  if (mine.length === 0) return wish;
  const isElsewhere = (id: string) => mine.every((booking) => booking.id !== id);
  const blocks = [
    ...bookingCase.blocks.filter(({ id }) => isElsewhere(id)),
    ...mine.map((booking) => ({ ...booking, ahead: true })),
  ];
  return { ...wish, bookingCase: { ...bookingCase, blocks } };
}

function placeOne(
  book: ClinicBook,
  wish: Wish,
  actor: Actor,
  asking: Asking,
): { readonly booking: Booking } | { readonly refusals: readonly Refusal[] } {
  const { bookingCase, present, place, overrules } = wish;
  const isAllowed =
    present === null || wish.again
      ? mayBookOn(actor, place.physicianId)
      : mayMove(actor, present, place, asking.today);
  if (!isAllowed) return { refusals: [notPermitted('book')] };
  const day = book.day(place.date);
  const kept = present === null ? [] : overrulesKept(present, place);
  const found = bookingRefusals(bookingCase, place, day, asking);
  const open = found.filter((refusal) => !isOverruled(refusal, kept));
  const remaining: Refusal[] = remainingRefusals(open, overrules, actor);
  if (wish.again)
    remaining.unshift(...seriesOpenRefusals(bookingCase), ...orderedRefusals(bookingCase));
  if (remaining.length > 0) return { refusals: remaining };
  const made = overrules
    .filter(({ code }) => open.some((refusal) => refusal.code === code))
    .map(({ code, reason }): Overrule => {
      return { code, reason, by: actor.personId, byName: actor.name, at: asking.now };
    });
  const stillTrue = kept.filter(({ code }) => found.some((refusal) => refusal.code === code));
  const bayId = baysAt(bookingCase, place, day, asking)[0] ?? null;
  return { booking: bookingOf(wish, bayId, [...stillTrue, ...made]) };
}

const isOverruled = (refusal: BookingRefusal, overrules: readonly Overrule[]): boolean =>
  hardnessOf(refusal) !== 'hard' && overrules.some(({ code }) => code === refusal.code);

function bookingOf(
  { bookingCase, present, id, place, levels }: Wish,
  bayId: string | null,
  overrules: readonly Overrule[],
): Booking {
  return {
    id,
    version: present === null ? 1 : present.version + 1,
    patientId: bookingCase.patient.id,
    referralId: bookingCase.referral.id,
    procedureTypeId: bookingCase.procedureTypeId,
    side: bookingCase.side,
    levels,
    date: place.date,
    start: place.start,
    durationMinutes: bookingCase.durationMinutes,
    turnoverMinutes: bookingCase.turnoverMinutes,
    recoveryMinutes: bookingCase.recoveryMinutes,
    arriveBeforeMinutes: bookingCase.arriveBeforeMinutes,
    sedation: bookingCase.sedation,
    physicianId: place.physicianId,
    roomId: place.roomId,
    bayId,
    seriesId: bookingCase.series?.id ?? present?.seriesId ?? null,
    blockIndex: bookingCase.blockIndex,
    status: bookingCase.status,
    cancelled: null,
    overrules,
    told: present?.told ?? null,
  };
}
