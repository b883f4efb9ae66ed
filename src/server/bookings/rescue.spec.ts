import { randomUUID } from 'node:crypto';
import type { RescueBody } from '#contract/bookings';
import {
  aBookableClinic,
  BOOKING_DAY,
  brokenPromises,
  type BookableClinic,
} from '../testing/a-bookable-clinic.ts';

describe('rescuing a day', () => {
  let bookable: BookableClinic;

  beforeEach(async () => {
    bookable = await aBookableClinic({ rooms: 2 });
  });
  afterEach(() => bookable.clinic.stop());

  const book = async (start: number, room = 1): Promise<string> => {
    const { referralId } = await bookable.addCase();
    const answer = await bookable.clinic.inject(bookable.coordinator, {
      method: 'POST',
      url: '/api/bookings',
      payload: { referralId, ...bookable.place(start, room) },
    });
    expect(answer.statusCode).toBe(201);
    const { changes } = answer.json<{ changes: { entity: string; id: string }[] }>();
    return changes.find(({ entity }) => entity === 'booking')?.id ?? '';
  };
  const absence = (over: Partial<RescueBody['absence']> = {}): RescueBody['absence'] => ({
    date: BOOKING_DAY,
    resourceId: bookable.physicians[0] ?? '',
    from: null,
    reason: 'Ill',
    ...over,
  });
  const rescue = (payload: RescueBody, actor = bookable.coordinator) =>
    bookable.clinic.inject(actor, { method: 'POST', url: '/api/rescue', payload });
  const codes = (answer: Awaited<ReturnType<typeof rescue>>) =>
    answer.json<{ refusals: { code: string }[] }>().refusals.map(({ code }) => code);
  const rows = () =>
    bookable.clinic.sql<{ booking_id: string; version: number; physician_id: string }>(
      `select booking_id, version, physician_id from booking order by start_minute`,
    );
  const closures = () => bookable.clinic.sql(`select reason from closure`);

  it('records the absence and moves everybody beside, in one change', async () => {
    const [one, other] = [await book(540), await book(600)];
    const answer = await rescue({
      absence: absence(),
      moves: [
        { bookingId: one, version: 1, ...bookable.place(540, 2) },
        { bookingId: other, version: 1, ...bookable.place(600, 2) },
      ],
      left: [],
    });
    expect(answer.statusCode).toBe(201);
    const changed = answer.json<{ changes: { entity: string }[] }>().changes;
    expect(changed.map(({ entity }) => entity)).toContain('closure');
    expect((await rows()).map((row) => row.physician_id)).toEqual([
      bookable.physicians[1] ?? '',
      bookable.physicians[1] ?? '',
    ]);
    expect(await closures()).toEqual([{ reason: 'Ill' }]);
    expect(await brokenPromises(bookable)).toEqual([]);
  });

  it('does nothing at all when one of them may not be moved so', async () => {
    const [one, other] = [await book(540), await book(600)];
    await book(600, 2);
    const answer = await rescue({
      absence: absence(),
      moves: [
        { bookingId: one, version: 1, ...bookable.place(540, 2) },
        { bookingId: other, version: 1, ...bookable.place(600, 2) },
      ],
      left: [],
    });
    expect(answer.statusCode).toBe(409);
    expect(codes(answer)).toContain('resource-taken');
    expect((await rows()).every(({ version }) => version === 1)).toBe(true);
    expect(await closures()).toEqual([]);
  });

  it('places nobody with whoever is away', async () => {
    const one = await book(540);
    const moves = [{ bookingId: one, version: 1, ...bookable.place(660, 1) }];
    expect(codes(await rescue({ absence: absence(), moves, left: [] }))).toContain('resource-away');
  });

  it('is refused when a booking changed, or came in, after the list was made', async () => {
    const one = await book(540);
    const moves = [{ bookingId: one, version: 1, ...bookable.place(540, 2) }];
    const stale = moves.map((move) => ({ ...move, version: 0 }));
    expect(codes(await rescue({ absence: absence(), moves: stale, left: [] }))).toEqual(['stale']);
    const late = await book(780);
    expect(codes(await rescue({ absence: absence(), moves, left: [] }))).toEqual([
      'absence-strands-bookings',
    ]);
    expect((await rescue({ absence: absence(), moves, left: [late] })).statusCode).toBe(201);
  });

  it('takes the rest of a day out of the sessions, and leaves what was before', async () => {
    const [before, after] = [await book(540), await book(780)];
    const answer = await rescue({
      absence: absence({ from: 720 }),
      moves: [{ bookingId: after, version: 1, ...bookable.place(780, 2) }],
      left: [],
    });
    expect(answer.statusCode).toBe(201);
    const sessions = await bookable.clinic.sql(
      `select upper(minutes) as ends from session where physician_id = $1`,
      [bookable.physicians[0]],
    );
    expect(sessions).toEqual([{ ends: 720 }]);
    const kept = (await rows()).find((row) => row.booking_id === before);
    expect(kept?.physician_id).toBe(bookable.physicians[0] ?? '');
  });

  it('records the rest of a day once more where nothing is left of its sessions', async () => {
    const nothing = { absence: absence({ from: 720 }), moves: [], left: [] };
    expect((await rescue(nothing)).statusCode).toBe(201);
    expect((await rescue(nothing)).statusCode).toBe(201);
    const acts = await bookable.clinic.sql<{ entity: string }>(
      `select entity from audit_event where act = 'record-absence' order by audit_id`,
    );
    expect(acts.map(({ entity }) => entity)).toEqual(['session', 'resource']);
  });

  it('puts the moved ones on the list of those to call, told before or not', async () => {
    const one = await book(540);
    const told = await bookable.clinic.inject(bookable.coordinator, {
      method: 'POST',
      url: `/api/bookings/${one}/told`,
      payload: { version: 1, how: 'phone', confirmed: true },
    });
    expect(told.statusCode).toBe(200);
    const moves = [{ bookingId: one, version: 2, ...bookable.place(570, 2) }];
    expect((await rescue({ absence: absence(), moves, left: [] })).statusCode).toBe(201);
    const lists = await bookable.clinic.sql<{ list: string }>(
      `select list from queue_place join booking using (clinic_id, referral_id)
       where booking_id = $1`,
      [one],
    );
    expect(lists.map(({ list }) => list)).toContain('to-call');
  });

  it('is for coordinators, for a room or a physician, and for days to come', async () => {
    const nurse = await bookable.clinic.addActor(['nurse']);
    const nothing = { absence: absence(), moves: [], left: [] };
    expect((await rescue(nothing, nurse)).statusCode).toBe(403);
    const unknown = absence({ resourceId: randomUUID() });
    expect(codes(await rescue({ ...nothing, absence: unknown }))).toEqual(['not-found']);
    const bay = absence({ resourceId: bookable.bays[0] ?? '' });
    expect(codes(await rescue({ ...nothing, absence: bay }))).toEqual(['not-found']);
    const past = absence({ date: '2026-09-11' });
    expect(codes(await rescue({ ...nothing, absence: past }))).toEqual(['in-the-past']);
    expect((await rescue(nothing)).statusCode).toBe(201);
  });
});
