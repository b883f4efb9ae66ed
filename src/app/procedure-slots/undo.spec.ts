import type { EntityChange } from '#contract/live';
import type { Booking } from '#domain/booking/booking';
import type { Refusal } from '#domain/refusal';
import {
  aBay,
  aBooking,
  aPatient,
  aPhysician,
  aProcedureType,
  aReferral,
  aRoom,
  aSession,
} from '#domain/testing/builders';
import { TestKey } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { Action } from '@ngrx/store';
import { Notices } from '../shared/notices/notices';
import { Desk } from '../shared/testing/desk';
import { procedureSlotsPageActions as pageActions } from './procedure-slots.actions';
import routes from './procedure-slots.routes';
import { BoardPageHarness } from './testing/board-page-harness';

const MONDAY = '2026-09-14';
const NOW = '2026-09-07T08:00:00.000Z';
const ME = { by: 'person-1', byName: 'Nia Nurse', at: NOW };
const OKAFOR = aBooking();
const PEREZ = aBooking({
  ...{ id: 'booking-3', patientId: 'patient-3', referralId: 'referral-3', start: 660 },
});
const TOLD = { ...ME, how: 'phone', date: MONDAY, start: 570, confirmed: true } as const;

let seq = 900;
const changesOf = (bookings: readonly Booking[]): EntityChange[] =>
  bookings.map((body) => {
    const { id, version } = body;
    return { seq: seq++, entity: 'booking', id, version, byName: '', at: NOW, body };
  });

async function open() {
  const desk = new Desk({
    roles: ['coordinator'],
    now: NOW,
    cases: [],
    providers: [
      provideRouter([{ path: 'board', loadChildren: () => routes }], withComponentInputBinding()),
    ],
    also: {
      resources: [aRoom(), aPhysician(), aBay()],
      sessions: [aSession()],
      procedureTypes: [aProcedureType()],
      patients: [aPatient(), aPatient({ id: 'patient-3', familyName: 'Perez', givenName: 'Ana' })],
      referrals: [
        aReferral({ decision: 'accepted', bookingsStanding: 1 }),
        aReferral({
          ...{ id: 'referral-3', patientId: 'patient-3', decision: 'accepted' },
          bookingsStanding: 1,
        }),
      ],
      bookings: [OKAFOR, PEREZ],
    },
  });
  const router = await RouterTestingHarness.create(`/board/${MONDAY}`);
  const page = await TestbedHarnessEnvironment.loader(router.fixture).getHarness(BoardPageHarness);
  const notices = TestBed.inject(Notices);
  /** What was asked of the server, and what it answers to the next. */
  const last = () => {
    const asked = desk.written.at(-1);
    return [asked?.url, asked?.body];
  };
  const answer = (...bookings: readonly Booking[]): void => {
    const changes = changesOf(bookings);
    desk.answering = () => ({ status: 200, body: { changes } });
  };
  const refuse = (refusal: Refusal): void => {
    desk.answering = () => ({ status: 409, body: { refusals: [refusal] } });
  };
  const done = async (action: Action): Promise<void> => {
    desk.store.dispatch(action);
    await desk.answered();
  };
  const undo = async (): Promise<void> => {
    const notice = notices.shown().findLast((shown) => shown.undo !== null);
    if (notice === undefined) throw new Error('No undo is offered');
    notices.undo(notice);
    await desk.answered();
  };
  const words = (): string =>
    notices
      .shown()
      .flatMap(({ sentences }) => sentences)
      .join(' ');
  return { desk, page, notices, last, answer, refuse, done, undo, words };
}

const stale = (id: string, basedOn: number): Refusal => ({
  ...{ code: 'stale', entity: 'booking', id, basedOn, current: basedOn + 1 },
  ...{ changedByName: 'Jonas Weber', changedAt: NOW, changed: ['start'] },
});
const cancelled = aBooking({
  ...{ version: 2, status: 'cancelled', told: TOLD },
  cancelled: { ...ME, reason: 'Ill', was: 'booked' },
});
const swapped: [Booking, Booking] = [
  { ...OKAFOR, version: 2, start: 660 },
  { ...PEREZ, version: 2, start: 570 },
];

/** Each act, what its undo asks of the server, and what that answers. */
const ACTS: {
  readonly act: string;
  readonly action: Action;
  readonly answer: readonly Booking[];
  readonly url: string;
  readonly body: object;
  readonly undone: readonly Booking[];
}[] = [
  {
    act: 'a booking',
    action: pageActions.bookAsked({
      body: {
        ...{ referralId: 'referral-1', date: MONDAY, start: 570 },
        ...{ roomId: 'room-1', physicianId: 'physician-1' },
      },
    }),
    answer: [OKAFOR],
    url: '/api/bookings/booking-1/cancel',
    body: { version: 1, reason: 'Booking undone' },
    undone: [cancelled],
  },
  {
    act: 'a move',
    action: pageActions.moveAsked({
      from: OKAFOR,
      body: {
        ...{ version: 1, date: MONDAY, start: 800 },
        ...{ roomId: 'room-1', physicianId: 'physician-1' },
      },
    }),
    answer: [aBooking({ version: 2, start: 800 })],
    url: '/api/bookings/booking-1/move',
    body: jasmine.objectContaining({ version: 2, start: 570 }),
    undone: [aBooking({ version: 3 })],
  },
  {
    act: 'a cancellation',
    action: pageActions.cancelAsked({ booking: OKAFOR, reason: 'Ill' }),
    answer: [cancelled],
    url: '/api/bookings/booking-1/stand-again',
    body: { version: 2 },
    undone: [aBooking({ version: 3, told: TOLD })],
  },
  {
    act: 'a confirmation',
    action: pageActions.confirmAsked({ booking: OKAFOR }),
    answer: [aBooking({ version: 2 })],
    url: '/api/bookings/booking-1/provisional',
    body: { version: 2 },
    undone: [aBooking({ version: 3, status: 'provisional' })],
  },
  {
    act: 'a swap',
    action: pageActions.swapAsked({ bookings: [OKAFOR, PEREZ], reason: null }),
    answer: swapped,
    url: '/api/bookings/swap',
    body: jasmine.objectContaining({
      bookings: [
        { id: 'booking-1', version: 2 },
        { id: 'booking-3', version: 2 },
      ],
    }),
    undone: [
      { ...OKAFOR, version: 3 },
      { ...PEREZ, version: 3 },
    ],
  },
];

describe('Undo on the board', () => {
  for (const { act, action, answer: answers, url, body, undone } of ACTS) {
    it(`of ${act} is a command with the version that was written`, async () => {
      const { last, answer, done, undo, words } = await open();
      answer(...answers);
      await done(action);
      answer(...undone);
      await undo();
      expect(last()).toEqual([url, body]);
      expect(words()).not.toContain('changed this booking');
    });

    it(`of ${act} says who changed what meanwhile, where it is refused`, async () => {
      const { answer, refuse, done, undo, words } = await open();
      answer(...answers);
      await done(action);
      refuse(stale('booking-1', 2));
      await undo();
      expect(words()).toMatch(/Jonas Weber changed this booking \(start\) at .*09:00/);
    });
  }

  it('brings back a cancelled booking with what its patient was told', async () => {
    const { page, answer, done, undo, words } = await open();
    answer(cancelled);
    await done(pageActions.cancelAsked({ booking: OKAFOR, reason: 'Ill' }));
    expect((await page.blocks()).join()).not.toContain('Okafor');
    answer(aBooking({ version: 3, told: TOLD }));
    await undo();
    expect((await page.blocks()).join()).toContain('Okafor');
    expect(words()).toMatch(/Okafor, Grace stands again .*09:30, Room 1/);
  });

  it('is not offered for what a patient was told', async () => {
    const { notices, answer, done } = await open();
    answer(aBooking({ version: 2, told: TOLD }));
    await done(pageActions.confirmAsked({ booking: OKAFOR }));
    await done(
      pageActions.tellAsked({
        bookingId: 'booking-1',
        body: { version: 2, how: 'phone', confirmed: true },
      }),
    );
    expect(notices.shown().map(({ undo }) => undo)).toEqual([null, null]);
  });
});

describe('Two bookings on the board', () => {
  const DOWN_TO_OKAFOR = [TestKey.HOME, TestKey.PAGE_DOWN, TestKey.PAGE_DOWN, TestKey.PAGE_DOWN];
  const ON_TO_PEREZ = [TestKey.PAGE_DOWN, TestKey.PAGE_DOWN, TestKey.PAGE_DOWN];

  it('change places by one key', async () => {
    const { desk, page, last, answer, words } = await open();
    answer(...swapped);
    await page.press(...DOWN_TO_OKAFOR, 'm', ...ON_TO_PEREZ, 'x');
    await desk.answered();
    expect(last()).toEqual([
      '/api/bookings/swap',
      jasmine.objectContaining({
        bookings: [
          { id: 'booking-1', version: 1 },
          { id: 'booking-3', version: 1 },
        ],
      }),
    ]);
    expect(words()).toContain('Okafor, Grace and Perez, Ana have changed places');
    expect(await page.legalBands()).toBe(0);
  });

  it('are offered to, when one is put on the other', async () => {
    const { desk, page, notices, last, answer } = await open();
    await page.press(...DOWN_TO_OKAFOR, 'm');
    // 11:00 in the one room: 180 of 600 minutes down.
    await page.clickAt(0.5, 180 / 600 + 0.001);
    const offered = notices.shown().find(({ openWord }) => openWord === 'Swap with Perez, Ana');
    if (offered === undefined) throw new Error('No swap is offered');
    expect(desk.written).toEqual([]);
    answer(...swapped);
    notices.follow(offered);
    await desk.answered();
    expect(last()[0]).toBe('/api/bookings/swap');
  });

  it('are not swapped where one may not stand in the other’s place', async () => {
    const { desk, page, notices, words } = await open();
    // Okafor's ten minutes are followed closely by a third patient: Perez does not fit there.
    const short = { durationMinutes: 10, turnoverMinutes: 0, recoveryMinutes: 0 };
    const bookings = [
      { ...OKAFOR, ...short, version: 2 },
      aBooking({ ...short, id: 'booking-4', patientId: 'patient-4', start: 585 }),
    ];
    desk.changed(...changesOf(bookings));
    await page.press(...DOWN_TO_OKAFOR, 'm', ...ON_TO_PEREZ, 'x');
    await desk.answered();
    expect(desk.written).toEqual([]);
    expect(words()).toContain('is taken');
    expect(notices.shown().map(({ tone }) => tone)).toEqual(['failed']);
  });

  it('are told what a swap needs, where nobody stands', async () => {
    const { page, desk, words } = await open();
    await page.press(...DOWN_TO_OKAFOR, 'm', ...ON_TO_PEREZ, TestKey.PAGE_DOWN, TestKey.PAGE_DOWN);
    await page.press('x');
    expect(desk.written).toEqual([]);
    expect(words()).toContain('Two bookings can be swapped');
  });
});
