import type { CalendarFeed } from '#contract/calendar-feed';
import { at } from '#domain/testing/day-builders';
import { ComponentHarness } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { MatDialogRef } from '@angular/material/dialog';
import { Desk } from '../shared/testing/desk';
import { CalendarDialog } from './calendar-dialog';

class CalendarHarness extends ComponentHarness {
  static readonly hostSelector = 'g-calendar-link';

  async text(): Promise<string> {
    return (await (await this.host()).text()).replace(/\s+/g, ' ');
  }

  async link(): Promise<string | null> {
    const field = await this.locatorForOptional('input[readonly]')();
    return field === null ? null : field.getProperty<string>('value');
  }

  async press(words: string): Promise<void> {
    for (const button of await this.locatorForAll('button')())
      if ((await button.text()).trim() === words) return button.click();
    throw new Error(`No button ${words}`);
  }

  async tick(): Promise<void> {
    await (await this.locatorFor('input[type=checkbox]')()).click();
  }
}

describe('The dialog of the calendar link', () => {
  let desk: Desk;

  async function open(feed: CalendarFeed['feed']): Promise<CalendarHarness> {
    desk = new Desk({
      roles: ['physician'],
      now: at('09:05'),
      cases: [],
      physicianId: 'physician-1',
      providers: [{ provide: MatDialogRef, useValue: { close: () => undefined } }],
      reading: ({ method, body }) => {
        if (method === 'GET' || method === 'DELETE')
          return { status: 200, body: { feed: method === 'GET' ? feed : null, changes: [] } };
        const { showsInitials } = body as { showsInitials: boolean };
        const made = { madeAt: at('09:05'), showsInitials };
        return {
          status: 201,
          body: { feed: made, path: '/api/calendar/c/secret.ics', changes: [] },
        };
      },
    });
    const fixture = TestBed.createComponent(CalendarDialog);
    const dialog = await TestbedHarnessEnvironment.harnessForFixture(fixture, CalendarHarness);
    await desk.answered();
    return dialog;
  }

  it('makes a link, with initials only where they are asked for, and shows it once', async () => {
    const dialog = await open(null);
    expect(await dialog.link()).toBeNull();
    await dialog.press('Make the link');
    await desk.answered();
    expect(desk.written[0]?.body).toEqual({ showsInitials: false });
    expect(await dialog.link()).toMatch(/^http.*\/api\/calendar\/c\/secret\.ics$/);
    await dialog.tick();
    await dialog.press('Make a new link');
    await desk.answered();
    expect(desk.written[1]?.body).toEqual({ showsInitials: true });
  });

  it('says that there is one, and takes it back', async () => {
    const dialog = await open({ madeAt: '2026-09-10T07:00:00.000Z', showsInitials: false });
    expect(await dialog.text()).toContain('There is a link, made Sep 10 08:00.');
    expect(await dialog.link()).toBeNull();
    await dialog.press('Take the link back');
    await desk.answered();
    expect(desk.written.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'DELETE /api/calendar-feed',
    ]);
    expect(await dialog.text()).not.toContain('There is a link');
  });

  it('says why where the server does not', async () => {
    const dialog = await open(null);
    desk.reading = () => ({
      status: 429,
      body: { refusals: [{ code: 'too-many-attempts', retryAfterSeconds: 60 }] },
    });
    await dialog.press('Make the link');
    await desk.answered();
    expect(await dialog.text()).toContain('minute');
    expect(await dialog.link()).toBeNull();
  });
});
