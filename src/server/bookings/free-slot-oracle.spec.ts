import fc from 'fast-check';
import { askingAt, type Asking, type BookingCase, type Place } from '#domain/booking/booking-case';
import { bookingRefusals } from '#domain/booking/booking-refusals';
import { clinicBook, type BookFacts } from '#domain/booking/clinic-book';
import { firstPlaces, type Wanted } from '#domain/booking/openings';
import type { Session } from '#domain/clinic/clinic';
import { anAsking } from '#domain/testing/booking-builders';
import { scanForPlaces } from '#domain/testing/interval-scan';
import {
  randomCase,
  randomClinic,
  randomFrom,
  RANDOM_MONDAY,
  withAnything,
} from '#domain/testing/random-clinic';
import { addDays, daysFrom } from '#domain/time/clinic-date';
import { MINUTES_PER_DAY } from '#domain/time/minutes';

/** `npm run soak` asks of 100,000. */
const CLINICS = Number(process.env['FREE_SLOT_CLINICS'] ?? 20_000);

interface Search {
  readonly facts: BookFacts;
  readonly bookingCase: BookingCase;
  readonly wanted: Wanted;
  readonly asking: Asking;
  readonly count: number;
}

/** A clinic of one or two days in any state, and somebody who looks for a slot in it. */
function randomSearch(seed: number): Search {
  const random = randomFrom(seed);
  const days = 1 + random(2);
  const facts = withAnything(randomClinic(random, days), random);
  const own = random(3) === 0 ? facts.bookings[random(Math.max(1, facts.bookings.length))] : null;
  const bookingCase: BookingCase = {
    ...randomCase(random),
    sedation: random(2) === 0,
    ...(own && { bookingId: own.id, bayId: own.bayId }),
  };
  const holder = { by: `person-${1 + random(2)}`, tab: `tab-${1 + random(2)}` };
  const base = anAsking({ holder: random(2) === 0 ? holder : null });
  const asking =
    random(3) === 0
      ? {
          ...askingAt('2026-09-07T08:00:00.000Z', 'Europe/London', base.holder),
          today: RANDOM_MONDAY,
          minute: 480 + random(400),
        }
      : base;
  const wanted: Wanted = {
    from: addDays(RANDOM_MONDAY, -random(2)),
    to: addDays(RANDOM_MONDAY, random(3)),
    physicianId: random(4) === 0 ? `physician-${1 + random(3)}` : null,
  };
  return { facts, bookingCase, wanted, asking, count: 1 + random(50) };
}

/** Every cell in and around every session, and all that the rules say about it. */
function askAboutEveryCell({ facts, bookingCase, wanted, asking, count }: Search): Place[] {
  const book = clinicBook(facts);
  const places: Place[] = [];
  for (const date of daysFrom(wanted.from, wanted.to)) {
    const day = book.day(date);
    const sessions = day.sessions.filter(
      (session) => (wanted.physicianId ?? session.physicianId) === session.physicianId,
    );
    const first = Math.min(...sessions.map(({ minutes }) => minutes.start)) - 10;
    const last = Math.max(...sessions.map(({ minutes }) => minutes.end)) + 5;
    for (let start = first; start <= Math.min(last, MINUTES_PER_DAY - 5); start += 5) {
      const asked = new Set<string>();
      const begun = ({ minutes }: Session) => minutes.start <= start && start < minutes.end;
      for (const session of sessions.toSorted((a, b) => Number(begun(b)) - Number(begun(a)))) {
        const { roomId, physicianId, minutes } = session;
        if (start < minutes.start - 10 || start > minutes.end + 5) continue;
        if (asked.has(`${roomId} ${physicianId}`)) continue;
        asked.add(`${roomId} ${physicianId}`);
        const place = { date, start, physicianId, roomId };
        if (bookingRefusals(bookingCase, place, day, asking).length === 0) places.push(place);
        if (places.length === count) return places;
      }
    }
  }
  return places;
}

const written = (places: readonly Place[]): string =>
  places.map((place) => `${place.date} ${place.start} ${place.roomId} ${place.physicianId}`).join();

/** `FREE_SLOT_SEED=` and the number that a failed run printed makes that run again. */
const SEED = Number(process.env['FREE_SLOT_SEED'] ?? Date.now() % 0x7fffffff);

describe('the search for free slots', () => {
  it(`finds what asking the rules about every cell finds, in ${CLINICS} clinics, seed ${SEED}`, () => {
    let found = 0;
    fc.assert(
      fc.property(fc.nat(0x7fffffff), (seed) => {
        const search = randomSearch(seed);
        const { facts, bookingCase, wanted, asking, count } = search;
        const places = firstPlaces(count, bookingCase, clinicBook(facts), wanted, asking);
        found += places.length;
        return written(places) === written(askAboutEveryCell(search));
      }),
      { numRuns: CLINICS, seed: SEED },
    );
    expect(found).toBeGreaterThan(CLINICS);
  }, 300_000);

  it('is what the plain scan of intervals finds, that the bench compares it with', () => {
    fc.assert(
      fc.property(fc.nat(0x7fffffff), (seed) => {
        const { facts, bookingCase, wanted, asking, count } = randomSearch(seed);
        const book = clinicBook(facts);
        const places = firstPlaces(count, bookingCase, book, wanted, asking);
        return written(places) === written(scanForPlaces(count, bookingCase, book, wanted, asking));
      }),
      { numRuns: 2_000, seed: SEED },
    );
  });
});
