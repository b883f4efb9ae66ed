import type { FreeSlots } from '#contract/bookings';
import { askingAt, caseOfReferral } from '#domain/booking/booking-case';
import type { Booking } from '#domain/booking/booking';
import { aReferral, aPatient, aProcedureType } from '#domain/testing/builders';
import { scanForPlaces } from '#domain/testing/interval-scan';
import { randomFrom } from '#domain/testing/random-clinic';
import type { Role } from '#domain/people/roles';
import { lockClinicBook } from '../db/clinic-book.ts';
import { findTheClinic } from '../db/records/clinic.ts';
import {
  aBookableClinic,
  BOOKING_DAY,
  type BookableClinic,
  type BookablePlace,
} from '../testing/a-bookable-clinic.ts';
import { findSlots } from './find-slots.ts';
import { KeptDays } from './kept-days.ts';

const THURSDAY = '2026-09-17';
const DAYS = { from: '2026-09-14', to: '2026-09-25' };

describe('GET /api/slots', () => {
  let bookable: BookableClinic;
  beforeAll(async () => {
    bookable = await aBookableClinic({ rooms: 2, bays: 2 });
    await bookable.addSessions(THURSDAY);
  });
  afterAll(() => bookable.clinic.stop());

  type Query = Record<string, string>;
  const ask = (query: Query, actor = bookable.coordinator) =>
    bookable.clinic.inject(actor, { url: '/api/slots', query: { ...DAYS, ...query } });
  const slots = async (query: Query, actor = bookable.coordinator): Promise<FreeSlots> => {
    const answer = await ask(query, actor);
    expect(answer.statusCode).withContext(answer.body).toBe(200);
    return answer.json<FreeSlots>();
  };
  const book = async (place: BookablePlace): Promise<Booking> => {
    const { referralId } = await bookable.addCase();
    const answer = await bookable.clinic.inject(bookable.coordinator, {
      method: 'POST',
      url: '/api/bookings',
      payload: { referralId, ...place },
    });
    const { changes = [] } = answer.json<{ changes?: { entity: string; body: unknown }[] }>();
    return changes.find(({ entity }) => entity === 'booking')?.body as Booking;
  };

  it('answers what the plain scan finds, in order, as many as were asked for', async () => {
    await book(bookable.place(480));
    await book(bookable.place(600, 2));
    const { referralId, patientId } = await bookable.addCase();
    const { clinic, coordinator } = bookable;
    const expected = await clinic.deps.keep(coordinator, async (db) => {
      const all = [...bookable.rooms, ...bookable.physicians, patientId];
      const dates = [BOOKING_DAY, THURSDAY];
      const theClinic = await findTheClinic(db);
      const book = await lockClinicBook(db, theClinic, dates, all);
      const bookingCase = caseOfReferral({
        patient: aPatient({ id: patientId }),
        referral: aReferral({ id: referralId, patientId, decision: 'accepted' }),
        procedureType: aProcedureType({ id: bookable.procedureTypeId }),
        series: null,
        blocks: [],
      });
      const asking = askingAt(clinic.now, theClinic.zone);
      const wanted = { from: BOOKING_DAY, to: THURSDAY };
      return scanForPlaces(200, bookingCase, book, wanted, asking);
    });
    const brief = (places: FreeSlots['places']) =>
      places.map(({ date, start, roomId }) => `${date} ${start} ${roomId}`).sort();
    const found = await slots({ referralId, limit: '200' });
    expect(found.status).toBe('booked');
    expect(found.places.length).toBe(200);
    const onDay = (places: FreeSlots['places']) =>
      places.filter(({ date }) => date === BOOKING_DAY);
    expect(brief(onDay(found.places))).toEqual(brief(onDay(expected)));
    expect((await slots({ referralId, limit: '3' })).places).toEqual(found.places.slice(0, 3));
    const order = found.places.map(
      ({ date, start }) => `${date} ${String(start).padStart(4, '0')}`,
    );
    expect(order).toEqual([...order].sort());
  });

  it('keeps to one physician, and to the asker’s own hold', async () => {
    const { referralId } = await bookable.addCase();
    const physicianId = bookable.physicians[1] ?? '';
    const { places } = await slots({ referralId, physicianId });
    expect(new Set(places.map((place) => place.physicianId))).toEqual(new Set([physicianId]));
    const [first] = places;
    await bookable.clinic.inject(bookable.coordinator, {
      method: 'PUT',
      url: '/api/holds',
      payload: { tab: 'tab-1', referralId, ...first },
    });
    const query = { referralId, physicianId, limit: '1' };
    expect((await slots(query)).places).not.toEqual(places.slice(0, 1));
    expect((await slots({ ...query, tab: 'tab-1' })).places).toEqual(places.slice(0, 1));
    bookable.clinic.now = '2026-09-14T07:04:00.000Z';
    expect((await slots(query)).places).toEqual(places.slice(0, 1));
  });

  it('lets a booking that may move look through itself', async () => {
    const booking = await book(bookable.place(700));
    const { places } = await slots({ bookingId: booking.id, limit: '200' });
    const { date, start, roomId, physicianId } = booking;
    expect(places).toContain({ date, start, roomId, physicianId });
    await bookable.clinic.sql(
      `insert into visit (clinic_id, booking_id, state) select clinic_id, $1, 'arrived' from clinic`,
      [booking.id],
    );
    await bookable.clinic.sql(
      `insert into visit_step (clinic_id, visit_step_id, booking_id, step, by_person, by_name, at)
       select clinic_id, $1, $1, 'arrived', $1, 'Nia Nurse', now() from clinic`,
      [booking.id],
    );
    const arrived = await ask({ bookingId: booking.id });
    expect(arrived.json<{ refusals: { code: string }[] }>().refusals[0]?.code).toBe(
      'visit-has-begun',
    );
  });

  it('answers after every write as if it had never kept a day', async () => {
    const { clinic, coordinator } = bookable;
    const administrator = await clinic.addActor(['administrator', 'coordinator']);
    const { referralId } = await bookable.addCase();
    const random = randomFrom(4);
    const standing: Booking[] = [];
    const write = async (): Promise<number> => {
      const place = bookable.place(
        480 + random(100) * 5,
        1 + random(2),
        random(2) === 0 ? BOOKING_DAY : THURSDAY,
      );
      const send = async (
        url: string,
        payload: object,
        method: 'POST' | 'PUT' | 'PATCH' = 'POST',
      ) => (await clinic.inject(administrator, { method, url, payload })).statusCode;
      const one = standing[random(Math.max(1, standing.length))];
      const what = random(8);
      if (what < 3 || one === undefined) {
        const made = (await book(place)) as Booking | undefined;
        if (made) standing.push(made);
        return made ? 201 : 409;
      }
      if (what < 5) return send(`/api/bookings/${one.id}/move`, { version: one.version, ...place });
      if (what === 5)
        return send(`/api/bookings/${one.id}/cancel`, { version: one.version, reason: 'Ill' });
      if (what === 6) {
        const hold = { tab: 'tab-2', referralId: one.referralId, bookingId: one.id, ...place };
        return send('/api/holds', hold, 'PUT');
      }
      const minutes = { start: 1020, end: 1050 + random(7) * 5 };
      const { date, roomId, physicianId } = place;
      const session = { date, roomId, physicianId, minutes, weeklyUntil: '2026-09-24' };
      return send('/api/sessions', { ...session, maxCases: 1 });
    };
    let done = 0;
    for (let turn = 0; turn < 40; turn += 1) {
      if ((await write()) < 300) done += 1;
      const query = { ...DAYS, referralId, limit: 200, tab: null };
      const fresh = await clinic.deps.readSnapshot(coordinator, (db) =>
        findSlots(db, new KeptDays(), coordinator, clinic.now, query),
      );
      expect(await slots({ referralId, limit: '200' }))
        .withContext(`turn ${turn}`)
        .toEqual(fresh);
    }
    expect(done).toBeGreaterThan(12);
  });

  it('follows bays that go out of service and come back', async () => {
    const empty = await aBookableClinic();
    const { clinic } = empty;
    const { referralId } = await empty.addCase();
    const administrator = await clinic.addActor(['administrator']);
    const placesLeft = async () => {
      const query = { ...DAYS, referralId };
      const answer = await clinic.inject(empty.coordinator, { url: '/api/slots', query });
      return answer.json<FreeSlots>().places.length;
    };
    const bays = (active: string | null) =>
      Promise.all(
        empty.bays.map(async (bayId, index) => {
          const [bay] = await clinic.sql<{ version: number }>(
            'select version from resource where resource_id = $1',
            [bayId],
          );
          const name = `Bay ${index + 1}`;
          const answer = await clinic.inject(administrator, {
            method: 'PUT',
            url: `/api/resources/${bayId}`,
            payload: { version: bay?.version, name, shortName: `B${index}`, activeTo: active },
          });
          expect(answer.statusCode).withContext(answer.body).toBe(200);
        }),
      );
    expect(await placesLeft()).toBeGreaterThan(0);
    await bays('2026-09-15');
    expect(await placesLeft()).toBe(0);
    await bays(null);
    expect(await placesLeft()).toBeGreaterThan(0);
    await clinic.stop();
  });

  const rows: readonly [Role, number][] = [
    ['coordinator', 200],
    ['physician', 200],
    ['nurse', 200],
    ['administrator', 403],
    ['display', 403],
  ];
  for (const [role, status] of rows)
    it(`answers a ${role} with ${status}`, async () => {
      const { referralId } = await bookable.addCase();
      const answer = await ask({ referralId }, await bookable.clinic.addActor([role]));
      expect(answer.statusCode).toBe(status);
    });

  it('answers nobody who is not signed in', async () => {
    const { referralId } = await bookable.addCase();
    const url = '/api/slots';
    const answer = await bookable.clinic.inject(null, { url, query: { ...DAYS, referralId } });
    expect(answer.statusCode).toBe(401);
  });

  const faults: readonly [string, Query, number][] = [
    ['a referral that is not there', { referralId: '00000000-0000-4000-8000-000000000000' }, 404],
    ['a booking that is not there', { bookingId: '00000000-0000-4000-8000-000000000000' }, 404],
    ['neither of the two', {}, 400],
    [
      'days in the wrong order',
      { referralId: '00000000-0000-4000-8000-000000000000', to: '2026-09-01' },
      400,
    ],
  ];
  for (const [name, query, status] of faults)
    it(`refuses ${name}`, async () => {
      expect((await ask(query)).statusCode).toBe(status);
    });

  it('shows physicians the places on their own list alone', async () => {
    const { clinic, physicians } = bookable;
    const { referralId } = await bookable.addCase();
    const physicianId = physicians[0] ?? '';
    const physician = await clinic.addActor(['physician'], { physicianId });
    const fresh = new KeptDays();
    const query = { ...DAYS, referralId, limit: 20, tab: null };
    const { places } = await clinic.deps.readSnapshot(physician, (db) =>
      findSlots(db, fresh, physician, clinic.now, query),
    );
    expect(places.length).toBe(20);
    expect(new Set(places.map((place) => place.physicianId))).toEqual(new Set([physicianId]));
  });
});
