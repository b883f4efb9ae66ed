import { LiveAnnouncer } from '@angular/cdk/a11y';
import { TestKey } from '@angular/cdk/testing';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { MONDAY, openBoard } from '../testing/open-board';

const cellOf = (root: HTMLElement) => root.querySelector<HTMLElement>('[role=gridcell]');
/** The cell on the booking at 09:30. */
const TO_BOOKING = [TestKey.HOME, TestKey.PAGE_DOWN, TestKey.PAGE_DOWN, TestKey.PAGE_DOWN];

describe('The keyboard on the board', () => {
  it('stays there where day and week take each other’s place', async () => {
    const { page, root, key } = await openBoard();
    await page.press(TestKey.HOME);
    expect(document.activeElement).toBe(cellOf(root));
    await key('w');
    const day = document.activeElement as HTMLElement;
    expect(day.dataset['day']).toBe(MONDAY);
    day.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
    expect((document.activeElement as HTMLElement).dataset['day']).toBe('2026-09-15');
    await key('w');
    expect(document.activeElement).toBe(cellOf(root));
  });

  it('carries a booking to another day of the week', async () => {
    const { page, root, key, stable } = await openBoard();
    await page.press(...TO_BOOKING, 'm');
    await key('w');
    root.querySelector<HTMLElement>('.day[data-day="2026-09-16"]')?.click();
    await stable();
    expect(TestBed.inject(Router).url).toBe('/board/2026-09-16');
    expect(root.querySelector('.ghost.is-target')).not.toBeNull();
  });

  it('leaves the place that is decided about first, and then puts down what is in hand', async () => {
    const { page, root } = await openBoard();
    await page.pick('Perez, Ana');
    await page.button('First legal');
    expect(root.querySelector('.ghost.is-target')).not.toBeNull();
    await page.press(TestKey.ESCAPE);
    expect(root.querySelector('.ghost.is-target')).toBeNull();
    expect(root.querySelector('g-hand-card')).not.toBeNull();
    const announce = spyOn(TestBed.inject(LiveAnnouncer), 'announce');
    await page.press(TestKey.ESCAPE);
    expect(root.querySelector('g-hand-card')).toBeNull();
    expect(announce.calls.allArgs().flat()).toContain('Perez, Ana put down.');
  });

  it('does once what a key that is held down asks for', async () => {
    const { page, root, stable } = await openBoard();
    await page.press(...TO_BOOKING);
    const held = new KeyboardEvent('keydown', { key: 'Enter', repeat: true, bubbles: true });
    cellOf(root)?.dispatchEvent(held);
    await stable();
    expect(TestBed.inject(Router).url).toBe(`/board/${MONDAY}`);
  });

  it('hears which day or week came', async () => {
    const { key } = await openBoard();
    const announce = spyOn(TestBed.inject(LiveAnnouncer), 'announce');
    await key('.');
    await key('w');
    expect(announce.calls.allArgs().flat()).toEqual([
      'Tuesday, Sep 15: Nothing booked',
      'Week of Monday, Sep 14: 1 booked',
    ]);
  });

  it('hears which bookings the filters leave out, and everybody sees how many', async () => {
    const { page, root } = await openBoard(`/board/${MONDAY}?side=right`);
    await page.press(...TO_BOOKING);
    expect(await page.here()).toContain('filtered out');
    expect(root.querySelector('g-page-header')?.textContent).toContain('0 of 1 picked out');
  });
});

describe('The list beside the board', () => {
  it('puts a case down that is pressed again', async () => {
    const { page } = await openBoard();
    await page.pick('Perez, Ana');
    expect(TestBed.inject(Router).url).toContain('case=referral-3');
    await page.pick('Perez, Ana');
    expect(TestBed.inject(Router).url).toBe(`/board/${MONDAY}`);
    expect(await page.legalBands()).toBe(0);
  });

  it('shows a nurse what they carry, and nobody to book', async () => {
    const today = { roles: ['nurse'] as const, now: '2026-09-14T06:00:00.000Z' };
    const { page, root } = await openBoard(`/board/${MONDAY}`, today);
    expect(root.querySelector('g-case-list')).toBeNull();
    await page.press(...TO_BOOKING, 'm');
    expect(root.querySelector('g-hand-card')?.textContent).toContain('Okafor, Grace');
    expect(root.querySelector('g-pinboard')?.textContent).toContain('Drop it here');
  });
});
