import fc from 'fast-check';
import type { Booking } from '#domain/booking/booking';
import type { BookingCase, Place } from '#domain/booking/booking-case';
import { bookingRefusals } from '#domain/booking/booking-refusals';
import { clinicBook, type BookFacts } from '#domain/booking/clinic-book';
import { legsOf } from '#domain/booking/legs';
import { baysAt, firstLegal, legalPlaces, openingsOf, placesOf } from '#domain/booking/openings';
import { aReferral, aSession } from '#domain/testing/builders';
import { aBook, aCase, anAsking, anotherBooking } from '#domain/testing/booking-builders';
import {
  bookingAt,
  randomCase,
  randomClinic,
  randomFrom,
  RANDOM_MONDAY,
  withBooking,
} from '#domain/testing/random-clinic';
import { addDays, weekdayOf } from '#domain/time/clinic-date';

const STARTS = Array.from({ length: 288 }, (_, step) => step * 5);
const written = ({ date, start, physicianId, roomId }: Place) =>
  [date, String(start).padStart(4, '0'), roomId, physicianId].join(' ');

describe('openings', () => {
  it('are the starts of a session between what is taken', () => {
    const day = aBook({ bookings: [anotherBooking()] }).day(RANDOM_MONDAY);
    // The room is taken 09:30–10:10 and the only bay 10:00–10:45: recovery ends by 10:00 or begins
    // from 10:45; the turnover ends with the session.
    expect(openingsOf(aCase(), day, anAsking())).toEqual([
      {
        sessionId: 'session-1',
        date: '2026-09-14',
        physicianId: 'physician-1',
        roomId: 'room-1',
        starts: [
          { start: 510, end: 530 },
          { start: 615, end: 715 },
        ],
      },
    ]);
  });

  it('are none for a case that may not be booked anywhere', () => {
    const day = aBook().day(RANDOM_MONDAY);
    expect(openingsOf(aCase({ referral: aReferral() }), day, anAsking())).toEqual([]);
    expect(
      firstLegal(
        aCase({ referral: aReferral() }),
        aBook(),
        { from: RANDOM_MONDAY, to: RANDOM_MONDAY },
        anAsking(),
      ),
    ).toBeNull();
  });

  it('today begin with the minute it is', () => {
    const day = aBook().day(RANDOM_MONDAY);
    const starts = openingsOf(aCase(), day, anAsking({ today: RANDOM_MONDAY, minute: 601 }));
    expect(starts[0]?.starts).toEqual([{ start: 605, end: 715 }]);
  });

  describe('the first legal slot', () => {
    const tuesday = addDays(RANDOM_MONDAY, 1);
    const book = aBook({
      sessions: [
        aSession({
          id: 'late',
          roomId: 'room-2',
          physicianId: 'physician-2',
          minutes: { start: 600, end: 720 },
        }),
        aSession({ id: 'early' }),
        aSession({ id: 'tuesday', date: tuesday, minutes: { start: 480, end: 600 } }),
      ],
    });
    const from = addDays(RANDOM_MONDAY, -30);
    const rows: [string, Omit<Parameters<typeof firstLegal>[2], 'from'>, string | null][] = [
      ['is the earliest of all rooms', { to: tuesday }, '2026-09-14 0510 room-1 physician-1'],
      [
        'with one physician',
        { to: tuesday, physicianId: 'physician-2' },
        '2026-09-14 0600 room-2 physician-2',
      ],
      ['in one room', { to: tuesday, roomId: 'room-2' }, '2026-09-14 0600 room-2 physician-2'],
      ['on one weekday', { to: tuesday, weekdays: [2] }, '2026-09-15 0480 room-1 physician-1'],
      ['is none before a date that has none', { to: '2026-09-13' }, null],
    ];
    for (const [name, wanted, place] of rows)
      it(name, () => {
        const found = firstLegal(aCase(), book, { from, ...wanted }, anAsking());
        expect(found === null ? null : written(found)).toBe(place);
      });

    it('comes before the others in order', () => {
      const wanted = { from, to: tuesday };
      const all = [...legalPlaces(aCase(), book, wanted, anAsking())].map(written);
      expect(all.length).toBeGreaterThan(40);
      expect(all.map((place) => place.slice(0, 15))).toEqual(
        all.map((place) => place.slice(0, 15)).sort(),
      );
    });
  });

  describe('of random clinics', () => {
    /** Books random cases where the rules allow it. */
    function fill(facts: BookFacts, random: (below: number) => number, tries: number): BookFacts {
      const asking = anAsking();
      let filled = facts;
      for (let index = 0; index < tries; index += 1) {
        const session = filled.sessions[random(Math.max(1, filled.sessions.length))];
        if (session === undefined) return filled;
        const { date, roomId, physicianId, minutes } = session;
        const place = { date, roomId, physicianId, start: minutes.start + random(40) * 5 };
        const proposed = randomCase(random);
        const day = clinicBook(filled).day(date);
        if (bookingRefusals(proposed, place, day, asking).length > 0) continue;
        const bay = baysAt(proposed, place, day, asking)[0] ?? null;
        filled = withBooking(filled, bookingAt(`booking-${index}`, proposed, place, bay));
      }
      return filled;
    }

    /** Every minute of every leg, spelled out. */
    const minutesTaken = (bookings: readonly Booking[]) =>
      bookings.flatMap((booking) =>
        legsOf(booking).flatMap(({ resourceId, date, minutes }) =>
          STARTS.filter((minute) => minutes.start <= minute && minute < minutes.end).map(
            (minute) => `${date} ${resourceId} ${minute}`,
          ),
        ),
      );

    /** Legality by trying every minute of every leg: slow, and knows nothing of ranges. */
    function bruteForce(facts: BookFacts, proposed: BookingCase, place: Place): boolean {
      const taken = new Set(minutesTaken(facts.bookings));
      const weekday = weekdayOf(place.date);
      const opens = facts.clinic.openingHours[weekday];
      const isAway = (id: string | null) =>
        facts.closures.some(({ date, resourceId }) => date === place.date && resourceId === id) ||
        facts.resources.some(
          (resource) =>
            resource.id === id && resource.activeTo !== null && resource.activeTo < place.date,
        );
      if (opens === undefined || isAway(null)) return false;
      if (isAway(place.roomId) || isAway(place.physicianId)) return false;
      const end = place.start + proposed.durationMinutes;
      const recovered = end + proposed.recoveryMinutes;
      if (place.start < opens.start || recovered > opens.end) return false;
      const session = facts.sessions.find(
        ({ date, roomId, physicianId, minutes }) =>
          date === place.date &&
          roomId === place.roomId &&
          physicianId === place.physicianId &&
          minutes.start <= place.start &&
          end <= minutes.end,
      );
      if (session === undefined || end + proposed.turnoverMinutes > session.minutes.end)
        return false;
      if (session.procedureTypeIds.length > 0) return false;
      const inSession = facts.bookings.filter(
        (booking) =>
          booking.date === place.date &&
          booking.roomId === place.roomId &&
          booking.physicianId === place.physicianId &&
          session.minutes.start <= booking.start &&
          booking.start < session.minutes.end,
      );
      if (session.maxCases !== null && inSession.length >= session.maxCases) return false;
      const bays = facts.resources.filter(
        (resource) =>
          resource.kind === 'bay' &&
          !isAway(resource.id) &&
          (resource.staffed[weekday]?.start ?? 9999) <= end &&
          recovered <= (resource.staffed[weekday]?.end ?? 0),
      );
      const isFree = (bayId: string | null) =>
        minutesTaken([bookingAt('try', proposed, place, bayId)]).every((key) => !taken.has(key));
      return proposed.recoveryMinutes === 0 ? isFree(null) : bays.some((bay) => isFree(bay.id));
    }

    const seeds = fc.nat(0x7fffffff);

    it('never overlap, however they are accepted one after another', () => {
      fc.assert(
        fc.property(seeds, (seed) => {
          const random = randomFrom(seed);
          const { bookings } = fill(randomClinic(random, 2), random, 40);
          const taken = minutesTaken(bookings);
          expect(new Set(taken).size).toBe(taken.length);
        }),
        { numRuns: 60 },
      );
    });

    it('are exactly the cells that nothing refuses, and that brute force finds', () => {
      fc.assert(
        fc.property(seeds, (seed) => {
          const random = randomFrom(seed);
          const facts = fill(randomClinic(random, 1), random, 12);
          const proposed = randomCase(random);
          const asking = anAsking();
          const day = clinicBook(facts).day(RANDOM_MONDAY);
          const cells = facts.sessions.flatMap(({ roomId, physicianId }) =>
            STARTS.map((start): Place => ({ date: RANDOM_MONDAY, start, roomId, physicianId })),
          );
          const distinct = [...new Map(cells.map((cell) => [written(cell), cell])).values()];
          const open = openingsOf(proposed, day, asking).flatMap(placesOf).map(written).sort();
          const allowed = distinct.filter(
            (cell) => bookingRefusals(proposed, cell, day, asking).length === 0,
          );
          expect(open).toEqual(allowed.map(written).sort());
          expect(open).toEqual(
            distinct
              .filter((cell) => bruteForce(facts, proposed, cell))
              .map(written)
              .sort(),
          );
          for (const cell of allowed)
            expect(baysAt(proposed, cell, day, asking).length > 0).toBe(
              proposed.recoveryMinutes > 0,
            );
        }),
        { numRuns: 60 },
      );
    });
  });
});
