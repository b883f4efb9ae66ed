import type { Refusal } from '#domain/refusal';
import { aBookableClinic, BOOKING_DAY, type BookableClinic } from '../testing/a-bookable-clinic.ts';

describe('the hours in which a bay is watched', () => {
  let bookable: BookableClinic;
  beforeAll(async () => {
    bookable = await aBookableClinic({ rooms: 1, bays: 1 });
  });
  afterAll(async () => {
    await bookable.clinic.stop();
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
      { code: 'hours-cut-bookings', bookings: 1, first: BOOKING_DAY },
    ]);
    expect((await watchUntil(1080)).status).toBe(200);
  });
});
