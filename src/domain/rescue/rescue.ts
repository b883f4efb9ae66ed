import type { Booking } from '#domain/booking/booking';
import type { Asking, Place } from '#domain/booking/booking-case';
import type { BookingRefusal } from '#domain/booking/booking-refusal';
import { bookingRefusals } from '#domain/booking/booking-refusals';
import type { ClinicBook } from '#domain/booking/clinic-book';
import { hardestFirst, mayOverrule } from '#domain/booking/hardness';
import type { Actor } from '#domain/people/person';
import { bookDuring, type Absence } from '#domain/rescue/absence';
import { costOf, daysFor, inOrder, type AffectedCase } from '#domain/rescue/affected';
import type { Draft } from '#domain/rescue/draft';
import { planMoves } from '#domain/rescue/plan-moves';
import type { ClinicDate } from '#domain/time/clinic-date';
import { MINUTE_STEP } from '#domain/time/minutes';

/**
 * What is proposed for one booking: a place at which nothing is refused; or, where there is none,
 * the nearest at which only what somebody may overrule is; or no place, and why.
 */
export interface RescueProposal {
  readonly booking: Booking;
  readonly place: Place | null;
  readonly refusals: readonly BookingRefusal[];
}

export interface RescuePlan {
  /** In order of their start, as they are placed. */
  readonly proposals: readonly RescueProposal[];
  /** Nothing better was left out; `false` where there were too many ways to try them all. */
  readonly isBest: boolean;
}

/**
 * A whole plan for an absence: nobody else's booking moves, each affected one at most once, and
 * nothing clashes. First as few as possible stay without a place; then the days they move by, and
 * then the minutes, are as few as possible. Intervals, authorisations and antithrombotic plans hold,
 * because every place is asked of the booking rules. Overrules are proposed only to whoever may give
 * them.
 */
export function rescueOf(
  absence: Absence,
  book: ClinicBook,
  affected: readonly AffectedCase[],
  asking: Asking,
  actor: Pick<Actor, 'roles'>,
): RescuePlan {
  const cases = inOrder(affected);
  const { moves, draft: planned, isBest } = planMoves(cases, bookDuring(absence, book), asking);
  const moved = new Map(moves.map((move) => [move.of.booking.id, move]));
  let draft = planned;
  const proposals = cases.map((of): RescueProposal => {
    const move = moved.get(of.booking.id);
    if (move !== undefined) return { booking: of.booking, place: move.place, refusals: [] };
    const overruled = nearestWithOverrule(of, draft, asking, actor);
    if (overruled !== null) {
      draft = draft.with({ of, place: overruled.place });
      return { booking: of.booking, ...overruled };
    }
    return { booking: of.booking, place: null, refusals: whyNowhere(of, draft, asking) };
  });
  return { proposals, isBest };
}

/** The order in which the places hold together: those without any refusal first. */
export function inPlacingOrder<T extends Pick<RescueProposal, 'refusals'>>(all: readonly T[]): T[] {
  return [...all].sort((a, b) => Math.min(1, a.refusals.length) - Math.min(1, b.refusals.length));
}

/** The nearest place that only this person's reason could open. */
function nearestWithOverrule(
  of: AffectedCase,
  draft: Draft,
  asking: Asking,
  actor: Pick<Actor, 'roles'>,
) {
  if (of.staysBecause.length > 0) return null;
  const bookingCase = draft.caseOf(of);
  for (const dates of daysFor(of, asking)) {
    const soft = dates
      .flatMap((date) => cellsOn(date, of, draft))
      .map((place) => ({
        place,
        refusals: bookingRefusals(bookingCase, place, draft.day(place.date), asking),
      }))
      .filter(({ refusals }) => refusals.every((refusal) => mayOverrule(refusal, actor)))
      .sort((a, b) => costOf(of, a.place) - costOf(of, b.place));
    if (soft[0] !== undefined) return soft[0];
  }
  return null;
}

/** Why there is no place: what would keep it from any, else what keeps it from the nearest. */
function whyNowhere(of: AffectedCase, draft: Draft, asking: Asking): readonly BookingRefusal[] {
  if (of.staysBecause.length > 0) return of.staysBecause;
  const { date } = of.booking;
  const day = draft.day(date);
  const tried = cellsOn(date, of, draft)
    .map((place) => bookingRefusals(draft.caseOf(of), place, day, asking))
    .sort((a, b) => a.length - b.length);
  const here = bookingRefusals(draft.caseOf(of), placeOf(of.booking), day, asking);
  return hardestFirst([...of.keepsDayBecause, ...(tried[0] ?? here)]);
}

const placeOf = ({ date, start, physicianId, roomId }: Booking): Place => ({
  date,
  start,
  physicianId,
  roomId,
});

/** Every five minutes of every session in which the procedure would end before the session does. */
function cellsOn(date: ClinicDate, { booking }: AffectedCase, draft: Draft): Place[] {
  return draft.day(date).sessions.flatMap(({ physicianId, roomId, minutes }) => {
    const last = minutes.end - booking.durationMinutes;
    const count = Math.max(0, Math.floor((last - minutes.start) / MINUTE_STEP) + 1);
    return Array.from({ length: count }, (_, step) => ({
      date,
      start: minutes.start + step * MINUTE_STEP,
      physicianId,
      roomId,
    }));
  });
}
