import type { HoldCellBody } from '#contract/bookings';
import { holdSchema } from '#contract/bookings';
import type { Hold } from '#domain/booking/booking';
import type { Actor } from '#domain/people/person';
import type { Refusal } from '#domain/refusal';
import { addMinutes } from '#domain/time/instant';
import {
  aBookableClinic,
  brokenPromises,
  type BookableCase,
  type BookableClinic,
} from '../testing/a-bookable-clinic.ts';
import { TEST_NOW } from '../testing/test-clinic.ts';

describe('holds', () => {
  let bookable: BookableClinic;
  let colleague: Actor;

  beforeAll(async () => {
    bookable = await aBookableClinic({ rooms: 1, bays: 1 });
    colleague = await bookable.clinic.addActor(['coordinator'], { name: 'Jonas Weber' });
  });
  afterAll(async () => {
    await bookable.clinic.stop();
  });
  beforeEach(async () => {
    bookable.clinic.now = TEST_NOW;
    await bookable.clinic.sql('delete from occupancy');
    await bookable.clinic.sql('delete from hold');
    await bookable.clinic.sql('delete from booking');
  });
  afterEach(async () => {
    expect(await brokenPromises(bookable)).toEqual([]);
  });

  interface Answer {
    changes?: { entity: string; id: string; body: unknown }[];
    refusals?: Refusal[];
  }
  const send = async (
    method: 'POST' | 'PUT' | 'DELETE',
    url: string,
    payload: object | undefined,
    actor = bookable.coordinator,
  ) => {
    const answer = await bookable.clinic.inject(actor, {
      method,
      url,
      ...(payload && { payload }),
    });
    return { status: answer.statusCode, ...(answer.json<Answer>() satisfies Answer) };
  };
  const hold = (
    { referralId }: BookableCase,
    start: number,
    over: Partial<HoldCellBody> = {},
    actor?: Actor,
  ) =>
    send(
      'PUT',
      '/api/holds',
      { tab: 'tab-1', referralId, ...bookable.place(start), ...over },
      actor,
    );
  const book = ({ referralId }: BookableCase, start: number, tab: string | null, actor?: Actor) =>
    send('POST', '/api/bookings', { referralId, ...bookable.place(start), tab }, actor);
  const held = ({ changes }: Answer): Hold =>
    holdSchema.parse(changes?.find(({ entity, body }) => entity === 'hold' && body !== null)?.body);
  const gone = ({ changes }: Answer) =>
    changes?.filter(({ entity, body }) => entity === 'hold' && body === null).map(({ id }) => id);
  const codes = ({ refusals }: Answer) => refusals?.map(({ code }) => code);

  it('keep all legs of the case for as long as the clinic’s rules say', async () => {
    const { legs, expiresAt, byName } = held(await hold(await bookable.addCase(), 570));
    expect(legs.map(({ leg }) => leg)).toEqual(['presence', 'procedure', 'room', 'recovery']);
    expect(expiresAt).toBe(addMinutes(TEST_NOW, 3));
    expect(byName).toBe('Maya Lindqvist');
  });

  it('stand in a colleague’s way with the holder’s name', async () => {
    await hold(await bookable.addCase(), 570);
    const refused = await book(await bookable.addCase(), 570, 'tab-1', colleague);
    expect(refused.status).toBe(409);
    expect(refused.refusals?.[0]).toEqual(
      jasmine.objectContaining({ code: 'resource-taken', heldByName: 'Maya Lindqvist' }),
    );
  });

  it('never block their holder, and are gone once the slot is booked', async () => {
    const referral = await bookable.addCase();
    const { id } = held(await hold(referral, 570));
    const booked = await book(referral, 570, 'tab-1');
    expect(booked.status).toBe(201);
    expect(gone(booked)).toEqual([id]);
    expect(await bookable.clinic.sql('select * from hold')).toEqual([]);
  });

  it('of the same person in another tab do block', async () => {
    await hold(await bookable.addCase(), 570);
    expect((await book(await bookable.addCase(), 570, 'tab-2')).status).toBe(409);
    expect((await book(await bookable.addCase(), 570, null)).status).toBe(409);
  });

  it('never outlive their time', async () => {
    const { id } = held(await hold(await bookable.addCase(), 570));
    bookable.clinic.now = addMinutes(TEST_NOW, 3);
    const booked = await book(await bookable.addCase(), 570, 'tab-9', colleague);
    expect(booked.status).toBe(201);
    expect(gone(booked)).toEqual([id]);
  });

  it('follow their tab: one at a time, and on renewal a later end', async () => {
    const referral = await bookable.addCase();
    const first = held(await hold(referral, 570));
    bookable.clinic.now = addMinutes(TEST_NOW, 2);
    const renewed = await hold(referral, 570);
    expect(gone(renewed)).toEqual([first.id]);
    expect(held(renewed).expiresAt).toBe(addMinutes(TEST_NOW, 5));
    await hold(referral, 700);
    const rows = await bookable.clinic.sql(
      'select lower(minutes) as at from occupancy where leg = $1',
      ['room'],
    );
    expect(rows).toEqual([{ at: 700 }]);
  });

  it('can be let go by their holder and by nobody else', async () => {
    const { id } = held(await hold(await bookable.addCase(), 570));
    const byColleague = await send('DELETE', `/api/holds/${id}`, undefined, colleague);
    expect([byColleague.status, byColleague.changes]).toEqual([200, []]);
    expect((await bookable.clinic.sql('select * from hold')).length).toBe(1);
    expect(gone(await send('DELETE', `/api/holds/${id}`, undefined))).toEqual([id]);
    expect((await bookable.clinic.sql('select * from occupancy')).length).toBe(0);
    expect((await send('DELETE', `/api/holds/${id}`, undefined)).status).toBe(200);
  });

  it('are refused where the place is taken, and not for what may be overruled', async () => {
    await book(await bookable.addCase(), 570, null);
    expect(codes(await hold(await bookable.addCase(), 570))).toEqual([
      'resource-taken',
      'resource-taken',
      'no-bay-free',
    ]);
    // The turnover would end after the session: a coordinator may overrule that.
    const bookedLate = await hold(await bookable.addCase(), 985);
    expect(bookedLate.status).toBe(200);
  });

  it('of a booking that may move take only what it does not take already', async () => {
    const referral = await bookable.addCase();
    const { changes } = await book(referral, 570, null);
    const bookingId = changes?.find(({ entity }) => entity === 'booking')?.id ?? '';
    const { legs } = held(await hold(referral, 580, { bookingId }));
    expect(legs.map(({ leg, minutes }) => [leg, minutes.start])).toEqual([
      ['procedure', 600],
      ['room', 610],
      ['presence', 645],
      ['recovery', 645],
    ]);
    const moved = await send('POST', `/api/bookings/${bookingId}/move`, {
      version: 1,
      ...bookable.place(580),
      tab: 'tab-1',
    });
    expect(moved.status).toBe(200);
    expect(await bookable.clinic.sql('select * from hold')).toEqual([]);
  });

  it('are not for nurses before the day', async () => {
    const nurse = await bookable.clinic.addActor(['nurse']);
    expect((await hold(await bookable.addCase(), 570, {}, nurse)).status).toBe(403);
  });
});
