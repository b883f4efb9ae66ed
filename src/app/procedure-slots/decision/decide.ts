import type { MoveBookingBody } from '#contract/bookings';
import type { Booking } from '#domain/booking/booking';
import type { Asking, BookingCase, Cell, Place } from '#domain/booking/booking-case';
import type { BookingRefusal } from '#domain/booking/booking-refusal';
import { bookingRefusals } from '#domain/booking/booking-refusals';
import type { ClinicBook, DayPlan } from '#domain/booking/clinic-book';
import { hardnessOf } from '#domain/booking/hardness';
import { mayBookOn, mayMove } from '#domain/booking/may-book';
import type { Wanted } from '#domain/booking/openings';
import { listName } from '#domain/clinic/patient';
import type { Actor } from '#domain/people/person';
import { notPermitted } from '#domain/people/roles';
import type { ClinicDate } from '#domain/time/clinic-date';
import { overlaps } from '#domain/time/minutes';
import type { Names } from '../../shared/refusal-messages/names';
import { placeSentences, type PlaceRefusal } from '../../shared/refusal-messages/place-sentences';
import { TAB } from '../../state/tab';
import {
  caseOn,
  cellAt,
  firstPlaceOf,
  isThere,
  placeOf,
  type By,
  type CaseInHand,
  type CaseOnDay,
  type Spot,
} from '../hand/in-hand';
import type { Ghost, Verdict } from './verdict';

/** One place somebody is deciding about, and what stands in its way at this moment. */
export interface Deciding {
  readonly inHand: CaseInHand;
  readonly onDay: CaseOnDay;
  readonly place: Place;
  readonly refusals: readonly PlaceRefusal[];
}

/** Everything the rules are asked with, besides the place. */
export interface Asker {
  readonly actor: Pick<Actor, 'roles' | 'physicianId'>;
  readonly asking: Asking;
  readonly names: Names;
  /** Bookings that came or changed while the case is in hand, each with who did it. */
  readonly newcomers?: Readonly<Partial<Record<string, string>>>;
}

export function decidingOn(
  inHand: CaseInHand,
  place: Place,
  book: ClinicBook,
  asker: Pick<Asker, 'actor' | 'asking'>,
): Deciding {
  const { asking } = asker;
  const day = book.day(place.date);
  const onDay = caseOn(inHand, day, asking);
  const found = bookingRefusals(onDay.bookingCase, place, day, asking);
  const refusals = mayPlace(inHand, place, asker) ? found : [NOT_PERMITTED, ...found];
  return { inHand, onDay, place, refusals };
}

/** Whether this person may put what is in hand on that physician's list. */
export function mayPlace(
  { booking }: CaseInHand,
  cell: { readonly physicianId: string | null; readonly date: ClinicDate },
  { actor, asking }: Pick<Asker, 'actor' | 'asking'>,
): boolean {
  const { physicianId, date } = cell;
  if (physicianId === null) return true;
  return booking === null
    ? mayBookOn(actor, physicianId)
    : mayMove(actor, booking, { physicianId, date }, asking.today);
}

/** The first place it can have among those where whoever asks may put it. */
export function firstPlaceFor(
  asker: Pick<Asker, 'actor' | 'asking'>,
  inHand: CaseInHand,
  book: ClinicBook,
  wanted: Wanted,
): Place | null {
  return firstPlaceOf(inHand, book, wanted, asker.asking, (place) =>
    mayPlace(inHand, place, asker),
  );
}

/** Answers for any spot of the day why the case in hand may not stand there. */
export function judgeOf(
  inHand: CaseInHand,
  { bookingCase }: CaseOnDay,
  day: DayPlan,
  by: By,
  asker: Asker,
): (spot: Spot) => Verdict {
  return (spot) => {
    const cell = cellAt(spot, by, day, bookingCase.durationMinutes);
    const found = bookingRefusals(bookingCase, cell, day, asker.asking);
    const isMine = mayPlace(inHand, cell, asker);
    const refusals: PlaceRefusal[] = isMine ? found : [NOT_PERMITTED, ...found];
    const takenBy = takerOf(bookingCase, cell, day, found, asker);
    const sentences = placeSentences(refusals, asker.names);
    return {
      cell,
      refusals,
      sentences:
        takenBy === null
          ? sentences
          : [$localize`Taken by ${takenBy}:who: just now.`, ...sentences],
      takenBy,
      isSoft: isMine && found.length > 0 && found.every(isSoft),
    };
  };
}

/** Who put something there after the case was taken in hand. */
function takerOf(
  { bookingId, durationMinutes, turnoverMinutes }: BookingCase,
  { start, roomId, physicianId }: Cell,
  day: DayPlan,
  refusals: readonly BookingRefusal[],
  { newcomers = {} }: Asker,
): string | null {
  const taken = refusals.find((refusal) => refusal.code === 'resource-taken');
  if (taken === undefined) return null;
  const mine = { start, end: start + durationMinutes + turnoverMinutes };
  const taker = day.bookings.find(
    (booking) =>
      booking.id !== bookingId &&
      newcomers[booking.id] !== undefined &&
      (booking.roomId === roomId || booking.physicianId === physicianId) &&
      overlaps(mine, {
        start: booking.start,
        end: booking.start + booking.durationMinutes + booking.turnoverMinutes,
      }),
  );
  return newcomers[taker?.id ?? ''] ?? taken.heldByName;
}

const NOT_PERMITTED: PlaceRefusal = notPermitted('book');
const isSoft = (refusal: BookingRefusal): boolean => hardnessOf(refusal) !== 'hard';

export function ghostOf({ facts, booking }: CaseInHand, { bookingCase }: CaseOnDay): Ghost {
  return {
    label: listName(facts.patient),
    durationMinutes: bookingCase.durationMinutes,
    bookingId: booking?.id ?? null,
    isProvisional: bookingCase.status === 'provisional',
  };
}

/** What follows from choosing a spot for what is in hand. */
export type Next =
  | { readonly kind: 'move'; readonly from: Booking; readonly body: MoveBookingBody }
  | { readonly kind: 'decide'; readonly place: Place }
  /** It already stands there. */
  | { readonly kind: 'stay' }
  | { readonly kind: 'refuse' };

/**
 * A legal place is a booking's new place at once, for it can be undone; a new booking is decided
 * about first, and so is what has to be overruled.
 */
export function nextAfter({ cell, refusals, isSoft }: Verdict, { booking }: CaseInHand): Next {
  const place = placeOf(cell);
  if (place === null) return { kind: 'refuse' };
  if (refusals.length > 0) return isSoft ? { kind: 'decide', place } : { kind: 'refuse' };
  if (booking === null) return { kind: 'decide', place };
  if (isThere(booking, place)) return { kind: 'stay' };
  return {
    kind: 'move',
    from: booking,
    body: { version: booking.version, ...place, tab: TAB },
  };
}
