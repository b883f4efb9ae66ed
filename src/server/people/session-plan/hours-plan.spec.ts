import type { PlanPreview, SeenBooking } from '#contract/session-plan';
import type { EntityChange } from '#contract/live';
import type { Booking } from '#domain/booking/booking';
import type { OpeningHours } from '#domain/clinic/clinic';
import type { Actor } from '#domain/people/person';
import type { Refusal } from '#domain/refusal';
import {
  aBookableClinic,
  BOOKING_DAY,
  brokenPromises,
  type BookableClinic,
} from '../../testing/a-bookable-clinic.ts';

interface Answer {
  readonly status: number;
  readonly changes: readonly EntityChange[];
  readonly refusals: readonly Refusal[];
}

/** Monday to Friday from 08:00. */
const openUntil = (end: number): OpeningHours => {
  const open = { start: 480, end };
  return { 1: open, 2: open, 3: open, 4: open, 5: open };
};

describe('opening hours and bays under bookings that stand', () => {
  let bookable: BookableClinic;
  let administrator: Actor;
  beforeEach(async () => {
    bookable = await aBookableClinic();
    administrator = await bookable.clinic.addActor(['administrator']);
  });
  afterEach(async () => {
    expect(await brokenPromises(bookable)).toEqual([]);
    await bookable.clinic.stop();
  });

  const post = async (actor: Actor, url: string, payload: object): Promise<Answer> => {
    const answer = await bookable.clinic.inject(actor, { method: 'POST', url, payload });
    const { changes = [], refusals = [] } = answer.json<Partial<Answer>>();
    return { status: answer.statusCode, changes, refusals };
  };
  const save = (change: object, seen: readonly SeenBooking[] = []) =>
    post(administrator, '/api/session-plan', { change, seen });
  const preview = async (change: object): Promise<PlanPreview> => {
    const url = '/api/session-plan/preview';
    const request = { method: 'POST', url, payload: { change } } as const;
    return (await bookable.clinic.inject(administrator, request)).json<PlanPreview>();
  };
  const book = async (start: number, room = 1): Promise<Answer> => {
    const { referralId } = await bookable.addCase();
    return post(bookable.coordinator, '/api/bookings', {
      referralId,
      ...bookable.place(start, room),
    });
  };
  const booked = async (start: number): Promise<Booking> => {
    const answer = await book(start);
    expect(answer.refusals).toEqual([]);
    const change = answer.changes.find(({ entity }) => entity === 'booking');
    return change?.body as Booking;
  };
  const strandedNow = async (): Promise<PlanPreview['stranded']> => {
    const url = '/api/bookings/stranded';
    const answer = await bookable.clinic.inject(bookable.coordinator, { method: 'GET', url });
    return answer.json<PlanPreview>().stranded;
  };
  const hours = (end: number, version = 1) => ({
    ...{ kind: 'change-clinic', version, name: 'Quay Pain Clinic' },
    openingHours: openUntil(end),
  });
  const bay = (over: object) => ({
    ...{ kind: 'change-resource', resourceId: bookable.bays[0], version: 1 },
    ...{ name: 'Bay 1', shortName: 'B1', activeTo: null },
    ...over,
  });

  it('closes earlier only for who has seen whom that strands, and strands just those', async () => {
    await booked(540);
    const late = await booked(960);
    const { stranded, ...counts } = await preview(hours(1020));
    expect(counts).toEqual({ made: 0, changed: 0, gone: 0 });
    expect(stranded.map(({ bookingId, refusals }) => [bookingId, refusals])).toEqual([
      [late.id, [{ code: 'recovery-past-closing', ends: 1035, closes: 1020 }]],
    ]);
    expect(await strandedNow()).toEqual([]);
    expect((await save(hours(1020))).refusals).toEqual([
      { code: 'bookings-stranded', bookings: 1, first: BOOKING_DAY },
    ]);
    const older = [{ bookingId: late.id, version: late.version + 1 }];
    expect((await save(hours(1020), older)).status).toBe(409);
    expect((await save(hours(1020), stranded)).status).toBe(200);
    expect(await strandedNow()).toEqual(stranded);
    expect((await save(hours(1080, 2))).status).toBe(200);
    expect(await strandedNow()).toEqual([]);
  });

  it('saves by the clinic’s own address alike, and a new name asks about nobody', async () => {
    const { id: bookingId, version } = await booked(960);
    const put = async (payload: object) => {
      const request = { method: 'PUT', url: '/api/clinic', payload } as const;
      return (await bookable.clinic.inject(administrator, request)).statusCode;
    };
    expect(await put({ ...hours(1080), name: 'Harbour Pain Clinic' })).toBe(200);
    expect(await put(hours(1020, 2))).toBe(409);
    expect(await put({ ...hours(1020, 2), seen: [{ bookingId, version }] })).toBe(200);
  });

  it('refuses hours that rest on an old version, before they are saved too', async () => {
    expect((await save(hours(1050))).status).toBe(200);
    expect((await save(hours(1020))).refusals[0]?.code).toBe('stale');
    const again = await post(administrator, '/api/session-plan/preview', { change: hours(1020) });
    expect(again.refusals[0]?.code).toBe('stale');
  });

  it('watches a bay less, and strands who would recover there unwatched', async () => {
    const { id: bookingId } = await booked(570);
    const { stranded } = await preview(bay({ staffed: openUntil(600) }));
    expect(stranded.map((each) => [each.bookingId, each.refusals])).toEqual([
      [bookingId, [{ code: 'no-bay-staffed', minutes: { start: 600, end: 645 } }]],
    ]);
    expect((await save(bay({ staffed: openUntil(600) }))).status).toBe(409);
    expect((await save(bay({ staffed: openUntil(600) }), stranded)).status).toBe(200);
    expect(await strandedNow()).toEqual(stranded);
    const other = await booked(660);
    expect(other.bayId).toBe(bookable.bays[1] ?? '');
  });

  it('takes a bay out of service with whoever would recover in it shown first', async () => {
    const { id: bookingId } = await booked(570);
    const retired = bay({ activeTo: '2026-09-15' });
    const { stranded } = await preview(retired);
    expect(stranded.map((each) => [each.bookingId, each.refusals[0]?.code])).toEqual([
      [bookingId, 'resource-away'],
    ]);
    expect((await save(retired)).status).toBe(409);
    expect((await save(retired, stranded)).status).toBe(200);
    expect(await strandedNow()).toEqual(stranded);
  });

  it('lets a late booking and an earlier closing at the same moment never both win', async () => {
    for (let turn = 1; turn <= 12; turn += 1) {
      const [booking, closing] = await Promise.all([book(960), save(hours(1020, turn * 2 - 1))]);
      expect([booking, closing].filter(({ status }) => status < 300).length).toBe(1);
      expect(await strandedNow()).toEqual([]);
      await bookable.clinic.sql('delete from occupancy');
      await bookable.clinic.sql('delete from booking');
      await bookable.clinic.sql(`update clinic set version = $1, opening_hours = $2`, [
        turn * 2 + 1,
        JSON.stringify(openUntil(1080)),
      ]);
    }
  });

  it('lets a booking and the end of the bay’s watch at the same moment never both win', async () => {
    await bookable.clinic.sql(`delete from resource where resource_id = $1`, [bookable.bays[1]]);
    for (let turn = 1; turn <= 12; turn += 1) {
      const change = bay({ staffed: openUntil(600), version: turn * 2 - 1 });
      const [booking, unwatched] = await Promise.all([book(570), save(change)]);
      expect([booking, unwatched].filter(({ status }) => status < 300).length).toBe(1);
      expect(await strandedNow()).toEqual([]);
      await bookable.clinic.sql('delete from occupancy');
      await bookable.clinic.sql('delete from booking');
      await bookable.clinic.sql(
        `update resource set version = $1, staffed = $2 where resource_id = $3`,
        [turn * 2 + 1, JSON.stringify(openUntil(1080)), bookable.bays[0]],
      );
    }
  });
});
