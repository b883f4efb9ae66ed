import type { Booking } from '#domain/booking/booking';
import type { Refusal } from '#domain/refusal';
import { randomFrom } from '#domain/testing/random-clinic';
import { placeBookings } from '../db/place-bookings.ts';
import type { NewBooking, Placement } from '../db/placements.ts';
import { done, refused } from '../db/outcome.ts';
import {
  aBookableClinic,
  BOOKING_DAY,
  brokenPromises,
  type BookableClinic,
  type BookablePlace,
} from '../testing/a-bookable-clinic.ts';

const THURSDAY = '2026-09-17';
const times = (count: number) => Array.from({ length: count }, (_, index) => index);

describe('booking races', () => {
  let bookable: BookableClinic;

  beforeAll(async () => {
    bookable = await aBookableClinic({ rooms: 3, bays: 3 });
    await bookable.addSessions(THURSDAY);
    for (const date of ['2026-09-23', '2026-09-30']) await bookable.addSessions(date);
  });
  afterAll(async () => {
    await bookable.clinic.stop();
  });
  beforeEach(async () => {
    await bookable.clinic.sql('delete from occupancy');
    await bookable.clinic.sql('delete from hold');
    await bookable.clinic.sql('delete from booking');
  });
  afterEach(async () => {
    expect(await brokenPromises(bookable)).toEqual([]);
  });

  interface Answer {
    readonly status: number;
    readonly refusals: readonly Refusal[];
    readonly changes: readonly { entity: string; id: string; body: unknown }[];
  }
  const send = async (
    method: 'POST' | 'PUT' | 'DELETE',
    url: string,
    payload?: object,
  ): Promise<Answer> => {
    const answer = await bookable.clinic.inject(bookable.coordinator, {
      method,
      url,
      ...(payload && { payload }),
    });
    const { refusals = [], changes = [] } = answer.json<Partial<Answer>>();
    return { status: answer.statusCode, refusals, changes };
  };
  const book = async (place: BookablePlace, referralId?: string) =>
    send('POST', '/api/bookings', {
      referralId: referralId ?? (await bookable.addCase()).referralId,
      ...place,
    });
  const booked = async (place: BookablePlace): Promise<Booking> => {
    const { changes } = await book(place);
    return changes.find(({ entity }) => entity === 'booking')?.body as Booking;
  };
  const allBooked = async (places: readonly BookablePlace[]) => {
    const bookings: Booking[] = [];
    for (const place of places) bookings.push(await booked(place));
    return bookings;
  };
  const move = ({ id, version }: Pick<Booking, 'id' | 'version'>, place: BookablePlace) =>
    send('POST', `/api/bookings/${id}/move`, { version, ...place });
  const legCount = async () => (await bookable.clinic.sql('select 1 from occupancy')).length;

  /** Everybody got an answer, and whoever lost knows why. */
  function expectClearAnswers(answers: readonly Answer[]): void {
    const unclear = answers.filter(
      ({ status, refusals }) => status > 201 && (status !== 409 || refusals.length === 0),
    );
    expect(unclear).toEqual([]);
  }

  it('32 at once for one slot: one booking and 31 clear refusals', async () => {
    const cases = await bookable.addCases(32);
    const place = bookable.place(570);
    const answers = await Promise.all(cases.map(({ referralId }) => book(place, referralId)));
    expect(answers.filter(({ status }) => status === 201).length).toBe(1);
    const refusals = answers.filter(({ status }) => status === 409);
    expect(refusals.length).toBe(31);
    for (const loser of refusals)
      expect(loser.refusals.map(({ code }) => code)).toContain('resource-taken');
    expect(await legCount()).toBe(4);
    expect((await bookable.clinic.sql('select 1 from booking')).length).toBe(1);
  });

  it('32 slots at once for one referral: one booking', async () => {
    const { referralId } = await bookable.addCase();
    const answers = await Promise.all(
      times(32).map((n) => book(bookable.place(480 + n * 15, 1 + (n % 3)), referralId)),
    );
    expect(answers.filter(({ status }) => status === 201).length).toBe(1);
    expectClearAnswers(answers);
    expect(await legCount()).toBe(4);
  });

  it('32 at once for three bays: never a fourth patient in recovery', async () => {
    await bookable.clinic.sql(
      `insert into session (clinic_id, session_id, physician_id, room_id, date, minutes)
       select clinic_id, gen_random_uuid(), physician_id, room_id, '2026-09-18', minutes
       from session where date = $1`,
      [BOOKING_DAY],
    );
    const cases = await bookable.addCases(32);
    const answers = await Promise.all(
      cases.map(({ referralId }, n) =>
        book(bookable.place(480 + (n % 8) * 5, 1 + (n % 3), '2026-09-18'), referralId),
      ),
    );
    expect(answers.filter(({ status }) => status === 201).length).toBe(3);
    expectClearAnswers(answers);
  });

  it('16 holds at once of one tab: the last one is left', async () => {
    const cases = await bookable.addCases(16);
    const answers = await Promise.all(
      cases.map(({ referralId }, n) =>
        send('PUT', '/api/holds', {
          tab: 'tab-1',
          referralId,
          ...bookable.place(480 + n * 30, 1, n % 2 === 0 ? BOOKING_DAY : THURSDAY),
        }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    expect((await bookable.clinic.sql('select 1 from hold')).length).toBe(1);
    expect(await legCount()).toBe(4);
  });

  it('crossing moves: neither deadlocks, and nobody loses a leg', async () => {
    for (const round of times(8)) {
      const here = bookable.place(480 + round * 50, 1);
      const there = bookable.place(480 + round * 50, 2, THURSDAY);
      const [one, other] = [await booked(here), await booked(there)];
      const answers = await Promise.all([move(one, there), move(other, here)]);
      expect(answers.map(({ status }) => status)).toEqual([409, 409]);
      expectClearAnswers(answers);
    }
  });

  it('moves in a ring towards one free place: each follows only into what was left', async () => {
    const ring = [600, 640, 680, 720].map((start) => bookable.place(start));
    const bookings = await allBooked(ring.slice(0, 3));
    const answers = await Promise.all(
      bookings.map((booking, index) => move(booking, ring[index + 1] ?? bookable.place(0))),
    );
    expect(answers[2]?.status).toBe(200);
    expectClearAnswers(answers);
    expect(await legCount()).toBe(12);
  });

  it('swaps against swaps and moves: each whole or not at all', async () => {
    for (const round of times(6)) {
      const start = 480 + round * 45;
      const bookings = await allBooked([1, 2, 3].map((room) => bookable.place(start, room)));
      const [a, b, c] = bookings.map(({ id, version }) => ({ id, version }));
      const swap = (...pair: unknown[]) => send('POST', '/api/bookings/swap', { bookings: pair });
      const free = bookable.place(start, 1, THURSDAY);
      const answers = await Promise.all([
        swap(a, b),
        swap(b, c),
        swap(c, a),
        move(a ?? { id: '', version: 0 }, free),
      ]);
      expectClearAnswers(answers);
      // Each of the four rests on the versions of at least one other.
      expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(0);
      await bookable.clinic.sql('delete from occupancy');
      await bookable.clinic.sql(`update booking set status = 'cancelled', cancelled = '{}'`);
    }
  });

  it('a whole series against single bookings: all its blocks or none', async () => {
    for (const round of times(6)) {
      const start = 480 + round * 80;
      const dates = [BOOKING_DAY, '2026-09-23', '2026-09-30'];
      const bookable3 = await bookable.addCase();
      await bookable.addSeries(bookable3);
      const rivals = await bookable.addCases(3);
      const series = dates.map((date, index): NewBooking => ({
        referralId: bookable3.referralId,
        place: bookable.place(start, 1, date),
        status: index === 0 ? 'booked' : 'provisional',
        blockIndex: index + 1,
        overrules: [],
      }));
      const wholeSeries = bookable.clinic.deps.write(bookable.coordinator, async (tx) => {
        const act = { act: 'book-series', reason: null, tab: null };
        const outcome = await placeBookings(tx, series, act);
        return outcome.kind === 'placed'
          ? done(outcome.bookings.length)
          : refused(outcome.byPlacement.flat());
      });
      const singles = dates.map((date, index) =>
        book(bookable.place(start + 10, 1, date), rivals[index]?.referralId),
      );
      const [placed, ...answers] = await Promise.all([wholeSeries, ...singles]);
      expectClearAnswers(answers);
      const wins = answers.filter(({ status }) => status === 201).length;
      expect(wins).toBe(placed.kind === 'done' ? 0 : wins);
      const [blocks] = await bookable.clinic.sql<{ count: number }>(
        'select count(*) from booking where referral_id = $1',
        [bookable3.referralId],
      );
      expect(Number(blocks?.count)).toBe(placed.kind === 'done' ? 3 : 0);
    }
  });

  it('rivals wait for each other, and no write ever has to run twice', async () => {
    const { clinic, coordinator } = bookable;
    const places = times(6).flatMap((n) => [
      bookable.place(480 + n * 80, 1),
      bookable.place(480 + n * 80, 2, THURSDAY),
    ]);
    const bookings = await allBooked(places);
    const cases = await bookable.addCases(8);
    let runs = 0;
    const write = (placement: Placement) =>
      clinic.deps.write(coordinator, async (tx) => {
        runs += 1;
        const outcome = await placeBookings(tx, [placement], { act: 'x', reason: null, tab: null });
        return outcome.kind === 'placed' ? done(null) : refused(outcome.byPlacement.flat());
      });
    const moves = bookings.map(({ id, version }, index): Placement => {
      const place = places[index % 2 === 0 ? index + 1 : index - 1] ?? bookable.place(0);
      return { bookingId: id, version, place, overrules: [] };
    });
    const rivals = cases.map(({ referralId }): Placement => {
      return { referralId, place: bookable.place(960, 3), status: 'booked', overrules: [] };
    });
    await Promise.all([...moves, ...rivals].map(write));
    expect(runs).toBe(moves.length + rivals.length);
  });

  for (const seed of [1, 20260914])
    it(`a storm of everything at once, seed ${seed}`, async () => {
      const random = randomFrom(seed);
      const anyPlace = () =>
        bookable.place(
          480 + random(108) * 5,
          1 + random(3),
          random(2) === 0 ? BOOKING_DAY : THURSDAY,
        );
      const cases = await bookable.addCases(24);
      const anyOf = <T>(list: readonly T[]): T | undefined => list[random(list.length)];
      const standing = () =>
        bookable.clinic.deps.read(bookable.coordinator, (db) =>
          db
            .selectFrom('booking')
            .select(['booking_id as id', 'version'])
            .where('status', '<>', 'cancelled')
            .execute(),
        );
      const step = async (): Promise<Answer> => {
        const what = random(10);
        const { referralId = '' } = anyOf(cases) ?? {};
        const place = anyPlace();
        const tab = `tab-${random(4)}`;
        if (what < 4) return send('POST', '/api/bookings', { referralId, ...place, tab });
        if (what === 4) return send('PUT', '/api/holds', { tab, referralId, ...place });
        const bookings = await standing();
        const [one, other] = [anyOf(bookings), anyOf(bookings)];
        if (one === undefined || other === undefined) return book(place, referralId);
        const { id, version } = one;
        if (what < 8) return move(one, place);
        if (what === 8 && other.id !== id)
          return send('POST', '/api/bookings/swap', { bookings: [one, other] });
        return send('POST', `/api/bookings/${id}/cancel`, { version, reason: 'storm' });
      };
      const client = async (): Promise<Answer[]> => {
        const answers: Answer[] = [];
        while (answers.length < 25) answers.push(await step());
        return answers;
      };
      const answers = (await Promise.all(times(16).map(client))).flat();
      expectClearAnswers(answers);
      expect(answers.filter(({ status }) => status <= 201).length).toBeGreaterThan(30);
    }, 60_000);
});
