import type { Role } from '#domain/people/roles';
import type { Referral } from '#domain/referral/referral';
import { aBooking, aPatient, aReferral, aStamp } from '#domain/testing/builders';
import { aDay, at, aVisitAt } from '#domain/testing/day-builders';
import type { StampedStep } from '#domain/visit/visit';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { provideEffects } from '@ngrx/effects';
import { provideState } from '@ngrx/store';
import { Notices } from '../shared/notices/notices';
import { arriving, Desk } from '../shared/testing/desk';
import { DailyListPage } from './daily-list-page';
import * as effects from './daily-list.effects';
import { dailyListFeature } from './daily-list.state';
import { DailyListHarness } from './testing/daily-list-harness';

const FLAG = {
  id: 'flag-1',
  kind: 'progressive-weakness' as const,
  note: 'Drags the left foot',
  raised: aStamp(),
  resolved: null,
};
const UNDECIDED = {
  drug: 'apixaban',
  decision: null,
  stopDays: 0,
  restartHours: null,
  decided: null,
  prescriberAgreed: null,
};

const aCase = (n: number, name: string, over: Partial<Referral> = {}, ...steps: StampedStep[]) => {
  const ids = { patientId: `patient-${n}`, referralId: `referral-${n}` };
  return aDay({
    booking: aBooking({ id: `booking-${n}`, start: 540 + 40 * n, version: n, ...ids }),
    patient: aPatient({ id: ids.patientId, familyName: name }),
    referral: aReferral({
      ...{ id: ids.referralId, patientId: ids.patientId, decision: 'accepted', version: 4 },
      ...over,
    }),
    visit: { ...aVisitAt(...steps), bookingId: `booking-${n}` },
  });
};

describe('A physician decides from the list', () => {
  let desk: Desk;

  async function open(
    cases: readonly ReturnType<typeof aCase>[],
    roles: readonly Role[] = ['physician'],
  ): Promise<DailyListHarness> {
    desk = new Desk({
      roles,
      now: at('09:05'),
      cases,
      physicianId: 'physician-1',
      routes: [{ path: '**', component: DailyListPage }],
      providers: [provideState(dailyListFeature), provideEffects(effects)],
    });
    const fixture = TestBed.createComponent(DailyListPage);
    const list = await TestbedHarnessEnvironment.harnessForFixture(fixture, DailyListHarness);
    await list.open(0);
    return list;
  }

  it('what came of a red flag, which is then gone', async () => {
    const flagged = aCase(1, 'Okafor', { redFlags: [FLAG] });
    const list = await open([flagged]);
    expect(await list.toDecide()).toEqual([jasmine.stringContaining('Drags the left foot')]);
    expect(await list.heading()).toContain('1 to decide');
    await list.write('input', 'Old, stable since May');
    await list.click('Resolve');
    await desk.answered();
    expect(desk.written).toEqual([
      {
        method: 'POST',
        url: '/api/referrals/referral-1/red-flags/flag-1/resolve',
        body: { version: 4, resolution: 'Old, stable since May' },
      },
    ]);
    const resolved = { ...aStamp(), resolution: 'Old, stable since May' };
    desk.changed(
      arriving('referral', {
        ...flagged.referral,
        version: 5,
        redFlags: [{ ...FLAG, resolved }],
      }),
    );
    expect(await list.toDecide()).toEqual([]);
    expect(await list.heading()).not.toContain('to decide');
  });

  it('whether a drug is stopped: the table proposes, nothing is sent before a yes', async () => {
    const list = await open([aCase(1, 'Okafor', { antithrombotics: [UNDECIDED] })]);
    expect((await list.toDecide())[0]).toContain('apixaban');
    expect(desk.written).toEqual([]);
    await list.click('Continue');
    await list.click('Decide');
    await desk.answered();
    expect(desk.written[0]?.url).toBe('/api/referrals/referral-1/antithrombotics');
    expect(desk.written[0]?.body).toEqual({
      version: 4,
      drug: 'apixaban',
      decision: 'continue',
      stopDays: 0,
      restartHours: null,
    });
  });

  it('nothing that is lost: what is typed stays on the way to the next patient, and with a refusal', async () => {
    const list = await open([aCase(1, 'Okafor', { redFlags: [FLAG] }), aCase(2, 'Jama')]);
    await list.write('input', 'Old');
    await list.press('j');
    expect(await list.toDecide()).toEqual([]);
    await list.press('k');
    expect(await list.written('input')).toBe('Old');
    desk.answering = () => ({
      status: 409,
      body: {
        refusals: [{ code: 'not-permitted', act: 'resolve-red-flag', roles: ['physician'] }],
      },
    });
    await list.click('Resolve');
    await desk.answered();
    expect(await list.written('input')).toBe('Old');
    expect((await list.toDecide())[0]).toMatch(/physician/);
  });

  it('nothing that is not theirs', async () => {
    const list = await open([aCase(1, 'Okafor', { redFlags: [FLAG] })], ['nurse']);
    expect(await list.toDecide()).toEqual([]);
  });

  it('who comes first: neighbours change places, both are to be called, and undo takes it back', async () => {
    const [one, other] = [aCase(1, 'Okafor'), aCase(2, 'Jama')];
    const list = await open([one, other]);
    desk.answering = () => ({
      status: 201,
      body: {
        changes: [
          arriving('booking', { ...one.booking, start: 620, version: 11 }),
          arriving('booking', { ...other.booking, start: 580, version: 12 }),
        ],
      },
    });
    await list.click('Later, at 10:20');
    await desk.answered();
    expect(desk.written[0]).toEqual(
      jasmine.objectContaining({
        url: '/api/bookings/swap',
        body: jasmine.objectContaining({
          bookings: [
            { id: 'booking-1', version: 1 },
            { id: 'booking-2', version: 2 },
          ],
          reason: null,
        }),
      }),
    );
    const [notice] = TestBed.inject(Notices).shown();
    expect(notice?.sentences.join(' ')).toContain('is on the list to call');
    notice?.undo?.();
    await desk.answered();
    expect(desk.written[1]?.body).toEqual(
      jasmine.objectContaining({
        bookings: [
          { id: 'booking-1', version: 11 },
          { id: 'booking-2', version: 12 },
        ],
        reason: 'Swap undone',
      }),
    );
  });

  it('the order by key, once for one press, and not of whoever has come', async () => {
    const list = await open([
      aCase(1, 'Okafor', {}, 'arrived'),
      aCase(2, 'Jama'),
      aCase(3, 'Perez'),
    ]);
    const press = (key: string): void => {
      document.dispatchEvent(
        new KeyboardEvent('keydown', { key, altKey: true, bubbles: true, cancelable: true }),
      );
    };
    press('ArrowDown');
    await desk.answered();
    expect(desk.written).toEqual([]);
    await list.open(1);
    press('ArrowUp');
    await desk.answered();
    expect(desk.written).toEqual([]);
    press('ArrowDown');
    press('ArrowDown');
    await desk.answered();
    expect(desk.written.map(({ url }) => url)).toEqual(['/api/bookings/swap']);
  });
});
