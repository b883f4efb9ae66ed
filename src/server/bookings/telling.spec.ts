import { bookingSchema } from '#contract/bookings';
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

describe('What a patient was told', () => {
  let bookable: BookableClinic;

  beforeAll(async () => {
    bookable = await aBookableClinic({ rooms: 2, bays: 1 });
  });
  afterAll(async () => {
    await bookable.clinic.stop();
  });
  beforeEach(async () => {
    await bookable.clinic.sql('delete from occupancy');
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
  const bookingOf = ({ body }: Awaited<ReturnType<typeof post>>): Booking => {
    const change = body.changes?.find(({ entity }) => entity === 'booking');
    return bookingSchema.parse(change?.body);
  };
  const booked = async (start: number, of?: BookableCase): Promise<Booking> => {
    const { referralId } = of ?? (await bookable.addCase());
    return bookingOf(await post('/api/bookings', { referralId, ...bookable.place(start) }));
  };
  const move = ({ id, version }: Booking, to: object) =>
    post(`/api/bookings/${id}/move`, { version, ...to });

  it('keeps what the patient was told, and nobody is told before the prescriber agrees', async () => {
    const referral = await bookable.addCase();
    const stamp = '{"by":"x","byName":"Dr X","at":"2026-09-01T08:00:00.000Z"}';
    await bookable.clinic.sql(
      `insert into antithrombotic_plan (clinic_id, referral_id, drug, decision, stop_days, decided)
       values ($1, $2, 'warfarin', 'stop', 1, $3)`,
      [bookable.clinic.clinicId, referral.referralId, stamp],
    );
    const { id } = await booked(570, referral);
    const nurse = await bookable.clinic.addActor(['nurse']);
    const told = { version: 1, how: 'phone', confirmed: true };
    const tell = () => post(`/api/bookings/${id}/told`, told, nurse);
    expect((await tell()).refusals).toEqual([{ code: 'prescriber-not-agreed', drug: 'warfarin' }]);
    await bookable.clinic.sql(`update antithrombotic_plan set prescriber_agreed = $1`, [stamp]);
    expect(bookingOf(await tell()).told).toEqual(
      jasmine.objectContaining({
        date: BOOKING_DAY,
        start: 570,
        arrive: 540,
        physicianId: bookable.place(570).physicianId,
        how: 'phone',
        confirmed: true,
      }),
    );
  });

  it('calls a patient again whom another physician will treat at the same time', async () => {
    const { id, version, referralId } = await booked(570);
    const told = await post(`/api/bookings/${id}/told`, { version, how: 'phone', confirmed: true });
    const toTell = async () => {
      const [row] = await bookable.clinic.sql<{ row: { toTell: unknown } }>(
        'select queue_row as row from referral where referral_id = $1',
        [referralId],
      );
      return row?.row.toTell ?? null;
    };
    expect(await toTell()).toBeNull();
    const [first, second] = [bookable.place(570).physicianId, bookable.place(570, 2).physicianId];
    expect((await move(bookingOf(told), bookable.place(570, 2))).status).toBe(200);
    expect(await toTell()).toEqual({
      date: BOOKING_DAY,
      start: 570,
      told: {
        date: BOOKING_DAY,
        start: 570,
        arrive: 540,
        otherPhysician: { was: first, now: second },
      },
    });
  });
});
