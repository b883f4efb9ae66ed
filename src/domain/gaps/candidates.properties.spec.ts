import fc from 'fast-check';
import { bookingRefusals } from '#domain/booking/booking-refusals';
import { clinicBook, type BookFacts } from '#domain/booking/clinic-book';
import { openingsOf, placesOf } from '#domain/booking/openings';
import type { WaitingCase } from '#domain/gaps/candidate';
import { candidatesFor, compareCandidates } from '#domain/gaps/candidates';
import { gapsOn } from '#domain/gaps/gap';
import { aProcedureType } from '#domain/testing/builders';
import { aGapAsking } from '#domain/testing/gap-builders';
import {
  bookingAt,
  randomCase,
  randomClinic,
  randomFrom,
  RANDOM_MONDAY,
  withBooking,
} from '#domain/testing/random-clinic';
import { MINUTE_STEP } from '#domain/time/minutes';

const ASKING = aGapAsking();
const TYPES = [5, 15, 30].map((durationMinutes, index) =>
  aProcedureType({
    id: ['type-lsb', 'type-other', 'type-short'][index] ?? '',
    durationMinutes,
    turnoverMinutes: index * 5,
    recoveryMinutes: index * 15,
  }),
);

function busy(random: (below: number) => number): BookFacts {
  let facts = randomClinic(random, 1);
  for (let nth = 0; nth < random(6); nth += 1) {
    const other = randomCase(random);
    const openings = openingsOf(other, clinicBook(facts).day(RANDOM_MONDAY), ASKING);
    const places = openings.flatMap(placesOf);
    const place = places[random(Math.max(1, places.length))];
    if (place !== undefined)
      facts = withBooking(facts, bookingAt(`booking-${nth}`, other, place, null));
  }
  return facts;
}

function randomWaiting(random: (below: number) => number, number: number): WaitingCase {
  const bookingCase = randomCase(random);
  const referral = { ...bookingCase.referral, id: `waiting-${number}` };
  return {
    bookingCase: { ...bookingCase, referral },
    present: null,
    shortNotice: random(2) === 0,
    preferredPhysicianId: random(2) === 0 ? `physician-${1 + random(3)}` : null,
    rank: `1|${random(4)}`,
  };
}

describe('candidates of any gap', () => {
  it('are exactly those whom the booking rules let stand there, at their first start', () => {
    let seen = 0;
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const random = randomFrom(seed);
        const day = clinicBook(busy(random)).day(RANDOM_MONDAY);
        const cases = Array.from({ length: 5 }, (_, number) => randomWaiting(random, number));
        for (const gap of gapsOn(day, TYPES, ASKING)) {
          const { fitting, near } = candidatesFor(gap, cases, day, ASKING);
          const found = new Map(
            fitting.map(({ waiting, place }) => [waiting.bookingCase.referral.id, place.start]),
          );
          const { date, physicianId, roomId } = gap;
          const legal = new Map<string, number>();
          for (const { bookingCase } of cases)
            for (let { start } = gap.minutes; start < gap.minutes.end; start += MINUTE_STEP) {
              const place = { date, physicianId, roomId, start };
              if (bookingRefusals(bookingCase, place, day, ASKING).length > 0) continue;
              legal.set(bookingCase.referral.id, start);
              break;
            }
          expect(new Map([...found].sort())).toEqual(new Map([...legal].sort()));
          seen += legal.size;
          const order = compareCandidates(gap, near);
          fitting.forEach(({ waiting }, index) => {
            const next = fitting[index + 1];
            if (next !== undefined) expect(order(waiting, next.waiting)).toBeLessThan(0);
          });
        }
      }),
      { numRuns: 400 },
    );
    expect(seen).toBeGreaterThan(200);
  });

  it('may start at the first minute of a gap, if the patient can', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const random = randomFrom(seed);
        const day = clinicBook(busy(random)).day(RANDOM_MONDAY);
        for (const gap of gapsOn(day, TYPES, ASKING)) {
          const { date, physicianId, roomId, minutes } = gap;
          const place = { date, physicianId, roomId, start: minutes.start };
          const someone = randomCase(random);
          const patient = { id: 'nobody-yet', unavailable: [] };
          const allowed = TYPES.some(
            ({ id, durationMinutes, turnoverMinutes, recoveryMinutes }) =>
              bookingRefusals(
                {
                  ...someone,
                  patient,
                  procedureTypeId: id,
                  durationMinutes,
                  turnoverMinutes,
                  recoveryMinutes,
                },
                place,
                day,
                ASKING,
              ).length === 0,
          );
          expect(allowed).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
  });
});
