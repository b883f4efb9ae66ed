import type { Refusal } from '#domain/refusal';
import {
  aBookableClinic,
  BOOKING_DAY,
  brokenPromises,
  type BookableClinic,
} from '../testing/a-bookable-clinic.ts';

describe('the hours in which a bay is watched', () => {
  let bookable: BookableClinic;
  beforeAll(async () => {
    bookable = await aBookableClinic({ rooms: 1, bays: 1 });
  });
  afterAll(async () => {
    await bookable.clinic.stop();
  });

  afterEach(async () => {
    expect(await brokenPromises(bookable)).toEqual([]);
    await bookable.clinic.sql('delete from occupancy');
    await bookable.clinic.sql('delete from booking');
  });

  it('do not end before a recovery that is planned in it', async () => {
    const { clinic, bays, coordinator } = bookable;
    const { referralId } = await bookable.addCase();
    const payload = { referralId, ...bookable.place(570) };
    const booked = await clinic.inject(coordinator, {
      method: 'POST',
      url: '/api/bookings',
      payload,
    });
    expect(booked.statusCode).toBe(201);
    const administrator = await clinic.addActor(['administrator']);
    const watchUntil = async (end: number) => {
      const days = [1, 2, 3, 4, 5].map((day) => [day, { start: 480, end }] as const);
      const answer = await clinic.inject(administrator, {
        method: 'PUT',
        url: `/api/resources/${bays[0] ?? ''}`,
        payload: {
          version: 1,
          name: 'Bay 1',
          shortName: 'B1',
          activeTo: null,
          staffed: Object.fromEntries<{ start: number; end: number }>(days),
        },
      });
      const { refusals = [] } = answer.json<{ refusals?: Refusal[] }>();
      return { status: answer.statusCode, refusals };
    };
    expect((await watchUntil(600)).refusals).toEqual([
      { code: 'bookings-stranded', bookings: 1, first: BOOKING_DAY },
    ]);
    expect((await watchUntil(1080)).status).toBe(200);
  });

  for (const [what, url, body] of [
    ['opening hours', 'clinic', () => ({ name: 'Quay Pain Clinic', openingHours: until(1020) })],
    ['when a bay is watched', 'bay', () => ({ ...BAY, staffed: until(1020) })],
  ] as const)
    it(`are not changed under a booking that is just being placed: ${what}`, async () => {
      const { clinic, bays, coordinator } = bookable;
      const administrator = await clinic.addActor(['administrator']);
      const target =
        url === 'clinic'
          ? { path: '/api/clinic', table: 'clinic', id: clinic.clinicId }
          : { path: `/api/resources/${bays[0] ?? ''}`, table: 'resource', id: bays[0] ?? '' };
      const [row] = await clinic.sql<{ version: number }>(
        `select version from ${target.table} where ${target.table}_id = $1`,
        [target.id],
      );
      const { referralId } = await bookable.addCase();
      // Whoever places a booking has read the hours by the time they wait for the sessions.
      await clinic.sql('begin');
      await clinic.sql('select from session for update');
      const placing = clinic.inject(coordinator, {
        method: 'POST',
        url: '/api/bookings',
        payload: { referralId, ...bookable.place(960) },
      });
      await waiting(1);
      const changing = clinic.inject(administrator, {
        method: 'PUT',
        url: target.path,
        payload: { version: row?.version, ...body() },
      });
      await Promise.race([changing, waiting(2)]);
      await clinic.sql('commit');
      const placed = await placing;
      expect(placed.statusCode).withContext(placed.body).toBe(201);
      const refusals = (await changing).json<{ refusals?: Refusal[] }>().refusals;
      expect(refusals?.map(({ code }) => code)).toEqual(['bookings-stranded']);
    });

  /** Until so many writes stand before a lock. */
  async function waiting(count: number): Promise<void> {
    for (;;) {
      // Within a transaction it shows what it showed first, unless it is told to forget.
      await bookable.clinic.sql('select pg_stat_clear_snapshot()');
      const rows = await bookable.clinic.sql(
        `select from pg_stat_activity
         where datname = current_database() and wait_event_type = 'Lock'`,
      );
      if (rows.length >= count) return;
    }
  }
});

const BAY = { name: 'Bay 1', shortName: 'B1', activeTo: null };

const until = (end: number) =>
  Object.fromEntries([1, 2, 3, 4, 5].map((day) => [day, { start: 480, end }]));
