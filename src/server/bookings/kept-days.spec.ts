import type { FreeSlots } from '#contract/bookings';
import type { EntityChange } from '#contract/live';
import type { Visit } from '#domain/visit/visit';
import type { Actor } from '#domain/people/person';
import { aBookableClinic, BOOKING_DAY, type BookableClinic } from '../testing/a-bookable-clinic.ts';

const THURSDAY = '2026-09-17';

describe('the days kept for the search of free slots', () => {
  let bookable: BookableClinic;
  let administrator: Actor;
  let desk: Actor;
  let referralId: string;
  beforeEach(async () => {
    bookable = await aBookableClinic({ rooms: 1 });
    administrator = await bookable.clinic.addActor(['administrator']);
    await bookable.addSessions(THURSDAY);
    ({ referralId } = await bookable.addCase());
    expect(await daysFree()).toEqual([BOOKING_DAY, THURSDAY]);
  });
  afterEach(() => bookable.clinic.stop());

  /** The days with a free place, out of what is kept after the first time. */
  const daysFree = async (): Promise<string[]> => {
    const query = { referralId, from: BOOKING_DAY, to: '2026-09-18', limit: '200' };
    const answer = await bookable.clinic.inject(bookable.coordinator, { url: '/api/slots', query });
    expect(answer.statusCode).withContext(answer.body).toBe(200);
    return [...new Set(answer.json<FreeSlots>().places.map(({ date }) => date))].sort();
  };
  const save = async (change: object): Promise<readonly EntityChange[]> => {
    const url = '/api/session-plan';
    const request = { method: 'POST', url, payload: { change } } as const;
    const answer = await bookable.clinic.inject(administrator, request);
    expect(answer.statusCode).withContext(answer.body).toBe(200);
    return answer.json<{ changes: EntityChange[] }>().changes;
  };

  const post = async (url: string, payload: object): Promise<readonly EntityChange[]> => {
    const request = { method: 'POST', url, payload } as const;
    const answer = await bookable.clinic.inject(desk, request);
    expect(answer.statusCode).withContext(answer.body).toBeLessThan(300);
    return answer.json<{ changes: EntityChange[] }>().changes;
  };
  const isVisit = ({ entity }: EntityChange) => entity === 'visit';
  const isFree = async (start: number): Promise<boolean> => {
    const query = { referralId, from: BOOKING_DAY, to: BOOKING_DAY, limit: '200' };
    const answer = await bookable.clinic.inject(desk, { url: '/api/slots', query });
    return answer.json<FreeSlots>().places.some((place) => place.start === start);
  };

  it('forget a day that is closed, and again when it is opened', async () => {
    const days = { from: THURSDAY, to: THURSDAY, reason: 'Burst pipe' };
    const [closure] = await save({ kind: 'close', resourceId: null, ...days });
    expect(await daysFree()).toEqual([BOOKING_DAY]);
    await save({ kind: 'reopen', closureIds: [closure?.id] });
    expect(await daysFree()).toEqual([BOOKING_DAY, THURSDAY]);
  });

  it('forget a day whose session is taken off, or made from a template', async () => {
    const [session] = await bookable.clinic.sql<{ id: string }>(
      'select session_id as id from session where date = $1',
      [THURSDAY],
    );
    await save({ kind: 'drop-session', sessionId: session?.id, version: 1, reason: 'On leave' });
    expect(await daysFree()).toEqual([BOOKING_DAY]);
    const { roomId, physicianId } = bookable.place(540);
    await save({
      ...{ kind: 'add-template', weekday: 5, everyWeeks: 1, from: '2026-09-18', until: null },
      ...{ roomId, physicianId, minutes: { start: 540, end: 750 } },
    });
    expect(await daysFree()).toEqual([BOOKING_DAY, '2026-09-18']);
  });

  it('forget a day on which a patient is expected again after all', async () => {
    bookable.clinic.now = `${BOOKING_DAY}T07:00:00.000Z`;
    desk = await bookable.clinic.addActor(['coordinator']);
    const other = await bookable.addCase();
    const place = bookable.place(780);
    const [booking] = await post('/api/bookings', { referralId: other.referralId, ...place });
    const steps = `/api/bookings/${booking?.id ?? ''}/steps`;
    const outcome = { step: 'cancelled-on-the-day', reason: 'Has a fever' };
    const visit = (await post(steps, { version: 0, ...outcome })).find(isVisit);
    expect(await isFree(780)).toBe(true);
    const [stamp] = (visit?.body as Visit).steps;
    await post(`${steps}/${stamp?.id ?? ''}/undo`, { version: 1, why: 'Another patient' });
    expect(await isFree(780)).toBe(false);
  });

  it('forget every day when the clinic closes on a weekday', async () => {
    const open = { start: 480, end: 1080 };
    const openingHours = { 1: open, 2: open, 3: open, 5: open };
    await save({ kind: 'change-clinic', version: 1, name: 'Quay Pain Clinic', openingHours });
    expect(await daysFree()).toEqual([BOOKING_DAY]);
  });
});
