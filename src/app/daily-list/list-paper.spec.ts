import type { ListPrint } from '#contract/list-look';
import type { Booking } from '#domain/booking/booking';
import { aBooking, aPatient, aReferral } from '#domain/testing/builders';
import { aDay, at, aVisitAt } from '#domain/testing/day-builders';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { provideState } from '@ngrx/store';
import { arriving, Desk } from '../shared/testing/desk';
import { DailyListPage } from './daily-list-page';
import { dailyListFeature } from './daily-list.state';
import { PRINTER } from './list-paper';
import { DailyListHarness } from './testing/daily-list-harness';

const aCase = (n: number, name: string, over: Partial<Booking> = {}) => {
  const ids = { patientId: `patient-${n}`, referralId: `referral-${n}` };
  return aDay({
    booking: aBooking({ id: `booking-${n}`, start: 540 + 40 * n, ...ids, ...over }),
    patient: aPatient({ id: ids.patientId, familyName: name, weightKg: 80 }),
    referral: aReferral({ id: ids.referralId, patientId: ids.patientId, decision: 'accepted' }),
    visit: { ...aVisitAt(), bookingId: `booking-${n}` },
  });
};

describe('The list on paper', () => {
  let desk: Desk;
  let printed: string[][];

  async function open(cases: readonly ReturnType<typeof aCase>[]): Promise<DailyListHarness> {
    let print: ListPrint['print'] = null;
    printed = [];
    const shown = (): string[] =>
      [...document.querySelectorAll('g-daily-row')]
        .filter((row) => {
          const only = row.closest('.only-changes') !== null;
          return !(only && row.classList.contains('unchanged'));
        })
        .map((row) => row.querySelector('.name')?.textContent ?? '');
    desk = new Desk({
      roles: ['physician'],
      now: at('09:05'),
      cases,
      physicianId: 'physician-1',
      routes: [{ path: '**', component: DailyListPage }],
      providers: [
        provideState(dailyListFeature),
        { provide: PRINTER, useValue: () => printed.push(shown()) },
      ],
      reading: ({ method, url, body }) => {
        if (!url.startsWith('/api/list-prints/')) return null;
        const { rows } = (body ?? {}) as { rows: NonNullable<ListPrint['print']>['rows'] };
        if (method === 'POST') print = { at: at('07:40'), byName: 'Samir Haddad', rows };
        return { status: 201, body: { print, changes: [] } };
      },
    });
    const fixture = TestBed.createComponent(DailyListPage);
    const list = await TestbedHarnessEnvironment.harnessForFixture(fixture, DailyListHarness);
    await desk.answered();
    return list;
  }

  it('is nothing before it was printed, and then says when, by whom, and that nothing has changed', async () => {
    const list = await open([aCase(1, 'Okafor'), aCase(2, 'Jama')]);
    expect(await list.paper()).toEqual([]);
    await list.pressButton('Print the list');
    await desk.answered();
    expect(printed).toEqual([['Okafor, Grace', 'Jama, Grace']]);
    expect(await list.paper()).toEqual(['Printed 07:40 by Samir Haddadnothing has changed since']);
  });

  it('says what it no longer says, and prints only that', async () => {
    const [one, other, third] = [aCase(1, 'Okafor'), aCase(2, 'Jama'), aCase(3, 'Perez')];
    const list = await open([one, other, third]);
    await list.pressButton('Print the list');
    await desk.answered();
    desk.changed(
      arriving('booking', { ...other.booking, version: 2, start: 640, side: 'right' }),
      arriving('booking', { ...third.booking, version: 2, status: 'cancelled' }),
    );
    const [line, row] = await list.paper();
    expect(line).toMatch(/2 changes since.*Perez, Grace is no longer on the list\./);
    expect(row).toBe('Not as printed: side was left, was 10:20');
    await list.pressButton('Print only these');
    await desk.answered();
    expect(printed[1]).toEqual(['Jama, Grace']);
    expect(await list.paper()).toEqual(['Printed 07:40 by Samir Haddadnothing has changed since']);
    dispatchEvent(new Event('afterprint'));
    await list.pressButton('Print the list');
    expect(printed[2]).toEqual(['Okafor, Grace', 'Jama, Grace']);
  });
});
