import { bookingHistorySchema } from '#contract/booking-history';
import { bookingSchema, type BookSlotBody } from '#contract/bookings';
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

const OTHER_PROCEDURE = '5f0f6d5c-8f3e-4a53-9f4e-0d8f2b1c7a11';

describe('undo', () => {
  let bookable: BookableClinic;
  let colleague: Actor;

  beforeAll(async () => {
    bookable = await aBookableClinic({ rooms: 2, bays: 2 });
    colleague = await bookable.clinic.addActor(['coordinator'], { name: 'Jonas Weber' });
  });
  afterAll(async () => {
    await bookable.clinic.stop();
  });
  beforeEach(async () => {
    for (const table of ['occupancy', 'hold', 'booking'])
      await bookable.clinic.sql(`delete from ${table}`);
  });
  afterEach(async () => {
    expect(await brokenPromises(bookable)).toEqual([]);
  });

  const post = async (url: string, payload: object, actor: Actor = bookable.coordinator) => {
    const answer = await bookable.clinic.inject(actor, { method: 'POST', url, payload });
    const body: {
      changes?: { entity: string; id: string; body: unknown }[];
      refusals?: Refusal[];
    } = answer.json();
    const bookings = (body.changes ?? [])
      .filter(({ entity }) => entity === 'booking')
      .map((change): Booking => bookingSchema.parse(change.body));
    return { status: answer.statusCode, bookings, refusals: body.refusals ?? [] };
  };
  type Answer = Awaited<ReturnType<typeof post>>;
  const codes = ({ refusals }: Answer) => refusals.map(({ code }) => code);
  const bookingOf = ({ bookings: [booking], refusals }: Answer): Booking => {
    if (booking === undefined) throw new Error(`Refused: ${JSON.stringify(refusals)}`);
    return booking;
  };
  const book = async (
    { referralId }: BookableCase,
    start: number,
    over: Partial<BookSlotBody> = {},
    actor?: Actor,
  ) =>
    bookingOf(
      await post('/api/bookings', { referralId, ...bookable.place(start), ...over }, actor),
    );
  const booked = async (start: number, over: Partial<BookSlotBody> = {}) =>
    book(await bookable.addCase(), start, over);
  const act = ({ id, version }: Booking, what: string, over: object = {}, actor?: Actor) =>
    post(`/api/bookings/${id}/${what}`, { version, ...over }, actor);
  const move = (booking: Booking, start: number, actor?: Actor) =>
    act(booking, 'move', bookable.place(start), actor);
  const cancel = async (booking: Booking, actor?: Actor) =>
    bookingOf(await act(booking, 'cancel', { reason: 'Ill' }, actor));
  const standAgain = (booking: Booking, actor?: Actor) => act(booking, 'stand-again', {}, actor);
  const swap = (bookings: readonly Booking[], actor?: Actor) =>
    post(
      '/api/bookings/swap',
      { bookings: bookings.map(({ id, version }) => ({ id, version })) },
      actor,
    );
  /** What names the change and who made it. */
  const staleBy = (changed: string[]) => [
    jasmine.objectContaining({ code: 'stale', changedByName: 'Jonas Weber', changed }),
  ];

  describe('of a booking', () => {
    it('cancels it', async () => {
      expect((await cancel(await booked(570))).status).toBe('cancelled');
    });

    it('is refused once a colleague has moved it, naming them and what they changed', async () => {
      const booking = await booked(570);
      await move(booking, 600, colleague);
      const refused = await act(booking, 'cancel', { reason: 'Booking undone' });
      expect(refused.refusals).toEqual(staleBy(['start']));
    });
  });

  describe('of a move', () => {
    it('moves it back', async () => {
      const moved = bookingOf(await move(await booked(570), 700));
      expect(bookingOf(await move(moved, 570)).start).toBe(570);
    });

    it('is refused once a colleague has moved it on', async () => {
      const moved = bookingOf(await move(await booked(570), 700));
      await move(moved, 800, colleague);
      expect((await move(moved, 570)).refusals).toEqual(staleBy(['start']));
    });
  });

  describe('of a cancellation', () => {
    it('makes the same booking stand again, with its bay and what the patient was told', async () => {
      const told = bookingOf(
        await act(await booked(570), 'told', { how: 'phone', confirmed: true }),
      );
      const again = bookingOf(await standAgain(await cancel(told)));
      expect(again).toEqual({ ...told, version: 4 });
      expect(again.told?.confirmed).toBeTrue();
      const url = `/api/bookings/${told.id}/history`;
      const answer = await bookable.clinic.inject(bookable.coordinator, { method: 'GET', url });
      const { events } = bookingHistorySchema.parse(answer.json());
      expect(events.map(({ kind }) => kind)).toEqual([
        'stood-again',
        'cancelled',
        'told',
        'placed',
      ]);
    });

    it('keeps a provisional booking provisional', async () => {
      const cancelled = await cancel(await booked(570, { status: 'provisional' }));
      expect(bookingOf(await standAgain(cancelled)).status).toBe('provisional');
    });

    it('keeps what was overruled, and names it in the history anew', async () => {
      const referral = await bookable.addCase();
      await bookable.clinic.sql(
        `update patient set unavailable = '[{"from":"2026-09-01","to":"2026-09-30","reason":null}]'
         where patient_id = $1`,
        [referral.patientId],
      );
      const overrules = [{ code: 'patient-unavailable', reason: 'Agreed by phone' }];
      const booking = await book(referral, 570, { overrules });
      const again = bookingOf(await standAgain(await cancel(booking)));
      expect(again.overrules).toEqual(booking.overrules);
      const url = `/api/bookings/${booking.id}/history`;
      const answer = await bookable.clinic.inject(bookable.coordinator, { method: 'GET', url });
      const [event] = bookingHistorySchema.parse(answer.json()).events;
      expect([event?.kind, event?.overrules.map(({ reason }) => reason)]).toEqual([
        'stood-again',
        ['Agreed by phone'],
      ]);
    });

    it('is refused where the place was given to somebody else meanwhile', async () => {
      const cancelled = await cancel(await booked(570));
      await book(await bookable.addCase(), 570, {}, colleague);
      expect(new Set(codes(await standAgain(cancelled)))).toEqual(new Set(['resource-taken']));
    });

    it('is refused where the referral was booked anew meanwhile', async () => {
      const referral = await bookable.addCase();
      const cancelled = await cancel(await book(referral, 570));
      await book(referral, 800, {}, colleague);
      expect(codes(await standAgain(cancelled))).toEqual(['referral-already-booked']);
    });

    it('is refused where another procedure was ordered meanwhile', async () => {
      const cancelled = await cancel(await booked(570));
      await bookable.clinic.sql(
        `insert into procedure_type select (jsonb_populate_record(known,
           jsonb_build_object('procedure_type_id', $1::text))).* from procedure_type known limit 1`,
        [OTHER_PROCEDURE],
      );
      await bookable.clinic.sql(
        'update referral set procedure_type_id = $1 where referral_id = $2',
        [OTHER_PROCEDURE, cancelled.referralId],
      );
      expect(codes(await standAgain(cancelled))).toEqual(['procedure-not-ordered']);
    });

    it('is for whoever cancelled, and for nobody else', async () => {
      const cancelled = await cancel(await booked(570), colleague);
      expect((await standAgain(cancelled)).refusals).toEqual([
        { code: 'done-by-another', byName: 'Jonas Weber' },
      ]);
      expect(bookingOf(await standAgain(cancelled, colleague)).status).toBe('booked');
    });

    it('is refused where it stands already, naming who changed it', async () => {
      const booking = await booked(570);
      expect(codes(await standAgain(booking))).toEqual(['nothing-to-undo']);
      const cancelled = await cancel(booking, colleague);
      await standAgain(cancelled, colleague);
      expect((await standAgain(cancelled)).refusals).toEqual(staleBy(['status', 'cancelled']));
    });

    it('is refused once its time has passed', async () => {
      const today = '2026-09-14';
      await bookable.addSessions(today);
      const cancelled = await cancel(await booked(900, bookable.place(900, 1, today)));
      const { clinic } = bookable;
      const before = clinic.now;
      clinic.now = '2026-09-14T15:00:00.000Z';
      const late = await standAgain(cancelled);
      clinic.now = before;
      expect(codes(late)).toEqual(['in-the-past']);
    });

    it('is refused in a series that was paused or ended meanwhile', async () => {
      const referral = await bookable.addCase();
      const seriesId = await bookable.addSeries(referral);
      const cancelled = await cancel(await book(referral, 570));
      const stamp = JSON.stringify({
        ...{ by: colleague.personId, byName: 'Jonas Weber' },
        ...{ at: '2026-09-14T08:00:00.000Z', reason: 'Holiday', until: null },
      });
      const set = (what: string) =>
        bookable.clinic.sql(`update series set ${what} where series_id = $1`, [seriesId]);
      await set(`paused = '${stamp}', state = 'paused'`);
      expect(codes(await standAgain(cancelled))).toEqual(['series-paused']);
      await set(`paused = null, ended = '${stamp}', state = 'stopped'`);
      expect(codes(await standAgain(cancelled))).toEqual(['series-ended']);
      await set(`ended = null, state = 'planned'`);
      expect(bookingOf(await standAgain(cancelled)).blockIndex).toBe(1);
    });

    it('is not for those who may not book on that list', async () => {
      const cancelled = await cancel(await booked(570));
      const nurse = await bookable.clinic.addActor(['nurse']);
      expect((await standAgain(cancelled, nurse)).status).toBe(403);
    });
  });

  describe('of a confirmation', () => {
    const provisional = () => booked(570, { status: 'provisional' });
    const confirm = async (booking: Booking, actor?: Actor) =>
      bookingOf(await act(booking, 'confirm', {}, actor));
    const undo = (booking: Booking, actor?: Actor) => act(booking, 'provisional', {}, actor);

    it('makes it provisional again, at its place', async () => {
      const booking = await provisional();
      const again = bookingOf(await undo(await confirm(booking)));
      expect(again).toEqual({ ...booking, version: 3 });
    });

    it('is refused once a colleague has moved it', async () => {
      const confirmed = await confirm(await provisional());
      await move(confirmed, 600, colleague);
      expect((await undo(confirmed)).refusals).toEqual(staleBy(['start']));
    });

    it('is for whoever confirmed it', async () => {
      const confirmed = await confirm(await provisional(), colleague);
      expect((await undo(confirmed)).refusals).toEqual([
        { code: 'done-by-another', byName: 'Jonas Weber' },
      ]);
    });

    it('is refused where the patient was told, and where nobody confirmed it', async () => {
      const told = bookingOf(
        await act(await confirm(await provisional()), 'told', { how: 'phone', confirmed: false }),
      );
      expect((await undo(told)).refusals).toEqual([
        { code: 'patient-knows-of-it', date: BOOKING_DAY, start: 570 },
      ]);
      expect(codes(await undo(await booked(700)))).toEqual(['nothing-to-undo']);
    });
  });

  describe('of a swap', () => {
    it('swaps back, both or neither', async () => {
      const [early, late] = [await booked(500), await booked(700)];
      const swapped = (await swap([early, late])).bookings;
      const back = (await swap(swapped)).bookings;
      expect(back.map(({ id, start }) => [id, start])).toEqual(
        jasmine.arrayWithExactContents([
          [early.id, 500],
          [late.id, 700],
        ]),
      );
    });

    it('is refused once a colleague has changed one of them', async () => {
      const swapped = (await swap([await booked(500), await booked(700)])).bookings;
      const [one] = swapped;
      if (one === undefined) throw new Error('Nothing was swapped');
      await move(one, 900, colleague);
      expect((await swap(swapped)).refusals).toEqual(staleBy(['start']));
    });
  });
});
