import type { Role } from '#domain/people/roles';
import { aBooking, aPatient, aReferral, aStamp } from '#domain/testing/builders';
import { aDay, aStep, at, aVisitAt } from '#domain/testing/day-builders';
import type { DayCase } from '#domain/visit/day-case';
import type { FollowUpCall } from '#domain/visit/visit';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { provideEffects } from '@ngrx/effects';
import { provideState } from '@ngrx/store';
import { Desk } from '../../shared/testing/desk';
import { CallsPageHarness } from '../testing/calls-page-harness';
import * as todayEffects from '../today.effects';
import { todayFeature } from '../today.state';
import { CallsPage } from './calls-page';

const A_DAY_LATER = '2026-09-15T10:40:00.000Z';

const gone = (n: number, name: string, ...calls: FollowUpCall[]): DayCase => {
  const id = `booking-${n}`;
  return aDay({
    booking: aBooking({ id, patientId: `patient-${n}`, referralId: `referral-${n}` }),
    patient: aPatient({ id: `patient-${n}`, familyName: name, phone: '020 7946 0111' }),
    referral: aReferral({ id: `referral-${n}`, patientId: `patient-${n}`, decision: 'accepted' }),
    visit: { ...aVisitAt('arrived'), bookingId: id, steps: [aStep('home', at('11:00'))], calls },
  });
};
const worried: FollowUpCall = {
  ...aStamp({ at: '2026-09-15T08:12:00.000Z' }),
  ...{ id: 'call-1', due: 'first', reached: true, note: 'Pink since noon', answered: null },
  concerns: ['haematuria'],
};

describe('The page of follow-up calls', () => {
  let desk: Desk;

  async function open(cases: readonly DayCase[], roles: Role[] = ['nurse']) {
    desk = new Desk({
      roles,
      now: A_DAY_LATER,
      cases,
      providers: [provideState(todayFeature), provideEffects(todayEffects)],
    });
    const fixture = TestBed.createComponent(CallsPage);
    return TestbedHarnessEnvironment.harnessForFixture(fixture, CallsPageHarness);
  }

  it('names who is to be called with number and time, the worried first', async () => {
    const page = await open([gone(1, 'Okafor'), gone(2, 'Jama', worried)]);
    const [first, second] = await page.cards();
    expect(first).toContain('Jama');
    expect(first).toContain('For a physician');
    expect(first).toContain('Blood in the urine');
    expect(first).toContain('Pink since noon');
    expect(second).toContain('Okafor');
    expect(second).toContain('020 7946 0111');
    expect(second).toContain('First call');
    expect(second).toContain('due for 40 min');
    expect(await page.text()).toContain('1 to call, 1 for a physician');
  });

  it('records that nobody answered by one press', async () => {
    const page = await open([gone(1, 'Okafor')]);
    desk.answering = () => ({ status: 201, body: { changes: [] } });
    await page.press('Nobody answered');
    await desk.answered();
    expect(desk.written).toEqual([
      jasmine.objectContaining({
        url: '/api/bookings/booking-1/follow-up-calls',
        body: { due: 'first', reached: false },
      }),
    ]);
  });

  it('takes what the patient says by number keys, and says where it goes', async () => {
    const page = await open([gone(1, 'Okafor')]);
    await page.press('Reached');
    expect(await page.text()).toContain('Save: all is well');
    await page.key('1');
    await page.key('6');
    expect(await page.ticked()).toBe(2);
    expect(await page.text()).toContain('Write down what else there is.');
    await page.write('Legs feel heavy');
    desk.answering = () => ({ status: 201, body: { changes: [] } });
    await page.press('Save, and ask a physician');
    await desk.answered();
    expect(desk.written[0]?.body).toEqual({
      ...{ due: 'first', reached: true, note: 'Legs feel heavy' },
      concerns: ['new-weakness', 'other'],
    });
  });

  it('keeps what was typed where it was refused, and says why', async () => {
    const page = await open([gone(1, 'Okafor')]);
    await page.press('Reached');
    await page.write('Slept well');
    const made = { code: 'call-made-already', byName: 'Nia Nurse', at: '2026-09-15T10:30:00.000Z' };
    desk.answering = () => ({ status: 409, body: { refusals: [made] } });
    await page.press('Save: all is well');
    await desk.answered();
    expect(await page.text()).toContain('Nia Nurse reached the patient');
    expect(await page.text()).toContain('Save: all is well');
  });

  it('lets a physician answer, and nobody else', async () => {
    const cases = [gone(2, 'Jama', worried)];
    const nurse = await open(cases);
    expect(await nurse.text()).not.toContain('What is to be done');
    TestBed.resetTestingModule();
    const page = await open(cases, ['physician']);
    await page.write('Comes in this afternoon');
    desk.answering = () => ({ status: 200, body: { changes: [] } });
    await page.press('Answer');
    await desk.answered();
    expect(desk.written[0]?.url).toBe('/api/bookings/booking-2/follow-up-calls/call-1/answer');
  });

  it('says so when nobody is to be called', async () => {
    const page = await open([]);
    expect(await page.text()).toContain('Nobody to call');
  });
});
