import { bookingHistorySchema } from '#contract/booking-history';
import { bookingSchema } from '#contract/bookings';
import type { Booking } from '#domain/booking/booking';
import type { Actor } from '#domain/people/person';
import { aBookableClinic, BOOKING_DAY, type BookableClinic } from '../testing/a-bookable-clinic.ts';

describe('the history of a booking', () => {
  let bookable: BookableClinic;

  beforeAll(async () => {
    bookable = await aBookableClinic({ rooms: 2, bays: 2 });
  });
  afterAll(async () => {
    await bookable.clinic.stop();
  });

  const post = async (url: string, payload: object, actor: Actor = bookable.coordinator) => {
    const answer = await bookable.clinic.inject(actor, { method: 'POST', url, payload });
    const body: { changes?: { entity: string; id: string; body: unknown }[] } = answer.json();
    return (body.changes ?? [])
      .filter(({ entity }) => entity === 'booking')
      .map((change): Booking => bookingSchema.parse(change.body));
  };
  const only = ([booking]: readonly Booking[]): Booking => {
    if (booking === undefined) throw new Error('No booking in the answer');
    return booking;
  };
  const booked = async (start: number, overrules: object[] = [], nth = 1, actor?: Actor) => {
    const { referralId } = await bookable.addCase();
    const body = { referralId, ...bookable.place(start, nth), overrules };
    return only(await post('/api/bookings', body, actor));
  };
  const historyOf = async (id: string, actor: Actor = bookable.coordinator) => {
    const url = `/api/bookings/${id}/history`;
    const answer = await bookable.clinic.inject(actor, { method: 'GET', url });
    if (answer.statusCode !== 200) return { status: answer.statusCode, events: [] };
    return { status: 200, ...bookingHistorySchema.parse(answer.json()) };
  };

  it('says who moved it, from where and why, who told the patient, and who cancelled', async () => {
    const first = await booked(570);
    const { id } = first;
    const other = await bookable.clinic.addActor(['coordinator']);
    const told = only(
      await post(`/api/bookings/${id}/told`, { version: 1, how: 'phone', confirmed: true }),
    );
    const moved = only(
      await post(
        `/api/bookings/${id}/move`,
        { version: told.version, ...bookable.place(615), reason: 'Bus' },
        other,
      ),
    );
    // A reschedule keeps what the booking is, and what the patient was told before it.
    expect(moved.id).toBe(id);
    expect(moved.told).toEqual(jasmine.objectContaining({ date: BOOKING_DAY, start: 570 }));
    await post(`/api/bookings/${id}/cancel`, { version: moved.version, reason: 'Flu' });
    const { events } = await historyOf(id);
    expect(
      events.map(({ kind, by, reason, from, to }) => [
        kind,
        by === other.personId,
        reason,
        from?.start,
        to?.start,
      ]),
    ).toEqual([
      ['cancelled', false, 'Flu', undefined, undefined],
      ['moved', true, 'Bus', 570, 615],
      ['told', false, null, undefined, undefined],
      ['placed', false, null, undefined, 570],
    ]);
    expect(events[2]?.told).toEqual({
      how: 'phone',
      date: BOOKING_DAY,
      start: 570,
      arrive: 540,
      physicianId: bookable.place(570).physicianId,
      confirmed: true,
    });
  });

  it('tells a swap in both bookings, each with its own places', async () => {
    const one = await booked(720);
    const other = await booked(780);
    const bookings = [one, other].map(({ id, version }) => ({ id, version }));
    const swapped = await post('/api/bookings/swap', { bookings });
    expect(new Set(swapped.map(({ id }) => id))).toEqual(new Set([one.id, other.id]));
    for (const [{ id }, from, to] of [
      [one, 720, 780],
      [other, 780, 720],
    ] as const) {
      const [event] = (await historyOf(id)).events;
      expect([event?.kind, event?.from?.start, event?.to?.start]).toEqual(['swapped', from, to]);
    }
  });

  it('is for everybody who reads the clinic, and of nothing that is not there', async () => {
    const { id } = await booked(840);
    const { clinic } = bookable;
    const display = await clinic.addActor(['display']);
    expect((await historyOf(id, display)).status).toBe(403);
    expect((await historyOf(id, await clinic.addActor(['nurse']))).status).toBe(200);
    expect((await historyOf('00000000-0000-4000-8000-000000000000')).status).toBe(404);
  });
});
