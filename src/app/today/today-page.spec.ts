import type { Role } from '#domain/people/roles';
import { aBooking, aPatient, aReferral } from '#domain/testing/builders';
import { aDay, aStep, at, aVisitAt, measured } from '#domain/testing/day-builders';
import type { DayCase } from '#domain/visit/day-case';
import type { StampedStep } from '#domain/visit/visit';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { provideEffects } from '@ngrx/effects';
import { provideState } from '@ngrx/store';
import * as visitStepsEffects from '../shared/day/visit-steps.effects';
import { visitStepsFeature } from '../shared/day/visit-steps.state';
import { Notices } from '../shared/notices/notices';
import { arriving, Desk } from '../shared/testing/desk';
import { clockActions } from '../state/clock.actions';
import { TodayPageHarness } from './testing/today-page-harness';
import { TodayPage } from './today-page';

const aCase = (n: number, name: string, start: number, ...steps: StampedStep[]): DayCase => {
  const id = `booking-${n}`;
  return aDay({
    booking: aBooking({ id, start, patientId: `patient-${n}`, referralId: `referral-${n}` }),
    patient: aPatient({ id: `patient-${n}`, familyName: name }),
    referral: aReferral({ id: `referral-${n}`, patientId: `patient-${n}`, decision: 'accepted' }),
    visit: { ...aVisitAt(...steps), bookingId: id },
  });
};

describe('The day’s page', () => {
  let desk: Desk;

  async function open(
    cases: readonly DayCase[],
    { now = at('09:05'), day = '', view = '', roles = ['nurse'] as Role[] } = {},
  ): Promise<TodayPageHarness> {
    desk = new Desk({
      roles,
      now,
      cases,
      routes: [{ path: '**', component: TodayPage }],
      providers: [provideState(visitStepsFeature), provideEffects(visitStepsEffects)],
    });
    const fixture = TestBed.createComponent(TodayPage);
    if (day !== '') fixture.componentRef.setInput('day', day);
    if (view !== '') fixture.componentRef.setInput('view', view);
    return TestbedHarnessEnvironment.harnessForFixture(fixture, TodayPageHarness);
  }

  it('says on a card what is due in recovery, and how long it is overdue', async () => {
    // In recovery since 09:40: both feet at 09:45, vital signs at 09:55.
    const day = aCase(1, 'Okafor', 570, 'arrived', 'prepared', 'in-room', 'in-recovery');
    const cards = async (clock: string): Promise<string> => {
      desk.store.dispatch(clockActions.ticked({ now: at(clock) }));
      return (await page.cards()).join(' ');
    };
    const page = await open([day], { now: at('09:44') });
    expect(await cards('09:44')).not.toContain('Feet');
    expect(await cards('09:45')).toContain('Feet due');
    expect(await cards('09:48')).toContain('Feet 3 min overdue');
    const readings = ([5, 10, 15, 20, 30] as const).flatMap((minute) =>
      measured(
        ['skin-temperature', 'left', 'recovery', 30, '09:48', minute],
        ['skin-temperature', 'right', 'recovery', 30, '09:48', minute],
      ),
    );
    desk.changed(
      arriving('visit', {
        ...day.visit,
        version: day.visit.version + 1,
        measurements: readings,
      }),
    );
    expect(await cards('09:57')).toContain('Vitals 2 min overdue');
  });

  it('has a column for every step, a card for every patient, and is loud about who is late', async () => {
    const page = await open([aCase(1, 'Okafor', 570), aCase(2, 'Jama', 600, 'arrived')]);
    expect(await page.columns()).toEqual([
      'Expected 1',
      'Arrived 1',
      'Prepared 0',
      'In the room 0',
      'In recovery 0',
      'Ready 0',
      'Gone 0',
    ]);
    const [expected, arrived] = await page.cards();
    expect(expected).toContain('Okafor, Grace');
    expect(expected).toContain('5 min late');
    expect(expected).toContain('Check in');
    expect(arrived).toContain('Pre-procedure checklist nurse');
  });

  it('stamps a step by one click, says so, and offers to undo it', async () => {
    const page = await open([aCase(1, 'Okafor', 570)]);
    const visit = {
      ...aVisitAt('arrived'),
      bookingId: 'booking-1',
      version: 1,
      steps: [aStep('arrived', at('09:05'))],
    };
    desk.answering = () => ({ status: 201, body: { changes: [arriving('visit', visit)] } });
    await page.take('Check in');
    await desk.answered();
    expect(desk.asked).toEqual([
      {
        method: 'POST',
        url: '/api/bookings/booking-1/steps',
        body: { version: 0, step: 'arrived', reason: null },
      },
    ]);
    expect((await page.columns()).slice(0, 2)).toEqual(['Expected 0', 'Arrived 1']);
    expect(await page.focused()).toContain('Okafor');
    const [notice] = TestBed.inject(Notices).shown();
    expect(notice?.sentences).toEqual(['Okafor, Grace is checked in.']);
    expect(notice?.undo).not.toBeNull();
  });

  it('leaves whoever looks elsewhere alone when the minute turns', async () => {
    const page = await open([aCase(1, 'Okafor', 570)]);
    const visit = { ...aVisitAt('arrived'), bookingId: 'booking-1', version: 1 };
    desk.answering = () => ({ status: 201, body: { changes: [arriving('visit', visit)] } });
    await page.take('Check in');
    await desk.answered();
    expect(await page.focused()).toContain('Okafor');
    (document.activeElement as HTMLElement).blur();
    desk.store.dispatch(clockActions.ticked({ now: at('09:06') }));
    expect(await page.focused()).toBe('');
  });

  it('goes to the patient’s new column only once the step is stored, and not after a click elsewhere', async () => {
    const page = await open([aCase(1, 'Okafor', 570)]);
    const visit = { ...aVisitAt('arrived'), bookingId: 'booking-1', version: 1 };
    desk.answering = () => ({ status: 201, body: { changes: [arriving('visit', visit)] } });
    await page.take('Check in');
    await page.pointElsewhere();
    await desk.answered();
    expect((await page.columns())[1]).toBe('Arrived 1');
    expect(await page.focused()).toBe('');
  });

  it('is walked by arrows and stepped by one key', async () => {
    const page = await open([
      aCase(1, 'Okafor', 570),
      aCase(2, 'Jama', 600),
      aCase(3, 'Quayle', 600, 'arrived'),
    ]);
    await page.press('ArrowDown');
    expect(await page.focused()).toContain('Okafor');
    await page.press('ArrowDown');
    expect(await page.focused()).toContain('Jama');
    await page.press('ArrowRight');
    expect(await page.focused()).toContain('Quayle');
    await page.press('s');
    await desk.answered();
    expect(desk.asked.map(({ body }) => body)).toEqual([
      { version: 1, step: 'prepared', reason: null },
    ]);
  });

  it('leaves the patient where they are when the step is refused, and says why', async () => {
    const page = await open([aCase(1, 'Okafor', 570)]);
    desk.answering = () => ({
      status: 409,
      body: { refusals: [{ code: 'booking-not-standing' }] },
    });
    await page.take('Check in');
    await desk.answered();
    expect((await page.columns())[0]).toBe('Expected 1');
    // The sentences are fetched when the first refusal comes.
    const notices = TestBed.inject(Notices);
    for (let wait = 0; wait < 100 && notices.shown().length === 0; wait++)
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect(notices.shown()[0]?.tone).toBe('failed');
  });

  it('says who is in which room and bay, and until when', async () => {
    const inside = aCase(1, 'Okafor', 570, 'arrived', 'prepared', 'in-room', 'in-recovery');
    const page = await open([inside, aCase(2, 'Jama', 660)], { now: at('09:50') });
    expect(await page.places()).toEqual([
      'Room 1Room 1free until 11:00next Jama 11:00',
      'Bay 1B1until 10:25Okafor, Gracenext Jama 11:30',
    ]);
  });

  it('is a table as well', async () => {
    const page = await open([aCase(1, 'Okafor', 570)], { view: 'table' });
    const [row] = await page.rows();
    expect(row).toMatch(/09:30\s?Okafor, Grace.*Expected.*Check in/);
  });

  it('shows another day as it was planned, with no step to take', async () => {
    const page = await open([aCase(1, 'Okafor', 570)], {
      now: at('09:05').replace('-14', '-10'),
      day: '2026-09-14',
    });
    expect(await page.heading()).toBe('Monday, Sep 14');
    expect((await page.cards())[0]).not.toContain('Check in');
  });

  it('opens the board on the day that is shown', async () => {
    const page = await open([], { day: '2026-09-20', roles: ['coordinator'] });
    expect(await page.boardLink()).toBe('/board/2026-09-20');
  });

  it('says what belongs on an empty day', async () => {
    const page = await open([], { day: '2026-09-20' });
    expect(await (await page.host()).text()).toContain('No patients on this day');
  });

  it('shows how many bays the rest of today needs, until nobody is left who needs one', async () => {
    const home = ['arrived', 'prepared', 'in-room', 'in-recovery', 'ready', 'home'] as const;
    const page = await open([aCase(1, 'Okafor', 570), aCase(2, 'Jama', 540, ...home)]);
    // One to come, whose room has just been left late.
    expect(await page.bayDemand()).toEqual(['09:05 to 10:20: 0 of 1', '10:20 to 11:05: 1 of 1']);
    TestBed.resetTestingModule();
    expect(await (await open([aCase(2, 'Jama', 540, ...home)])).bayDemand()).toEqual([]);
  });
});
