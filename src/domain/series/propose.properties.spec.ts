import fc from 'fast-check';
import type { BookingCase, Place } from '#domain/booking/booking-case';
import { bookingRefusals } from '#domain/booking/booking-refusals';
import { clinicBook, type BookFacts, type ClinicBook } from '#domain/booking/clinic-book';
import { startsIn } from '#domain/booking/free-slots';
import { baysAt, openingsOf, placesOf } from '#domain/booking/openings';
import { proposeSeries } from '#domain/series/propose';
import { caseOfBlock } from '#domain/series/search';
import { intervalRefusals } from '#domain/series/windows';
import { anAsking } from '#domain/testing/booking-builders';
import { aProtocol, aReferral, aSeries, aSession } from '#domain/testing/builders';
import {
  bookingAt,
  randomCase,
  randomClinic,
  randomFrom,
  RANDOM_MONDAY,
  withBooking,
} from '#domain/testing/random-clinic';
import { aSeriesCase, aWish } from '#domain/testing/series-builders';
import { addDays, daysFrom, type Weekday } from '#domain/time/clinic-date';

type Random = (below: number) => number;

const DAYS = 24;
const HORIZON = addDays(RANDOM_MONDAY, DAYS);
const ASKING = anAsking();

/** A clinic with sessions on some days of three and a half weeks, partly booked. */
function busyClinic(random: Random): BookFacts {
  const facts = randomClinic(random, 1);
  const open = { start: 480, end: 480 + 120 + random(60) * 5 };
  const hours = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((weekday) => [weekday, open]));
  const sparse = 1 + random(4);
  const sessions = daysFrom(RANDOM_MONDAY, HORIZON)
    .filter(() => random(sparse) === 0)
    .map((date) =>
      aSession({
        id: `session-${date}`,
        date,
        roomId: `room-${1 + random(3)}`,
        physicianId: `physician-${1 + random(3)}`,
        minutes: { start: 480, end: 540 + random(20) * 5 },
        maxCases: random(5) === 0 ? 1 : null,
      }),
    );
  const resources = facts.resources.map((resource) =>
    resource.kind === 'bay' ? { ...resource, staffed: hours } : resource,
  );
  let busy: BookFacts = { ...facts, clinic: { openingHours: hours }, resources, sessions };
  for (let nth = 0; nth < random(12); nth += 1) busy = withSomebody(busy, random, nth);
  return busy;
}

/** Books somebody else at the first place that a random day has. */
function withSomebody(facts: BookFacts, random: Random, nth: number): BookFacts {
  const other = randomCase(random);
  const day = clinicBook(facts).day(addDays(RANDOM_MONDAY, random(DAYS)));
  const place = openingsOf(other, day, ASKING).flatMap(placesOf)[0];
  if (place === undefined) return facts;
  const bay = baysAt(other, place, day, ASKING)[0] ?? null;
  return withBooking(facts, bookingAt(`taken-${nth}`, other, place, bay));
}

function randomSeries(random: Random): BookingCase {
  const minimumDays = 1 + random(7);
  const usualDays = minimumDays + random(4);
  const protocol = aProtocol({
    minimumDays,
    usualDays,
    maximumDays: usualDays + random(5),
    yearlyCap: random(3) === 0 ? 1 + random(3) : 6,
  });
  const authorisation =
    random(3) === 0
      ? {
          payer: 'Northern',
          number: null,
          blocksAllowed: 1 + random(4),
          validFrom: addDays(RANDOM_MONDAY, -random(10)),
          validTo: addDays(RANDOM_MONDAY, random(40)),
          minimumSpacingDays: random(2) === 0 ? random(9) : null,
        }
      : null;
  const { durationMinutes, turnoverMinutes, recoveryMinutes, arriveBeforeMinutes } =
    randomCase(random);
  return aSeriesCase(
    {
      durationMinutes,
      turnoverMinutes,
      recoveryMinutes,
      arriveBeforeMinutes,
      series: aSeries({ protocol, plannedBlocks: 1 + random(3) }),
      referral: aReferral({ authorisation }),
    },
    random(3) === 0 ? [[0, addDays(RANDOM_MONDAY, -1 - random(20))]] : [],
  );
}

const randomWish = (random: Random) =>
  aWish({
    preferredPhysicianId: random(2) === 0 ? `physician-${1 + random(3)}` : null,
    preferredWeekdays: random(2) === 0 ? [(1 + random(7)) as Weekday] : [],
    intervalDays: random(3) === 0 ? 1 + random(12) : null,
    within: { from: RANDOM_MONDAY, to: HORIZON },
  });

/** Whether any choice of days makes a whole series, by trying them all in order. */
function possible(base: BookingCase, book: ClinicBook, placed: readonly Place[] = []): boolean {
  const count = base.series?.plannedBlocks ?? 0;
  if (placed.length === count) return true;
  const indices = Array.from({ length: count }, (_, nth) => nth + 1);
  const next = caseOfBlock({ base, indices }, placed.length, placed);
  return daysFrom(RANDOM_MONDAY, HORIZON).some((date) => {
    const day = book.day(date);
    const place = day.sessions
      .flatMap(({ roomId, physicianId, minutes }) =>
        startsIn([minutes]).map((start) => ({ date, start, roomId, physicianId })),
      )
      .find((cell) => bookingRefusals(next, cell, day, ASKING).length === 0);
    return place !== undefined && possible(base, book, [...placed, place]);
  });
}

describe('every proposed series', () => {
  it('passes the rules of a person’s booking, block by block', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const random = randomFrom(seed);
        const book = clinicBook(busyClinic(random));
        const base = randomSeries(random);
        const { blocks } = proposeSeries(base, randomWish(random), book, ASKING);
        const slots = blocks.flatMap(({ slot }) => slot ?? []);
        const indices = blocks.map(({ blockIndex }) => blockIndex);
        slots.forEach((slot, at) => {
          const bookingCase = caseOfBlock({ base, indices }, at, slots.slice(0, at));
          expect(bookingRefusals(bookingCase, slot, book.day(slot.date), ASKING)).toEqual([]);
          expect(intervalRefusals(bookingCase, slot.date)).toEqual([]);
          expect(slot.bayId === null).toBe(bookingCase.recoveryMinutes === 0);
        });
        for (const { alternatives, slot, blockIndex } of blocks)
          for (const other of slot === null ? [] : alternatives) {
            const at = indices.indexOf(blockIndex);
            const bookingCase = caseOfBlock({ base, indices }, at, slots.slice(0, at));
            expect(bookingRefusals(bookingCase, other, book.day(other.date), ASKING)).toEqual([]);
          }
      }),
      { numRuns: 300 },
    );
  });

  it('is whole exactly when trying every day finds a whole one', () => {
    let whole = 0;
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const random = randomFrom(seed);
        const book = clinicBook(busyClinic(random));
        const base = randomSeries(random);
        const { complete } = proposeSeries(base, randomWish(random), book, ASKING);
        if (complete) whole += 1;
        expect(complete).toBe(possible(base, book));
      }),
      { numRuns: 60 },
    );
    // Both answers occur, or this proves nothing.
    expect(whole).toBeGreaterThan(5);
    expect(whole).toBeLessThan(55);
  });
});
