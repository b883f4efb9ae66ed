import type { EntityChange, Snapshot } from '#contract/live';
import type { Booking } from '#domain/booking/booking';
import { aProcedureType, aReferral, aStamp } from '#domain/testing/builders';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { Desk } from '../../shared/testing/desk';
import routes from '../procedure-slots.routes';
import { aBigClinic } from '../testing/big-clinic';

const MONDAY = '2026-09-14';
const NOW = '2026-09-07T08:00:00.000Z';
const MOST_NODES = 900;
const WEEK = ['2026-09-14', '2026-09-15', '2026-09-16', '2026-09-17', '2026-09-18'];

/** The board in a window of 1440 × 900, as it is beside the rail. */
async function open(at: string, also: Partial<Snapshot>) {
  const desk = new Desk({
    roles: ['coordinator'],
    now: NOW,
    cases: [],
    providers: [
      provideRouter([{ path: 'board', loadChildren: () => routes }], withComponentInputBinding()),
    ],
    also: { procedureTypes: [aProcedureType()], referrals: [aReferral()], ...also },
  });
  const router = await RouterTestingHarness.create();
  const frame = router.fixture.nativeElement as HTMLElement;
  frame.style.cssText = 'position:fixed;inset:0 auto auto 0;width:1220px;height:850px';
  await router.navigateByUrl(at);
  const page = frame.querySelector<HTMLElement>('g-board-page');
  if (page === null) throw new Error('There is no board');
  page.style.height = '850px';
  await router.fixture.whenStable();
  return { desk, frame, stable: () => router.fixture.whenStable() };
}

/** The elements of bookings, marks or curves in which anything was changed, by what they stand for. */
async function changedBy(root: Element, work: () => Promise<unknown>): Promise<string[]> {
  const records: MutationRecord[] = [];
  const seen = new MutationObserver((more) => records.push(...more));
  const all = { subtree: true, childList: true, attributes: true, characterData: true };
  seen.observe(root, all);
  await work();
  records.push(...seen.takeRecords());
  const nodes = records.flatMap(({ target, addedNodes, removedNodes }) => {
    const moved = [...addedNodes, ...removedNodes].filter((node) => node instanceof Element);
    return moved.length > 0 ? moved : [target];
  });
  seen.disconnect();
  const elements = nodes.map((node) => (node instanceof Element ? node : node.parentElement));
  const names = elements.map(
    (element) =>
      element?.closest<HTMLElement>('[data-id]')?.dataset['id'] ??
      element?.closest('g-bay-curve, [role=grid]')?.localName ??
      element?.localName ??
      '',
  );
  return [...new Set(names)];
}

const changed = (body: Booking): EntityChange => ({
  seq: 900,
  entity: 'booking',
  id: body.id,
  version: body.version,
  byName: '',
  at: NOW,
  body,
});

const confirmed = { ...aStamp(), how: 'phone', confirmed: true } as const;

describe('The drawing of the board', () => {
  it('is under 900 nodes for a day of 40 rooms with 15 bookings each', async () => {
    const clinic = aBigClinic(40, [MONDAY]);
    expect(clinic.bookings.length).toBe(600);
    const { frame } = await open(`/board/${MONDAY}`, clinic);
    expect(frame.querySelectorAll('a.block').length).toBeGreaterThan(100);
    expect(frame.querySelectorAll('g-slot-board *').length).toBeLessThan(MOST_NODES);
  });

  it('is under 900 nodes for a week of 24 rooms with 1,800 bookings', async () => {
    const clinic = aBigClinic(24, WEEK);
    expect(clinic.bookings.length).toBe(1800);
    const { frame } = await open(`/board/${MONDAY}?view=week`, clinic);
    expect(frame.querySelectorAll('g-week-lane i').length).toBeGreaterThan(200);
    expect(frame.querySelectorAll('g-week-board *').length).toBeLessThan(MOST_NODES);
  });

  it('shows a day of 12 rooms without scrolling sideways, beside the list or a booking', async () => {
    const clinic = aBigClinic(12, [MONDAY]);
    const { frame, stable } = await open(`/board/${MONDAY}`, clinic);
    // What a window of 1440 leaves beside the rail.
    frame.style.width = '1365px';
    const board = () => frame.querySelector('g-slot-board') as HTMLElement;
    expect(board().scrollWidth).toBe(board().clientWidth);
    frame.querySelector<HTMLElement>('a.block')?.click();
    await stable();
    expect(frame.querySelector('g-booking-detail')).not.toBeNull();
    expect(board().scrollWidth).toBe(board().clientWidth);
    expect(frame.querySelectorAll('g-board-column').length).toBe(12);
  });

  it('draws what is scrolled to, and no longer what was left', async () => {
    const { frame, stable } = await open(`/board/${MONDAY}`, aBigClinic(40, [MONDAY]));
    const names = () =>
      [...frame.querySelectorAll('g-board-column')].map((each) => each.getAttribute('aria-label'));
    expect(names()).toContain('Room 1');
    expect(names()).not.toContain('Room 40');
    const board = frame.querySelector('g-slot-board');
    board?.scrollTo({ left: 10_000 });
    board?.dispatchEvent(new Event('scroll'));
    await stable();
    expect(names()).toContain('Room 40');
    expect(names()).not.toContain('Room 1');
  });

  it('touches one element when one booking of a day changes', async () => {
    const clinic = aBigClinic(40, [MONDAY]);
    const { desk, frame, stable } = await open(`/board/${MONDAY}`, clinic);
    const booking = clinic.bookings[20] as Booking;
    const told = { ...confirmed, date: booking.date, start: booking.start };
    const touched = await changedBy(frame.querySelector('g-slot-board') as Element, async () => {
      desk.changed(changed({ ...booking, version: 2, told, status: 'provisional' }));
      await stable();
    });
    expect(touched).toEqual([booking.id]);
  });

  it('touches one element when one booking of a week moves within its lane', async () => {
    const clinic = aBigClinic(24, WEEK);
    const { desk, frame, stable } = await open(`/board/${MONDAY}?view=week`, clinic);
    const booking = clinic.bookings[20] as Booking;
    const touched = await changedBy(frame.querySelector('g-week-board') as Element, async () => {
      desk.changed(changed({ ...booking, version: 2, start: booking.start + 5 }));
      await stable();
    });
    expect(touched).toEqual([booking.id]);
  });
});
