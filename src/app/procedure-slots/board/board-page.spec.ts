import type { EntityChange } from '#contract/live';
import type { Booking } from '#domain/booking/booking';
import type { Role } from '#domain/people/roles';
import {
  aBay,
  aBooking,
  aClinic,
  aPatient,
  aPhysician,
  aProcedureType,
  aReferral,
  aRoom,
  aSession,
} from '#domain/testing/builders';
import { TestKey } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { TestBed } from '@angular/core/testing';
import { withComponentInputBinding, provideRouter } from '@angular/router';
import { Notices } from '../../shared/notices/notices';
import { Desk } from '../../shared/testing/desk';
import { clockActions } from '../../state/clock.actions';
import { signInActions } from '../../state/sign-in.actions';
import routes from '../procedure-slots.routes';
import { BoardPageHarness } from '../testing/board-page-harness';

const MONDAY = '2026-09-14';
const NOW = '2026-09-07T08:00:00.000Z';
const WAITING = aReferral({ id: 'referral-3', patientId: 'patient-3', decision: 'accepted' });
const PEREZ = aPatient({ id: 'patient-3', familyName: 'Perez', givenName: 'Ana' });

async function open(
  roles: readonly [Role] = ['coordinator'],
  { at = `/board/${MONDAY}`, waiting = WAITING, sessions = [aSession()] } = {},
) {
  const desk = new Desk({
    roles,
    now: NOW,
    cases: [],
    providers: [
      provideRouter([{ path: 'board', loadChildren: () => routes }], withComponentInputBinding()),
    ],
    also: {
      resources: [aRoom(), aRoom({ id: 'room-2', name: 'Room 2' }), aPhysician(), aBay()],
      sessions,
      procedureTypes: [aProcedureType()],
      patients: [aPatient(), PEREZ],
      referrals: [aReferral({ decision: 'accepted', bookingsStanding: 1 }), waiting],
      bookings: [aBooking()],
    },
  });
  const router = await RouterTestingHarness.create(at);
  const page = await TestbedHarnessEnvironment.loader(router.fixture).getHarness(BoardPageHarness);
  return { desk, page, router };
}

const changed = (entity: 'booking' | 'hold', body: { id: string; version: number }, seq = 900) =>
  ({ seq, entity, id: body.id, version: body.version, byName: '', at: NOW, body }) as EntityChange;
const answerWith = (booking: Booking) => ({
  status: 201,
  body: { changes: [changed('booking', booking)] },
});

describe('The board', () => {
  it('shows the day’s bookings, and who is ready for one', async () => {
    const { page } = await open();
    expect((await page.blocks()).join()).toContain('Okafor, Grace');
    expect((await page.casesReady()).join()).toContain('Perez, Ana');
  });

  it('tells who moved a booking, from where and why, and marks what was overruled', async () => {
    const stamp = { by: 'person-9', byName: 'Ito, Ken', at: '2026-09-04T08:20:00.000Z' };
    const place = { physicianId: 'physician-1', roomId: 'room-1', durationMinutes: 30 };
    const overrule = { ...stamp, code: 'patient-unavailable', reason: 'Agreed by phone' };
    const { desk, page } = await open(['coordinator'], { at: `/board/${MONDAY}/booking-1` });
    const booking = aBooking({ version: 2, overrules: [overrule] });
    desk.changed(changed('booking', booking));
    desk.answering = () => ({
      status: 200,
      body: {
        events: [
          {
            ...stamp,
            kind: 'moved',
            reason: 'Bus',
            from: { ...place, date: MONDAY, start: 540 },
            to: { ...place, date: MONDAY, start: 570 },
            told: null,
            overrules: [overrule],
          },
        ],
      },
    });
    await page.openHistory();
    await desk.answered();
    const words = await page.words();
    expect(words).toMatch(/Moved from Mon, Sep 14 09:00.* to Mon, Sep 14 09:30/);
    expect(words).toContain('Why: Bus');
    expect(words).toContain('Overruled: patient’s wish (Agreed by phone)');
    expect(words).toMatch(/Ito, Ken, .*09:20/);
    expect((await page.blockNames()).join()).toContain('overruled');
  });

  it('lights up where a case may go, and says why not elsewhere', async () => {
    const { page } = await open();
    expect(await page.legalBands()).toBe(0);
    await page.pick('Perez, Ana');
    expect(await page.legalBands()).toBeGreaterThan(0);
    // 09:30 in room 1, which is taken: 90 of 600 minutes down the first of two columns.
    await page.clickAt(0.25, 90 / 600 + 0.001);
    const reasons = await page.whyNot();
    expect(reasons.length).toBe(3);
    expect(reasons.join(' ')).toContain('Room 1 is taken 09:30–10:10');
  });

  it('holds a legal place while somebody decides, books it, and offers to undo', async () => {
    const { desk, page } = await open();
    desk.answering = ({ url }) =>
      url === '/api/holds'
        ? { status: 200, body: { changes: [] } }
        : answerWith(
            aBooking({
              id: 'booking-3',
              patientId: 'patient-3',
              referralId: 'referral-3',
              start: 660,
            }),
          );
    await page.pick('Perez, Ana');
    await page.clickAt(0.25, 180 / 600 + 0.001);
    await desk.answered();
    expect(desk.asked.map(({ method, url }) => `${method} ${url}`)).toEqual(['PUT /api/holds']);
    expect(await page.words()).toContain('11:00–11:30');
    await page.button('Book');
    await desk.answered();
    expect(desk.asked.at(-1)).toEqual(
      jasmine.objectContaining({
        method: 'POST',
        url: '/api/bookings',
        body: jasmine.objectContaining({
          referralId: 'referral-3',
          start: 660,
          roomId: 'room-1',
          status: 'booked',
        }),
      }),
    );
    expect((await page.blocks()).join()).toContain('Perez, Ana');
    const [notice] = TestBed.inject(Notices).shown();
    expect(notice?.undo).not.toBeNull();
    expect(TestBed.inject(Router).url).toBe(`/board/${MONDAY}`);
  });

  it('says beside the place why it could not be booked', async () => {
    const { desk, page } = await open();
    await page.pick('Perez, Ana');
    await page.button('First legal');
    const refusals = [{ code: 'no-bay-free', minutes: { start: 600, end: 645 } }];
    desk.answering = () => ({ status: 409, body: { refusals } });
    await page.button('Book');
    await desk.answered();
    expect(await page.words()).toContain('No recovery bay is free 10:00–10:45');
  });

  it('moves a booking by keyboard alone: pick up, go, drop', async () => {
    const { desk, page } = await open();
    desk.answering = () => answerWith(aBooking({ start: 660, version: 2 }));
    await page.press(TestKey.HOME, TestKey.PAGE_DOWN, TestKey.PAGE_DOWN, TestKey.PAGE_DOWN);
    expect(await page.here()).toContain('Okafor, Grace');
    await page.press('m', TestKey.PAGE_DOWN, TestKey.PAGE_DOWN, TestKey.PAGE_DOWN);
    expect(await page.here()).toBe('Room 1 11:00: possible');
    await page.press(TestKey.ENTER);
    await desk.answered();
    expect(desk.asked).toEqual([
      jasmine.objectContaining({
        url: '/api/bookings/booking-1/move',
        body: jasmine.objectContaining({ version: 1, start: 660 }),
      }),
    ]);
    expect((await page.blocks()).join()).toContain('11:00');
  });

  it('puts down what was picked up, on Escape', async () => {
    const { desk, page } = await open();
    await page.press(TestKey.HOME, TestKey.PAGE_DOWN, TestKey.PAGE_DOWN, TestKey.PAGE_DOWN, 'm');
    expect(await page.legalBands()).toBeGreaterThan(0);
    await page.press(TestKey.ESCAPE);
    expect(await page.legalBands()).toBe(0);
    expect(desk.asked).toEqual([]);
  });

  it('says why not to the keyboard as well', async () => {
    const { page } = await open();
    await page.pick('Perez, Ana');
    await page.press(TestKey.RIGHT_ARROW);
    expect(await page.here()).toContain('not possible. Room 2 has no session at this time.');
  });

  it('shows a colleague’s hold with their name', async () => {
    const { desk, page } = await open();
    const leg = {
      leg: 'room',
      resourceId: 'room-1',
      date: MONDAY,
      minutes: { start: 660, end: 700 },
    };
    desk.changed(
      changed('hold', {
        ...{
          id: 'hold-2',
          version: 1,
          by: 'person-2',
          byName: 'Jonas Weber',
          tab: 't',
          referralId: 'r',
        },
        ...{ legs: [leg], expiresAt: '2026-09-07T08:03:00.000Z' },
      }),
    );
    expect(await page.words()).toContain('Jonas Weber');
  });

  it('lets a nurse look, and book nothing', async () => {
    const { page } = await open(['nurse']);
    expect(await page.casesReady()).toEqual([]);
    expect((await page.blocks()).length).toBe(1);
  });

  it('keeps the side and the standing that were chosen while the clock goes on', async () => {
    const { desk, page } = await open(['coordinator'], { waiting: { ...WAITING, side: 'both' } });
    const booked = aBooking({ id: 'booking-3', patientId: 'patient-3', referralId: 'referral-3' });
    desk.answering = ({ url }) =>
      url === '/api/holds' ? { status: 200, body: { changes: [] } } : answerWith(booked);
    await page.pick('Perez, Ana');
    await page.button('First legal');
    await desk.answered();
    await page.choose('left');
    await page.choose('Provisional');
    desk.store.dispatch(clockActions.ticked({ now: '2026-09-07T08:00:15.000Z' }));
    await page.button('Book');
    await desk.answered();
    expect(desk.asked.find(({ url }) => url === '/api/bookings')?.body).toEqual(
      jasmine.objectContaining({ side: 'left', status: 'provisional' }),
    );
  });

  it('does not carry “has confirmed” over to the next patient', async () => {
    const { desk, page, router } = await open(['coordinator'], {
      at: `/board/${MONDAY}/booking-1`,
    });
    const next = aBooking({
      ...{ id: 'booking-3', patientId: 'patient-3', referralId: 'referral-3', start: 660 },
    });
    desk.changed(changed('booking', next));
    await page.tick('confirmed');
    await router.navigateByUrl(`/board/${MONDAY}/booking-3`);
    expect(await page.words()).toContain('Perez, Ana');
    expect(await page.isTicked('confirmed')).toBeFalse();
  });

  it('shows the length that is stored, not the one that was refused', async () => {
    const { desk, page } = await open(['coordinator'], { at: `/board/${MONDAY}/booking-1` });
    const refusals = [{ code: 'no-bay-free', minutes: { start: 615, end: 660 } }];
    desk.answering = () => ({ status: 409, body: { refusals } });
    await page.lengthen('20');
    await desk.answered();
    expect(desk.written.map(({ url }) => url)).toEqual(['/api/bookings/booking-1/move']);
    expect(await page.length()).toBe('30');
    desk.answering = () => answerWith(aBooking({ version: 2, durationMinutes: 20 }));
    await page.lengthen('20');
    await desk.answered();
    expect(await page.length()).toBe('20');
  });

  it('looks for a physician’s first legal place on the own list only', async () => {
    const wednesday = { id: 'session-2', date: '2026-09-16' };
    const own = aSession({ ...wednesday, physicianId: 'physician-2', roomId: 'room-2' });
    const { desk, page } = await open(['physician'], { sessions: [aSession(), own] });
    const me = { id: 'person-1', version: 2, name: 'Dr Lena Brandt', email: 'l@harbour.example' };
    desk.store.dispatch(
      signInActions.recognised({
        person: { ...me, roles: ['physician'], physicianId: 'physician-2', active: true },
        clinic: aClinic(),
        acts: [],
      }),
    );
    await page.pick('Perez, Ana');
    await page.button('First legal');
    await desk.answered();
    expect(desk.asked.map(({ body }) => body)).toEqual([
      jasmine.objectContaining({ date: '2026-09-16', physicianId: 'physician-2' }),
    ]);
  });
});
