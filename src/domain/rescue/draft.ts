import type { Booking } from '#domain/booking/booking';
import type { Asking, BookingCase, Place } from '#domain/booking/booking-case';
import { bookWith, type ClinicBook, type DayPlan } from '#domain/booking/clinic-book';
import { busyDay } from '#domain/booking/busy-day';
import { occupanciesOfBooking, type Occupancy } from '#domain/booking/occupancy';
import { baysAt } from '#domain/booking/openings';
import type { AffectedCase, Move } from '#domain/rescue/affected';
import type { ClinicDate } from '#domain/time/clinic-date';

/**
 * The book while a plan grows: some of the affected bookings have a new place, those that stay keep
 * their old one, and the rest stand nowhere yet.
 */
export interface Draft {
  day(date: ClinicDate): DayPlan;
  /** The case with the patient's other blocks where this draft has them. */
  caseOf(of: AffectedCase): BookingCase;
  with(move: Move): Draft;
}

/** Nobody of `movable` stands anywhere; the other affected ones stay where they are. */
export function emptyDraft(
  during: ClinicBook,
  movable: readonly AffectedCase[],
  asking: Asking,
): Draft {
  const ids = movable.map(({ booking }) => booking.id);
  return draft(bookWith(during, ids, [], []), new Set(ids), [], asking);
}

function draft(
  book: ClinicBook,
  gone: ReadonlySet<string>,
  placed: readonly Booking[],
  asking: Asking,
): Draft {
  const days = new Map<ClinicDate, DayPlan>();
  const self: Draft = {
    day(date) {
      const known = days.get(date);
      if (known !== undefined) return known;
      const made = dayWith(
        book.day(date),
        placed.filter((booking) => booking.date === date),
      );
      days.set(date, made);
      return made;
    },
    caseOf({ booking, bookingCase }) {
      const mine = placed.filter(({ patientId }) => patientId === booking.patientId);
      const blocks = bookingCase.blocks.filter(({ id }) => !gone.has(id));
      return {
        ...bookingCase,
        blocks: [...blocks, ...mine.map((each) => ({ ...each, ahead: true }))],
      };
    },
    with(move) {
      return draft(book, gone, [...placed, bookingAt(move, self, asking)], asking);
    },
  };
  return self;
}

/** The booking at its new place, in the bay that the server would choose. */
function bookingAt({ of, place }: Move, now: Draft, asking: Asking): Booking {
  const bayId = baysAt(now.caseOf(of), place, now.day(place.date), asking)[0] ?? null;
  return { ...of.booking, ...onlyPlace(place), bayId };
}

const onlyPlace = ({ date, start, physicianId, roomId }: Place): Place => ({
  date,
  start,
  physicianId,
  roomId,
});

/** The day with these bookings besides: what is taken, resource by resource. */
function dayWith(day: DayPlan, placed: readonly Booking[]): DayPlan {
  if (placed.length === 0) return day;
  const occupancy = new Map<string, readonly Occupancy[]>(day.occupancy);
  for (const taken of placed.flatMap(occupanciesOfBooking)) {
    const others = occupancy.get(taken.resourceId) ?? [];
    occupancy.set(
      taken.resourceId,
      [...others, taken].sort((a, b) => a.minutes.start - b.minutes.start),
    );
  }
  const busy = busyDay([...occupancy.values()].flat());
  return { ...day, bookings: [...day.bookings, ...placed], occupancy, busy };
}
