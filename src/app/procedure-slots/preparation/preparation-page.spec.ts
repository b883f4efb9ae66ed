import type { EntityChange } from '#contract/live';
import type { Booking } from '#domain/booking/booking';
import { preparationSheet } from '#domain/booking/preparation-sheet';
import type { Role } from '#domain/people/roles';
import {
  aBooking,
  aClinic,
  aPatient,
  aPhysician,
  aProcedureType,
  aReferral,
  aStamp,
} from '#domain/testing/builders';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { Desk } from '../../shared/testing/desk';
import routes from '../procedure-slots.routes';
import { PreparationHarness } from '../testing/preparation-harness';

const NOW = '2026-09-07T08:00:00.000Z';
const plan = {
  decision: 'stop',
  stopDays: 3,
  restartHours: null,
  decided: aStamp(),
  prescriberAgreed: null,
} as const;
const referral = aReferral({ version: 4, antithrombotics: [{ drug: 'apixaban', ...plan }] });
const patient = aPatient({ version: 2, interpreterNeeded: true, language: 'pl' });

const printOf = (booking: Booking) => ({
  id: 'print-1',
  bookingId: booking.id,
  bookingVersion: booking.version,
  ...aStamp({ at: '2026-09-07T08:20:00.000Z' }),
  sheet: preparationSheet({
    booking,
    referral,
    patient,
    procedureType: aProcedureType(),
    physician: aPhysician(),
    clinic: aClinic(),
    today: '2026-09-07',
  }),
});

async function open(role: Role = 'coordinator', booking = aBooking(), prints: object[] = []) {
  const desk = new Desk({
    roles: [role],
    now: NOW,
    cases: [],
    providers: [
      provideRouter([{ path: 'board', loadChildren: () => routes }], withComponentInputBinding()),
    ],
    also: {
      resources: [aPhysician()],
      procedureTypes: [aProcedureType()],
      patients: [patient],
      referrals: [referral],
      bookings: [booking],
    },
    reading: ({ method }) => (method === 'GET' ? { status: 200, body: { prints } } : null),
  });
  const router = await RouterTestingHarness.create('/board/preparation/booking-1');
  const loader = TestbedHarnessEnvironment.loader(router.fixture);
  const page = await loader.getHarness(PreparationHarness);
  await desk.answered();
  return { desk, page };
}

describe('The page of a preparation sheet', () => {
  let printed: jasmine.Spy<() => void>;
  beforeEach(() => {
    printed = spyOn(window, 'print');
  });

  it('tells the patient in plain words what to do, and of no stop that nobody agreed to', async () => {
    const { page } = await open();
    const words = await page.says();
    for (const said of [
      'Okafor, Grace',
      '09:00',
      'Harbour Pain Clinic',
      'Lumbar sympathetic block, left side',
      'Dr Ines Okonjo',
      'go home at about 10:45',
      'An adult must take you home. Ask somebody to be here by 10:45.',
      'Eat and drink as usual.',
      'Do not stop any medicine; we will call you.',
      'apixaban: do not stop it.',
      'interpreter: Polish',
    ])
      expect(words).toContain(said);
    expect(words).not.toContain('last dose');
    expect(await page.note()).toBe('Not printed yet.');
  });

  it('records the print of what is shown, and only then prints', async () => {
    const { desk, page } = await open();
    desk.answering = () => {
      expect(printed).not.toHaveBeenCalled();
      return { status: 201, body: { changes: [], print: printOf(aBooking()) } };
    };
    await page.print();
    await desk.answered();
    expect(desk.written.map(({ url, body }) => [url, body])).toEqual([
      ['/api/bookings/booking-1/prints', { version: 1, referralVersion: 4, patientVersion: 2 }],
    ]);
    expect(printed).toHaveBeenCalledTimes(1);
    expect(await page.note()).toMatch(/^Printed Mon.* 09:20 by Maya Lindqvist$/);
  });

  it('prints nothing that could not be recorded, and says why', async () => {
    const { desk, page } = await open();
    desk.answering = () => ({
      status: 409,
      body: { refusals: [{ code: 'booking-not-standing' }] },
    });
    await page.print();
    await desk.answered();
    expect(printed).not.toHaveBeenCalled();
    expect(await page.words()).toContain('cancelled');
  });

  it('says what the paper that went out has otherwise', async () => {
    const { desk, page } = await open('coordinator', aBooking(), [printOf(aBooking())]);
    expect(await page.note()).not.toContain('Changed');
    const body = aBooking({ version: 2, start: 600 });
    const change = { seq: 900, entity: 'booking', id: body.id, version: 2, byName: '', at: NOW };
    desk.changed({ ...change, body } as EntityChange);
    expect(await page.note()).toContain(
      'Changed since it was printed: arrival 09:00 → 09:30; start 09:30 → 10:00; home 10:45 → 11:15. Print again.',
    );
  });

  it('is read, not printed, by whoever may not tell the patient', async () => {
    const { page } = await open('administrator');
    expect(await page.mayPrint()).toBeFalse();
  });

  it('is not printed once the booking is cancelled', async () => {
    const cancelled = { ...aStamp(), reason: 'Flu' };
    const { page } = await open('nurse', aBooking({ status: 'cancelled', cancelled }));
    expect(await page.mayPrint()).toBeFalse();
    expect(await page.says()).toContain('This appointment is cancelled. Do not come.');
  });
});
