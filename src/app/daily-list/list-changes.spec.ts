import type { ListLook } from '#contract/list-look';
import type { Booking } from '#domain/booking/booking';
import { seenOf } from '#domain/daily-list/seen';
import { aBooking, aPatient, aReferral } from '#domain/testing/builders';
import { aDay, at, aVisitAt } from '#domain/testing/day-builders';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { provideEffects } from '@ngrx/effects';
import { provideState } from '@ngrx/store';
import { arriving, Desk } from '../shared/testing/desk';
import { DailyListPage } from './daily-list-page';
import * as effects from './daily-list.effects';
import { dailyListFeature } from './daily-list.state';
import * as lookEffects from './list-look.effects';
import { listLookFeature } from './list-look.state';
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
const AT = '2026-09-14T06:40:00.000Z';
const seenAs = (...days: readonly ReturnType<typeof aCase>[]): ListLook => ({
  look: {
    at: AT,
    rows: Object.fromEntries(
      days.map(({ booking }) => [booking.id, seenOf({ booking, risks: [] })]),
    ),
  },
});

describe('What changed on one’s own list', () => {
  let desk: Desk;

  async function open(
    cases: readonly ReturnType<typeof aCase>[],
    known: ListLook,
    physicianId: string | null = 'physician-1',
  ): Promise<DailyListHarness> {
    let look = known;
    desk = new Desk({
      roles: ['physician'],
      now: at('09:05'),
      cases,
      physicianId,
      routes: [{ path: '**', component: DailyListPage }],
      providers: [
        provideState(dailyListFeature),
        provideState(listLookFeature),
        provideEffects(effects, lookEffects),
      ],
      reading: ({ method, url, body }) => {
        if (!url.startsWith('/api/list-looks/')) return null;
        if (method === 'PUT') {
          const { rows, gone } = body as { rows: object; gone: string[] };
          const kept = Object.entries({ ...look.look?.rows, ...rows }).filter(
            ([id]) => !gone.includes(id),
          );
          look = { look: { at: AT, rows: Object.fromEntries(kept) } };
        }
        return { status: 200, body: look };
      },
    });
    const fixture = TestBed.createComponent(DailyListPage);
    const list = await TestbedHarnessEnvironment.harnessForFixture(fixture, DailyListHarness);
    await desk.answered();
    return list;
  }

  it('is nothing at the first look, which is remembered as it is', async () => {
    const list = await open([aCase(1, 'Okafor')], { look: null });
    expect(await list.changes()).toEqual([]);
    expect(desk.written.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'PUT /api/list-looks/physician-1/2026-09-14',
    ]);
  });

  it('is marked with how it was, until the row was opened and left', async () => {
    const moved = aCase(1, 'Okafor', { start: 600, side: 'right' });
    const other = aCase(2, 'Jama');
    const list = await open([moved, other], seenAs(aCase(1, 'Okafor', { start: 580 }), other));
    expect(await list.changes()).toEqual([
      '1 change since you looked, 07:40',
      'Changed since you looked: side was left, was 09:40',
    ]);
    await list.open(0);
    expect((await list.changes()).length).toBe(2);
    await list.press('Escape');
    await desk.answered();
    expect(await list.changes()).toEqual([]);
  });

  it('is also who is new and who is gone, and all of it is seen by one key', async () => {
    const list = await open(
      [aCase(1, 'Okafor'), aCase(3, 'Quayle', { status: 'cancelled' })],
      seenAs(aCase(3, 'Quayle')),
    );
    expect(await list.changes()).toEqual([
      '2 changes since you looked, 07:40Quayle, Grace is no longer booked.',
      'Changed since you looked: new on the list',
    ]);
    await list.press('c');
    await desk.answered();
    expect(await list.changes()).toEqual([]);
    expect(desk.written.at(-1)?.body).toEqual(jasmine.objectContaining({ gone: ['booking-3'] }));
  });

  it('comes while one looks, but not from what one does oneself', async () => {
    const [one, other] = [aCase(1, 'Okafor'), aCase(2, 'Jama')];
    const list = await open([one, other], seenAs(one, other));
    desk.changed(arriving('booking', { ...one.booking, version: 2, roomId: 'room-2' }));
    expect(await list.changes()).toEqual([
      '1 change since you looked, 07:40',
      'Changed since you looked: was in Room 1',
    ]);
    await list.press('c');
    await desk.answered();
    desk.answering = () => ({
      status: 201,
      body: {
        changes: [
          arriving('booking', { ...one.booking, roomId: 'room-2', start: 620, version: 3 }),
          arriving('booking', { ...other.booking, start: 580, version: 3 }),
        ],
      },
    });
    await list.open(0);
    await list.click('Later, at 10:20');
    await desk.answered();
    expect(await list.changes()).toEqual([]);
  });

  it('is neither told nor taken as seen on a list that is not one’s own', async () => {
    await open([aCase(1, 'Okafor')], { look: null }, null);
    expect(desk.asked.filter(({ url }) => url.includes('list-looks')).length).toBe(0);
  });
});
