import { aBay, aBooking, aPhysician, aRoom, aSession } from '#domain/testing/builders';
import { aDay, at } from '#domain/testing/day-builders';
import type { Overrun } from '#domain/visit/overruns';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { Desk } from '../shared/testing/desk';
import { DayWarnings } from './day-warnings';

const booking = aBooking();

async function open(overruns: readonly Overrun[], sessions = [aSession()]) {
  new Desk({
    roles: ['coordinator'],
    now: at('11:00'),
    cases: [aDay({ booking })],
    providers: [provideRouter([])],
    also: { resources: [aRoom(), aPhysician(), aBay()], sessions },
  });
  const fixture = TestBed.createComponent(DayWarnings);
  fixture.componentRef.setInput('overruns', overruns);
  await fixture.whenStable();
  const host = fixture.nativeElement as HTMLElement;
  return { host, words: host.textContent.replaceAll(/\s+/g, ' ') };
}

describe('The warnings of the day', () => {
  it('say what runs over, who could be moved, and where to', async () => {
    const next = aSession({ id: 'next', date: '2026-09-16' });
    const { host, words } = await open(
      [{ kind: 'closing', closes: 1020, until: 1055, movable: [booking] }],
      [aSession(), next],
    );
    expect(words).toContain('The last patient leaves about 17:35, 35 min past closing.');
    expect(words).toContain('Okafor, Grace 09:30');
    expect(words).toMatch(/first place Wed 08:30/);
    expect(host.querySelector('a')?.getAttribute('href')).toBe(
      `/board/${booking.date}/${booking.id}`,
    );
  });

  it('say so where nobody can be moved, or has nowhere to go', async () => {
    const session = aSession();
    const { words } = await open([
      { kind: 'session', session, until: session.minutes.end + 20, movable: [] },
      { kind: 'bays', from: 600, until: 645, needed: 3, staffed: 2, movable: [booking] },
    ]);
    expect(words).toContain('20 min late.');
    expect(words).toContain('Moving whoever is still to come would not change it.');
    expect(words).toContain('From 10:00 to 10:45 3 recover at once, and 2 bays are watched.');
    expect(words).toContain('no other place is free');
  });

  it('are silent on a day that goes as planned', async () => {
    expect((await open([])).words).toBe('');
  });
});
