import fc from 'fast-check';
import type { Booking } from '#domain/booking/booking';
import type { Place } from '#domain/booking/booking-case';
import { bookingRefusals } from '#domain/booking/booking-refusals';
import { bookWith, clinicBook, type BookFacts, type ClinicBook } from '#domain/booking/clinic-book';
import { mayOverrule } from '#domain/booking/hardness';
import { occupanciesOfBooking } from '#domain/booking/occupancy';
import { baysAt, openingsOf, placesOf } from '#domain/booking/openings';
import { planPlacements } from '#domain/booking/plan-placements';
import { bookDuring, isAffected, type Absence } from '#domain/rescue/absence';
import { costOf, daysFor, inOrder, type AffectedCase } from '#domain/rescue/affected';
import { inPlacingOrder, rescueOf } from '#domain/rescue/rescue';
import { anAsking } from '#domain/testing/booking-builders';
import {
  bookingAt,
  randomCase,
  randomClinic,
  randomFrom,
  RANDOM_MONDAY,
  withBooking,
} from '#domain/testing/random-clinic';
import { anAffected } from '#domain/testing/rescue-builders';
import { MINUTE_STEP } from '#domain/time/minutes';

type Random = (below: number) => number;
const ASKING = anAsking();
const COORDINATOR = {
  clinicId: 'clinic-1',
  personId: 'person-1',
  name: 'Maya Lindqvist',
  roles: ['coordinator', 'physician'] as const,
  physicianId: null,
};

/** Two days with a few bookings, each with the bay the rules would choose. */
function busy(random: Random, most: number): BookFacts {
  let facts = randomClinic(random, 2);
  for (let nth = 0; nth < most; nth += 1) {
    const other = randomCase(random);
    const own = { ...other, patient: { ...other.patient, id: `patient-${nth}` } };
    const day = clinicBook(facts).day(RANDOM_MONDAY);
    const found = openingsOf(own, day, ASKING).flatMap(placesOf);
    const place = found[random(Math.max(1, found.length))];
    if (place === undefined) continue;
    const bay = baysAt(own, place, day, ASKING)[0] ?? null;
    facts = withBooking(facts, bookingAt(`booking-${nth}`, own, place, bay));
  }
  return facts;
}

function randomRescue(random: Random, most: number) {
  const book = clinicBook(busy(random, most));
  const absence: Absence = {
    date: RANDOM_MONDAY,
    resourceId: [`physician-${1 + random(3)}`, `room-${1 + random(3)}`][random(2)] ?? '',
    from: random(3) === 0 ? 480 + random(40) * MINUTE_STEP : null,
    reason: 'Ill',
  };
  const affected = book.facts.bookings
    .filter((booking) => isAffected(booking, absence))
    .map((booking) => anAffected(booking));
  return { book, absence, affected };
}

/** Fewest left, then the cost, of any way to place them one after the other: by trying them all. */
function bruteForce(
  absence: Absence,
  book: ClinicBook,
  affected: readonly AffectedCase[],
): readonly [left: number, cost: number] {
  const during = bookDuring(absence, book);
  let best: readonly [number, number] = [affected.length, 0];
  const walk = (
    cases: readonly AffectedCase[],
    now: ClinicBook,
    left: number,
    cost: number,
  ): void => {
    const [of, ...others] = cases;
    if (of === undefined) {
      if (left < best[0] || (left === best[0] && cost < best[1])) best = [left, cost];
      return;
    }
    for (const place of everyPlace(of, now)) {
      const more = cost + costOf(of, place);
      if (left === best[0] && more >= best[1]) continue;
      const bayId = baysAt(of.bookingCase, place, now.day(place.date), ASKING)[0] ?? null;
      const there: Booking = { ...of.booking, ...place, bayId };
      walk(others, bookWith(now, [], [there], occupanciesOfBooking(there)), left, more);
    }
  };
  for (let chosen = 0; chosen < 2 ** affected.length; chosen += 1) {
    const placed = affected.filter((_, nth) => (chosen & (2 ** nth)) === 0);
    const left = affected.length - placed.length;
    if (left > best[0]) continue;
    const ids = placed.map(({ booking }) => booking.id);
    walk(placed, bookWith(during, ids, [], []), left, 0);
  }
  return best;
}

function everyPlace(of: AffectedCase, book: ClinicBook): Place[] {
  return daysFor(of, ASKING)
    .flat()
    .flatMap((date) => {
      const day = book.day(date);
      return day.sessions.flatMap(({ physicianId, roomId, minutes }) => {
        const starts: Place[] = [];
        for (let { start } = minutes; start < minutes.end; start += MINUTE_STEP) {
          const place = { date, start, physicianId, roomId };
          if (bookingRefusals(of.bookingCase, place, day, ASKING).length === 0) starts.push(place);
        }
        return starts;
      });
    });
}

describe('a rescue of any clinic', () => {
  it('passes the booking rules when it is applied as a whole', () => {
    let moved = 0;
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const { book, absence, affected } = randomRescue(randomFrom(seed), 6);
        const { proposals } = rescueOf(absence, book, affected, ASKING, COORDINATOR);
        const wishes = inPlacingOrder(proposals).flatMap(({ booking, place, refusals }) => {
          const of = affected.find((each) => each.booking.id === booking.id);
          if (place === null || of === undefined) return [];
          expect(refusals.every((refusal) => mayOverrule(refusal, COORDINATOR))).toBe(true);
          return [
            {
              bookingCase: of.bookingCase,
              present: booking,
              id: booking.id,
              place,
              levels: booking.levels,
              overrules: refusals.map(({ code }) => ({ code, reason: 'Rescued' })),
            },
          ];
        });
        const during = bookDuring(absence, book);
        const { refusals } = planPlacements(during, wishes, COORDINATOR, ASKING);
        expect(refusals.flat()).toEqual([]);
        moved += wishes.length;
      }),
      { numRuns: 150 },
    );
    expect(moved).toBeGreaterThan(20);
  });

  it('leaves no more without a place, and puts nobody out more, than it must', () => {
    let compared = 0;
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const { book, absence, affected } = randomRescue(randomFrom(seed), 4);
        fc.pre(affected.length > 0 && affected.length <= 2);
        const { proposals, isBest } = rescueOf(absence, book, affected, ASKING, COORDINATOR);
        fc.pre(isBest);
        const clean = proposals.filter(
          ({ place, refusals }) => place !== null && refusals.length === 0,
        );
        const cost = clean.reduce((sum, { booking, place }) => {
          const of = affected.find((each) => each.booking.id === booking.id);
          return of === undefined || place === null ? sum : sum + costOf(of, place);
        }, 0);
        const left = proposals.length - clean.length;
        expect([left, cost]).toEqual([...bruteForce(absence, book, inOrder(affected))]);
        compared += 1;
      }),
      { numRuns: 20 },
    );
    expect(compared).toBe(20);
  });
});
