import { changesSchema } from '#contract/changes';
import { bookingSchema } from '#contract/bookings';
import type { BookSlotBody, MoveBookingBody } from '#contract/bookings';
import type { Booking } from '#domain/booking/booking';
import type { Actor } from '#domain/people/person';
import type { Refusal } from '#domain/refusal';
import {
  aBookableClinic,
  BOOKING_DAY,
  brokenPromises,
  type BookableCase,
  type BookableClinic,
} from '../testing/a-bookable-clinic.ts';

describe('bookings', () => {
  let bookable: BookableClinic;

  beforeAll(async () => {
    bookable = await aBookableClinic({ rooms: 2, bays: 1 });
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

  const post = async (url: string, payload: object, actor: Actor = bookable.coordinator) => {
    const answer = await bookable.clinic.inject(actor, { method: 'POST', url, payload });
    const body: { changes?: { entity: string; body: unknown }[]; refusals?: Refusal[] } =
      answer.json();
    return { status: answer.statusCode, body, refusals: body.refusals ?? [] };
  };
  const codes = ({ refusals }: { refusals: readonly Refusal[] }) =>
    refusals.map(({ code }) => code);
  const bookingOf = ({ body }: Awaited<ReturnType<typeof post>>): Booking => {
    const change = body.changes?.find(({ entity }) => entity === 'booking');
    return bookingSchema.parse(change?.body);
  };
  const book = (
    { referralId }: BookableCase,
    start: number,
    over: Partial<BookSlotBody> = {},
    actor?: Actor,
  ) => post('/api/bookings', { referralId, ...bookable.place(start), ...over }, actor);
  const booked = async (start: number, over: Partial<BookSlotBody> = {}) =>
    bookingOf(await book(await bookable.addCase(), start, over));
  const move = (booking: Booking, start: number, over: Partial<MoveBookingBody> = {}) =>
    post(`/api/bookings/${booking.id}/move`, {
      version: booking.version,
      ...bookable.place(start),
      ...over,
    });

  it('takes physician, room, bay and patient together', async () => {
    const referral = await bookable.addCase();
    const answer = await book(referral, 570);
    expect(answer.status).toBe(201);
    expect(() => changesSchema.parse(answer.body)).not.toThrow();
    expect(bookingOf(answer)).toEqual(
      jasmine.objectContaining({
        ...referral,
        ...bookable.place(570),
        side: 'left',
        levels: ['L3'],
        status: 'booked',
        bayId: bookable.bays[0] ?? null,
        version: 1,
      }),
    );
    const kinds = answer.body.changes?.map(({ entity }) => entity);
    expect(kinds).toEqual(['booking', 'referral']);
    const [audit] = await bookable.clinic.sql<{ act: string; patient_id: string }>(
      'select act, patient_id from audit_event order by audit_id desc limit 1',
    );
    expect(audit).toEqual({ act: 'book', patient_id: referral.patientId });
    const legs = await bookable.clinic.sql(`select leg, minutes::text from occupancy order by leg`);
    expect(legs).toEqual([
      { leg: 'presence', minutes: '[540,645)' },
      { leg: 'procedure', minutes: '[570,600)' },
      { leg: 'recovery', minutes: '[600,645)' },
      { leg: 'room', minutes: '[570,610)' },
    ]);
  });

  it('says everything that is in the way, with when it is free', async () => {
    await booked(570);
    const refused = await book(await bookable.addCase(), 570);
    expect(refused.status).toBe(409);
    expect(refused.refusals).toEqual([
      {
        code: 'resource-taken',
        leg: 'procedure',
        resourceId: bookable.physicians[0] ?? '',
        minutes: { start: 570, end: 600 },
        freeFrom: 600,
        heldByName: null,
      },
      {
        code: 'resource-taken',
        leg: 'room',
        resourceId: bookable.rooms[0] ?? '',
        minutes: { start: 570, end: 610 },
        freeFrom: 610,
        heldByName: null,
      },
      { code: 'no-bay-free', minutes: { start: 600, end: 645 } },
    ]);
  });

  it('books no referral twice, and no patient in two places', async () => {
    const first = await bookable.addCase();
    await book(first, 570);
    expect(codes(await book(first, 700))).toEqual(['referral-already-booked']);
    const other = await bookable.addCase({ patientId: first.patientId });
    const elsewhere = bookable.place(630, 2);
    expect(codes(await book(other, 630, elsewhere))).toEqual(['resource-taken']);
    expect((await book(other, 700, bookable.place(700, 2))).status).toBe(201);
  });

  it('counts the blocks of a running series', async () => {
    const referral = await bookable.addCase();
    await bookable.addSeries(referral);
    const thursday = bookable.place(600, 1, '2026-09-17');
    await bookable.addSessions('2026-09-17');
    const first = bookingOf(await book(referral, 570));
    expect(first.blockIndex).toBe(1);
    const second = { ...thursday, status: 'provisional' as const };
    expect(codes(await book(referral, 600, second))).toEqual(['interval-too-short']);
    expect(codes(await book(referral, 600, thursday))).toEqual([
      'series-undecided',
      'interval-too-short',
    ]);
    const physician = await bookable.clinic.addActor(['coordinator', 'physician']);
    const overrules = [{ code: 'interval-too-short', reason: 'Going away for a month' }];
    const overruled = bookingOf(await book(referral, 600, { ...second, overrules }, physician));
    expect(overruled.blockIndex).toBe(2);
    expect(overruled.overrules).toEqual([
      jasmine.objectContaining({ ...overrules[0], by: physician.personId }),
    ]);
  });

  it('moves a booking over its own old minutes and keeps it the same booking', async () => {
    const booking = await booked(570);
    const moved = bookingOf(await move(booking, 580, { reason: 'Bus' }));
    expect(moved).toEqual(jasmine.objectContaining({ id: booking.id, start: 580, version: 2 }));
    const [audit] = await bookable.clinic.sql<{ reason: string; detail: object }>(
      'select reason, detail from audit_event order by audit_id desc limit 1',
    );
    expect(audit?.reason).toBe('Bus');
    expect(audit?.detail).toEqual(
      jasmine.objectContaining({ from: jasmine.objectContaining({ start: 570 }) }),
    );
  });

  it('lengthens a booking where there is room, and never over thirty minutes', async () => {
    const booking = await booked(570, { durationMinutes: 10 });
    const longer = bookingOf(await move(booking, 570, { durationMinutes: 25 }));
    expect(longer.durationMinutes).toBe(25);
    expect((await move(longer, 570, { durationMinutes: 35 })).status).toBe(400);
  });

  it('refuses a move based on an old version, and says who changed it', async () => {
    const booking = await booked(570);
    await move(booking, 580);
    const stale = await move(booking, 600);
    expect(stale.status).toBe(409);
    expect(stale.refusals[0]).toEqual(
      jasmine.objectContaining({
        code: 'stale',
        basedOn: 1,
        current: 2,
        changedByName: 'Maya Lindqvist',
        changed: ['start'],
      }),
    );
  });

  it('swaps two bookings, or neither', async () => {
    const early = await booked(500);
    const late = await booked(700);
    const swap = (one: Booking, other: Booking) =>
      post('/api/bookings/swap', {
        bookings: [one, other].map(({ id, version }) => ({ id, version })),
      });
    expect((await swap(early, early)).status).toBe(400);
    expect((await swap(early, late)).status).toBe(200);
    const stale = await swap(early, late);
    expect(codes(stale)).toEqual(['stale', 'stale']);
    const rows = await bookable.clinic.sql(
      'select booking_id, start_minute from booking order by start_minute',
    );
    expect(rows).toEqual([
      { booking_id: late.id, start_minute: 500 },
      { booking_id: early.id, start_minute: 700 },
    ]);
  });

  it('cancels with a reason and frees every minute to come', async () => {
    const booking = await booked(570);
    const url = `/api/bookings/${booking.id}/cancel`;
    expect((await post(url, { version: 1, reason: ' ' })).status).toBe(400);
    const cancelled = bookingOf(await post(url, { version: 1, reason: 'Ill' }));
    expect(cancelled.cancelled?.reason).toBe('Ill');
    expect(await bookable.clinic.sql('select * from occupancy')).toEqual([]);
    expect(codes(await post(url, { version: 2, reason: 'Ill' }))).toEqual(['booking-not-standing']);
    expect((await book(await bookable.addCase(), 570)).status).toBe(201);
  });

  it('confirms a provisional booking once its red flag is resolved', async () => {
    const referral = await bookable.addCase();
    await bookable.clinic.sql(
      `insert into red_flag (clinic_id, red_flag_id, referral_id, kind, raised)
       values ($1, gen_random_uuid(), $2, 'suspected-dvt', '{}')`,
      [bookable.clinic.clinicId, referral.referralId],
    );
    expect(codes(await book(referral, 570))).toEqual(['red-flag-unresolved']);
    const { id } = bookingOf(await book(referral, 570, { status: 'provisional' }));
    const confirm = () => post(`/api/bookings/${id}/confirm`, { version: 1 });
    expect(codes(await confirm())).toEqual(['red-flag-unresolved']);
    await bookable.clinic.sql(
      `update red_flag set resolved = '{"resolution":"Doppler clear"}' where referral_id = $1`,
      [referral.referralId],
    );
    expect(bookingOf(await confirm()).status).toBe('booked');
  });

  it('is for coordinators, for a physician’s own list, and on the day for nurses', async () => {
    const own = bookable.physicians[0];
    const { clinic } = bookable;
    const physician = await clinic.addActor(['physician'], { physicianId: own ?? '' });
    const nurse = await clinic.addActor(['nurse']);
    const administrator = await clinic.addActor(['administrator']);
    const referral = await bookable.addCase();
    for (const nobody of [nurse, administrator]) {
      const refused = await book(referral, 570, {}, nobody);
      expect([refused.status, ...codes(refused)]).toEqual([403, 'not-permitted']);
    }
    expect((await book(referral, 570, bookable.place(570, 2), physician)).status).toBe(403);
    const booking = bookingOf(await book(referral, 570, {}, physician));
    const byNurse = ({ id, version }: Booking, date: string) =>
      post(`/api/bookings/${id}/move`, { version, ...bookable.place(660, 1, date) }, nurse);
    expect((await byNurse(booking, BOOKING_DAY)).status).toBe(403);
    const today = '2026-09-14';
    await bookable.addSessions(today);
    const onTheDay = await booked(600, bookable.place(600, 1, today));
    expect((await byNurse(onTheDay, today)).status).toBe(200);
    expect((await byNurse({ ...onTheDay, version: 2 }, BOOKING_DAY)).status).toBe(403);
  });

  it('answers a dry run with the same refusals and keeps nothing', async () => {
    const { referralId } = await bookable.addCase();
    const ask = (start: number) =>
      post('/api/bookings/refusals', { referralId, ...bookable.place(start) });
    expect([(await ask(570)).status, ...codes(await ask(570))]).toEqual([200]);
    expect(codes(await ask(1005))).toEqual(['outside-session']);
    expect(await bookable.clinic.sql('select * from booking')).toEqual([]);
  });

  it('refuses what is not there, and what is no time of the grid', async () => {
    const unknown = '00000000-0000-4000-8000-000000000000';
    const nowhere = await post('/api/bookings', { referralId: unknown, ...bookable.place(570) });
    expect([nowhere.status, ...codes(nowhere)]).toEqual([404, 'not-found']);
    expect((await book(await bookable.addCase(), 571)).status).toBe(400);
    expect((await book(await bookable.addCase(), 570, { roomId: unknown })).refusals).toEqual([
      jasmine.objectContaining({ code: 'outside-session' }),
    ]);
  });
});
