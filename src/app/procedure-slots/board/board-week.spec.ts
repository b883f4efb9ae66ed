import type { Booking } from '#domain/booking/booking';
import { aBooking } from '#domain/testing/builders';
import { LiveAnnouncer } from '@angular/cdk/a11y';
import { TestKey } from '@angular/cdk/testing';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { Notices } from '../../shared/notices/notices';
import { changedBy, MONDAY, openBoard } from '../testing/open-board';

const aRival = (): Booking =>
  aBooking({ id: 'booking-9', patientId: 'patient-3', referralId: 'referral-3', start: 660 });

describe('The week beside the board', () => {
  it('has its own address, and the clinic’s open days side by side', async () => {
    const { root } = await openBoard(`/board/${MONDAY}?view=week`);
    const days = [...root.querySelectorAll('g-week-board .day')];
    expect(days.length).toBe(5);
    expect(days[0]?.getAttribute('aria-label')).toContain('1 booked, 1 to call');
    expect(root.querySelectorAll('g-week-lane').length).toBe(10);
    const mark = root.querySelector('g-week-lane i');
    expect(mark?.textContent).toBe('09:30');
    expect(mark?.getAttribute('data-side')).toBe('left');
  });

  it('says which days are legal for what is in hand, and why the others are not', async () => {
    const { page, root } = await openBoard(`/board/${MONDAY}?view=week`);
    await page.pick('Perez, Ana');
    const days = [...root.querySelectorAll('g-week-board .day')];
    expect(days.map((day) => day.classList.contains('is-legal'))).toEqual([
      ...[true, false, true, false, false],
    ]);
    expect(days[1]?.textContent).toContain('Nobody has a session that day.');
  });

  it('opens a day with what is in hand, and comes back by key', async () => {
    const { page, root, key, stable } = await openBoard(`/board/${MONDAY}?view=week`);
    await page.pick('Perez, Ana');
    root.querySelectorAll<HTMLElement>('g-week-board .day')[2]?.click();
    await stable();
    expect(TestBed.inject(Router).url).toBe('/board/2026-09-16?case=referral-3');
    // The first place it has there is asked about at once.
    expect(root.querySelector('.ghost.is-target')).not.toBeNull();
    expect(await page.legalBands()).toBeGreaterThan(0);
    await key('w');
    expect(TestBed.inject(Router).url).toContain('view=week');
    await key('.');
    expect(TestBed.inject(Router).url).toContain('/board/2026-09-23');
  });
});

describe('A day of the week', () => {
  /** Drags from one element to the middle of a day’s head, as a browser tells it. */
  async function drag(
    from: Element | null | undefined,
    to: Element | null | undefined,
    stable: () => Promise<void>,
  ): Promise<void> {
    if (!from || !to) throw new Error('Both must be drawn');
    const [start, end] = [from.getBoundingClientRect(), to.getBoundingClientRect()];
    const [clientX, clientY] = [end.left + end.width / 2, end.top + end.height / 2];
    const event = { pointerId: 1, bubbles: true, cancelable: true };
    const pressedAt = { clientX: start.left + 2, clientY: start.top + 2 };
    from.dispatchEvent(new PointerEvent('pointerdown', { ...event, ...pressedAt }));
    document.dispatchEvent(new PointerEvent('pointermove', { ...event, clientX, clientY }));
    await stable();
    document.dispatchEvent(new PointerEvent('pointerup', { ...event, clientX, clientY }));
    document.body.click();
    await stable();
  }
  const dayOf = (root: HTMLElement, index: number) =>
    root.querySelectorAll('g-week-board .day')[index];

  it('takes a case that is dropped on it: the first place it has there is asked about', async () => {
    const { root, stable } = await openBoard(`/board/${MONDAY}?view=week`);
    await drag(root.querySelector('g-case-list button'), dayOf(root, 2), stable);
    expect(TestBed.inject(Router).url).toBe('/board/2026-09-16?case=referral-3');
    expect(root.querySelector('.ghost.is-target')).not.toBeNull();
  });

  it('takes a booking that is dropped on it, and its own day changes nothing', async () => {
    const { desk, root, stable } = await openBoard(`/board/${MONDAY}?view=week`);
    const booking = () => root.querySelector('g-week-lane i');
    await drag(booking(), dayOf(root, 0), stable);
    expect(TestBed.inject(Router).url).toContain('view=week');
    expect(root.querySelector('g-week-board .verdict')).toBeNull();
    await drag(booking(), dayOf(root, 2), stable);
    expect(TestBed.inject(Router).url).toBe('/board/2026-09-16');
    expect(root.querySelector('.ghost.is-target')).not.toBeNull();
    expect(desk.written.map(({ url }) => url)).toEqual(['/api/holds']);
  });

  it('without a legal start opens with the case still in hand, and says so', async () => {
    const { root, stable } = await openBoard(`/board/${MONDAY}?view=week`);
    await drag(root.querySelector('g-case-list button'), dayOf(root, 1), stable);
    expect(TestBed.inject(Router).url).toBe('/board/2026-09-15?case=referral-3');
    const said = JSON.stringify(TestBed.inject(Notices).shown());
    expect(said).toContain('No legal slot on Tuesday, Sep 15');
  });
});

describe('The pinboard', () => {
  afterEach(() => {
    sessionStorage.clear();
  });

  it('takes a booking that is in hand, which keeps its place, and gives it back', async () => {
    const { desk, page, root, key } = await openBoard();
    await page.press(TestKey.HOME, TestKey.PAGE_DOWN, TestKey.PAGE_DOWN, TestKey.PAGE_DOWN, 'm');
    await key('p');
    const parked = root.querySelector('g-pinboard li');
    expect(parked?.textContent).toContain('Okafor, Grace');
    expect(parked?.textContent).toContain('stands at 09:30 Room 1');
    expect(desk.asked).toEqual([]);
    expect((await page.blocks()).join()).toContain('Okafor, Grace');
    expect(await page.legalBands()).toBe(0);
    await page.button('Okafor, Grace');
    expect(await page.legalBands()).toBeGreaterThan(0);
  });

  it('keeps a case for this tab until it is booked', async () => {
    const { page, key } = await openBoard();
    await page.pick('Perez, Ana');
    await key('p');
    expect(JSON.stringify({ ...sessionStorage })).toContain('referral-3');
    TestBed.resetTestingModule();
    const again = await openBoard();
    expect(again.root.querySelector('g-pinboard')?.textContent).toContain('not booked');
    // The place is held first; only the booking itself changes anything.
    again.desk.answering = ({ url }) => ({
      status: 201,
      body: { changes: url === '/api/bookings' ? [changedBy('', aRival())] : [] },
    });
    await again.page.pick('Perez, Ana');
    await again.page.button('First legal');
    await again.desk.answered();
    await again.page.button('Book');
    await again.desk.answered();
    expect(again.root.querySelector('g-pinboard li')).toBeNull();
    expect(JSON.stringify({ ...sessionStorage })).not.toContain('referral-3');
  });
});

describe('The filters in the address', () => {
  it('dim what does not match, and are cleared together', async () => {
    const { page, root, stable } = await openBoard(`/board/${MONDAY}?side=right&standing=not-told`);
    expect(root.querySelector('a.block')?.classList).toContain('is-dimmed');
    await page.button('Clear filters');
    await stable();
    expect(root.querySelector('a.block')?.classList).not.toContain('is-dimmed');
    expect(TestBed.inject(Router).url).toBe(`/board/${MONDAY}`);
  });
});

describe('The board while something is dragged', () => {
  /** Drags the first booking to 11:00 in the first room, and does not let go. */
  function dragTo(root: HTMLElement) {
    const block = root.querySelector<HTMLElement>('a.block') as HTMLElement;
    const from = block.getBoundingClientRect();
    const area = (root.querySelector('.area') as HTMLElement).getBoundingClientRect();
    const at = (type: string, clientX: number, clientY: number) =>
      new PointerEvent(type, { clientX, clientY, pointerId: 1, bubbles: true, cancelable: true });
    const x = from.left + 20;
    block.dispatchEvent(at('pointerdown', x, from.top + 1));
    const y = area.top + area.height * ((660 - 480) / 600) + 1;
    document.dispatchEvent(at('pointermove', x, y - 20));
    document.dispatchEvent(at('pointermove', x, y));
    const drop = (): void => {
      document.dispatchEvent(at('pointerup', x, y));
      // A browser sends a click after the release.
      document.body.click();
    };
    return { drop };
  }

  it('says at once who took the place, and why it cannot be dropped there', async () => {
    const { desk, root, stable } = await openBoard();
    const { drop } = dragTo(root);
    await stable();
    const ghost = () => root.querySelector('.ghost');
    expect(ghost()?.textContent).toContain('11:00');
    expect(ghost()?.classList).not.toContain('is-refused');
    const announce = spyOn(TestBed.inject(LiveAnnouncer), 'announce');
    desk.changed(changedBy('Amir Haddad', aRival()));
    await stable();
    expect(announce.calls.allArgs()).toEqual([['Taken by Amir Haddad just now.', 'assertive']]);
    expect(ghost()?.textContent).toContain('Taken by Amir Haddad');
    expect(ghost()?.classList).toContain('is-refused');
    drop();
    await stable();
    expect(desk.asked).toEqual([]);
    const said = JSON.stringify(TestBed.inject(Notices).shown());
    expect(said).toContain('Taken by Amir Haddad just now.');
  });

  it('shows what others move, and leaves what is dragged where it is', async () => {
    const { desk, page, root, stable } = await openBoard();
    const { drop } = dragTo(root);
    await stable();
    const top = () => root.querySelector<HTMLElement>('.ghost')?.style.top;
    const before = top();
    desk.changed(changedBy('Amir Haddad', { ...aRival(), start: 510 }));
    await stable();
    expect((await page.blocks()).join()).toContain('Perez, Ana');
    expect(top()).toBe(before);
    desk.answering = () => ({ status: 201, body: { changes: [] } });
    drop();
    await stable();
  });
});

describe('The length of a booking on the board', () => {
  it('is changed by keys under the cursor', async () => {
    const { desk, page } = await openBoard();
    const shorter = aBooking({ durationMinutes: 25, version: 2 });
    desk.answering = () => ({ status: 201, body: { changes: [changedBy('', shorter)] } });
    await page.press(TestKey.HOME, TestKey.PAGE_DOWN, TestKey.PAGE_DOWN, TestKey.PAGE_DOWN);
    await page.shorten();
    await desk.answered();
    expect(desk.asked).toEqual([
      jasmine.objectContaining({
        url: '/api/bookings/booking-1/move',
        body: jasmine.objectContaining({ version: 1, start: 570, durationMinutes: 25 }),
      }),
    ]);
    expect(await page.here()).toContain('09:30–09:55');
  });
});
