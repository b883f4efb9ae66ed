import type { Asking, BookingCase, Place } from '#domain/booking/booking-case';
import type { BookingRefusal } from '#domain/booking/booking-refusal';
import { bookingRefusals } from '#domain/booking/booking-refusals';
import type { ClinicBook, DayPlan } from '#domain/booking/clinic-book';
import { baysAt, openingsOf, type Opening } from '#domain/booking/openings';
import type { ProposedSlot } from '#domain/series/proposal';
import type { ClinicDate } from '#domain/time/clinic-date';
import { MINUTE_STEP } from '#domain/time/minutes';

/** What the clinic's days offer a case, whatever its series says about the day. Asked once a day. */
export interface DayOffers {
  /** The openings of the day for which nothing but spacing has yet to be asked. */
  on(date: ClinicDate): readonly Opening[];
}

/**
 * The openings of each day without spacing, cap and authorisation: those depend on where the other
 * blocks are put and are asked by `seriesDayRefusals`, the rest is the same for every block.
 */
export function dayOffers(bookingCase: BookingCase, book: ClinicBook, asking: Asking): DayOffers {
  const known = new Map<ClinicDate, readonly Opening[]>();
  const unspaced: BookingCase = {
    ...bookingCase,
    series: null,
    blockIndex: null,
    blocks: [],
    referral: { ...bookingCase.referral, authorisation: null },
  };
  return {
    on(date) {
      const before = known.get(date);
      if (before !== undefined) return before;
      const openings = openingsOf(unspaced, book.day(date), asking);
      known.set(date, openings);
      return openings;
    },
  };
}

/** The opening to take: the preferred physician's if there is one, then the earliest start. */
export function bestOpening(
  openings: readonly Opening[],
  preferredPhysicianId: string | null,
): Opening | undefined {
  return [...openings].sort(
    (a, b) =>
      Number(b.physicianId === preferredPhysicianId) -
        Number(a.physicianId === preferredPhysicianId) || startOf(a) - startOf(b),
  )[0];
}

export const startOf = (opening: Opening): number => opening.starts[0]?.start ?? 0;

/** A legal place with the best bay for it. */
export function slotAt(
  place: Place,
  bookingCase: BookingCase,
  book: ClinicBook,
  asking: Asking,
): ProposedSlot {
  const { date, start, physicianId, roomId } = place;
  const bayId = baysAt(bookingCase, place, book.day(date), asking)[0] ?? null;
  return { date, start, physicianId, roomId, bayId };
}

/**
 * Why a day has nothing for this block: what forbids the day, else what keeps it from the places
 * that come nearest, those with the fewest reasons; a day without any session says just that.
 */
export function whyNotDay(
  bookingCase: BookingCase,
  day: DayPlan,
  asking: Asking,
  physicianId: string | null,
): BookingRefusal[] {
  const ofPhysician = day.sessions.filter((session) => session.physicianId === physicianId);
  const sessions = ofPhysician.length > 0 ? ofPhysician : day.sessions;
  const tried = sessions.flatMap((session) =>
    startsOf(session.minutes.start, session.minutes.end - bookingCase.durationMinutes).map(
      (start) =>
        bookingRefusals(
          bookingCase,
          { date: day.date, start, physicianId: session.physicianId, roomId: session.roomId },
          day,
          asking,
        ),
    ),
  );
  const nowhere = { date: day.date, start: day.opens?.start ?? 0, physicianId, roomId: null };
  const nearest = tried.sort((a, b) => a.length - b.length)[0];
  return nearest ?? bookingRefusals(bookingCase, nowhere, day, asking);
}

function startsOf(first: number, last: number): number[] {
  const count = Math.floor((last - first) / MINUTE_STEP) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, step) => first + step * MINUTE_STEP);
}
