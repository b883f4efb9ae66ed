import { bookingSchema } from '#contract/bookings';
import { printsSchema, sheetPrintedSchema } from '#contract/prints';
import type { Booking } from '#domain/booking/booking';
import type { Actor } from '#domain/people/person';
import { aBookableClinic, BOOKING_DAY, type BookableClinic } from '../testing/a-bookable-clinic.ts';

describe('a preparation sheet', () => {
  let bookable: BookableClinic;

  beforeAll(async () => {
    bookable = await aBookableClinic({ rooms: 2, bays: 2 });
  });
  afterAll(async () => {
    await bookable.clinic.stop();
  });

  const send = (url: string, payload: object, actor: Actor = bookable.coordinator) =>
    bookable.clinic.inject(actor, { method: 'POST', url, payload });
  const bookingIn = (answer: Awaited<ReturnType<typeof send>>): Booking => {
    const body: { changes: { entity: string; body: unknown }[] } = answer.json();
    return bookingSchema.parse(body.changes.find(({ entity }) => entity === 'booking')?.body);
  };
  const booked = async (start: number): Promise<Booking> => {
    const { referralId } = await bookable.addCase();
    return bookingIn(await send('/api/bookings', { referralId, ...bookable.place(start) }));
  };
  /** As the desk shows them now. */
  const versions = async ({ id }: Booking) => {
    const [row] = await bookable.clinic.sql<{ b: number; r: number; p: number }>(
      `select b.version b, r.version r, p.version p from booking b
       join referral r using (clinic_id, referral_id)
       join patient p on p.clinic_id = b.clinic_id and p.patient_id = b.patient_id
       where b.booking_id = $1`,
      [id],
    );
    return { version: row?.b ?? 0, referralVersion: row?.r ?? 0, patientVersion: row?.p ?? 0 };
  };
  const print = async (booking: Booking, actor?: Actor, over: object = {}) =>
    send(`/api/bookings/${booking.id}/prints`, { ...(await versions(booking)), ...over }, actor);
  const printsOf = async (id: string, actor: Actor = bookable.coordinator) => {
    const url = `/api/bookings/${id}/prints`;
    const answer = await bookable.clinic.inject(actor, { method: 'GET', url });
    return answer.statusCode === 200 ? printsSchema.parse(answer.json()).prints : answer.statusCode;
  };
  const codes = (answer: Awaited<ReturnType<typeof send>>) => {
    const body: { refusals?: { code: string; entity?: string }[] } = answer.json();
    return (body.refusals ?? []).map(({ code, entity }) => [code, entity]);
  };
  const drugOf = (booking: Booking, agreed: boolean) =>
    bookable.clinic.sql(
      `insert into antithrombotic_plan
         (clinic_id, referral_id, drug, decision, stop_days, decided, prescriber_agreed)
       values ($1, $2, 'apixaban', 'stop', 1, $3, $4)`,
      [bookable.clinic.clinicId, booking.referralId, STAMP, agreed ? STAMP : null],
    );
  const STAMP = JSON.stringify({
    by: '00000000-0000-4000-8000-000000000001',
    byName: 'Dr Okonjo',
    at: '2026-09-14T07:00:00.000Z',
  });

  it('is recorded with what it says, of which booking, when and by whom', async () => {
    const booking = await booked(570);
    expect(await printsOf(booking.id)).toEqual([]);
    const answer = await print(booking);
    expect(answer.statusCode).toBe(201);
    const printed = sheetPrintedSchema.parse(answer.json()).print;
    expect([printed.byName, printed.at, printed.bookingVersion]).toEqual([
      'Maya Lindqvist',
      bookable.clinic.now,
      booking.version,
    ]);
    expect(printed.sheet).toEqual(
      jasmine.objectContaining({
        patient: 'Okafor, Grace',
        date: BOOKING_DAY,
        arriveAt: 540,
        side: 'left',
        physician: 'physician 1',
      }),
    );
    const moved = bookingIn(
      await send(`/api/bookings/${booking.id}/move`, { version: 1, ...bookable.place(600) }),
    );
    const again = sheetPrintedSchema.parse((await print(moved)).json()).print;
    // The latest first, and the paper that went out earlier still says what it said.
    expect(await printsOf(booking.id)).toEqual([again, printed]);
    expect([again.sheet.arriveAt, again.bookingVersion]).toEqual([570, 2]);
    const audited = await bookable.clinic.sql(
      `select 1 from audit_event where act = 'print-preparation-sheet' and entity_id = $1`,
      [booking.id],
    );
    expect(audited.length).toBe(2);
  });

  it('says nothing of a stop whose prescriber has not agreed', async () => {
    const [unasked, agreed] = [await booked(660), await booked(720)];
    await drugOf(unasked, false);
    await drugOf(agreed, true);
    const medicines = async (booking: Booking) =>
      sheetPrintedSchema.parse((await print(booking)).json()).print.sheet.medicines;
    expect(await medicines(unasked)).toEqual([{ kind: 'wait', drug: 'apixaban' }]);
    expect(await medicines(agreed)).toEqual([
      {
        kind: 'stop',
        drug: 'apixaban',
        lastDose: '2026-09-14',
        noneFrom: '2026-09-15',
        bridged: false,
      },
    ]);
  });

  it('is not printed of what has changed since the desk read it', async () => {
    const booking = await booked(780);
    for (const [fact, entity] of [
      ['version', 'booking'],
      ['referralVersion', 'referral'],
      ['patientVersion', 'patient'],
    ] as const)
      expect(codes(await print(booking, undefined, { [fact]: 99 }))).toEqual([['stale', entity]]);
    expect(await printsOf(booking.id)).toEqual([]);
  });

  it('is not printed of a booking that is cancelled, or none', async () => {
    const booking = await booked(840);
    await send(`/api/bookings/${booking.id}/cancel`, { version: 1, reason: 'Flu' });
    expect(codes(await print(booking))).toEqual([['booking-not-standing', undefined]]);
    const nowhere = { ...booking, id: '00000000-0000-4000-8000-000000000000' };
    expect((await print(nowhere)).statusCode).toBe(404);
    expect(await printsOf(nowhere.id)).toBe(404);
  });

  it('is for whoever may tell the patient', async () => {
    const booking = await booked(900);
    const { clinic } = bookable;
    for (const [role, prints, reads] of [
      ['nurse', 201, true],
      ['physician', 201, true],
      ['administrator', 403, true],
      ['display', 403, false],
    ] as const) {
      const actor = await clinic.addActor([role]);
      expect((await print(booking, actor)).statusCode)
        .withContext(role)
        .toBe(prints);
      expect(typeof (await printsOf(booking.id, actor)) !== 'number')
        .withContext(role)
        .toBe(reads);
    }
  });
});
