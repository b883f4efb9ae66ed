import type { EntityChange } from '#contract/live';
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
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { Desk } from '../../shared/testing/desk';
import routes from '../procedure-slots.routes';
import { BoardPageHarness } from '../testing/board-page-harness';

const MONDAY = '2026-09-14';
const NOW = '2026-09-07T08:00:00.000Z';

/** The session of Monday ends at 10:00: of the two bookings, the one at 11:00 is outside. */
async function open(at: string) {
  const ends = aSession({ minutes: { start: 510, end: 600 } });
  const desk = new Desk({
    roles: ['coordinator'],
    now: NOW,
    cases: [],
    providers: [
      provideRouter([{ path: 'board', loadChildren: () => routes }], withComponentInputBinding()),
    ],
    also: {
      resources: [aRoom(), aPhysician(), aBay()],
      sessions: [ends],
      procedureTypes: [aProcedureType()],
      patients: [aPatient(), aPatient({ id: 'patient-3', familyName: 'Perez', givenName: 'Ana' })],
      referrals: [aReferral({ decision: 'accepted', bookingsStanding: 1 })],
      bookings: [
        aBooking({ patientId: 'patient-3', id: 'booking-3' }),
        aBooking({ id: 'booking-1', start: 660 }),
      ],
    },
  });
  const router = await RouterTestingHarness.create(at);
  const page = await TestbedHarnessEnvironment.loader(router.fixture).getHarness(BoardPageHarness);
  const root = router.fixture.nativeElement as HTMLElement;
  return { desk, page, root, router, ends };
}

describe('A booking that has lost its place', () => {
  it('says so in its box, is counted above the board, and is one step away', async () => {
    const { page, root } = await open('/board/2026-09-21');
    const entry = root.querySelector<HTMLAnchorElement>('a.lost');
    expect(entry?.textContent.trim()).toContain('1 to move');
    expect(entry?.getAttribute('aria-label')).toContain('this booking has lost its place');
    expect(entry?.getAttribute('href')).toBe(`/board/${MONDAY}/booking-1`);
    expect(await page.blocks()).toEqual([]);
  });

  it('is told from its neighbours by words and shape, and its detail says what to do', async () => {
    const { page, root } = await open(`/board/${MONDAY}/booking-1`);
    const names = await page.blockNames();
    expect(names.filter((name) => name.includes('has lost its place')).length).toBe(1);
    expect((await page.blocks()).filter((text) => text.includes('needs a move')).length).toBe(1);
    const [marked, ...others] = root.querySelectorAll<HTMLElement>('.block.is-stranded');
    expect(others).toEqual([]);
    expect(getComputedStyle(marked as HTMLElement).borderTopStyle).toBe('double');
    const detail = root.querySelector('g-booking-detail .lost')?.textContent ?? '';
    expect(detail).toContain('session');
    expect(detail).toContain('Move it to a place that is still there');
  });

  it('is no longer marked once its session is as it was, and only it is drawn again', async () => {
    const { desk, root, router, ends } = await open(`/board/${MONDAY}`);
    const boxes = [...root.querySelectorAll('.block')];
    const body = { ...ends, version: 2, minutes: { start: 510, end: 750 } };
    const change = { seq: 900, entity: 'session', id: ends.id, version: 2, byName: '', at: NOW };
    desk.changed({ ...change, body } as EntityChange);
    await router.fixture.whenStable();
    expect(root.querySelector('a.lost')).toBeNull();
    expect(root.querySelector('.is-stranded')).toBeNull();
    expect([...root.querySelectorAll('.block')]).toEqual(boxes);
  });

  it('is counted in its day of the week', async () => {
    const { root } = await open(`/board/${MONDAY}?view=week`);
    expect(root.querySelector('g-week-board .day')?.textContent).toContain('1 to move');
    expect(root.querySelectorAll('g-week-lane .is-stranded').length).toBe(1);
  });
});
