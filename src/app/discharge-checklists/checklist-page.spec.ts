import type { AnswerValue, ChecklistKind } from '#domain/discharge/checklist';
import type { Role } from '#domain/people/roles';
import { aStamp } from '#domain/testing/builders';
import {
  aDay,
  aFinished,
  anAnswer,
  at,
  aVisitAt,
  withFinished,
} from '#domain/testing/day-builders';
import type { DayCase } from '#domain/visit/day-case';
import { Component, input } from '@angular/core';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { provideEffects } from '@ngrx/effects';
import { provideState } from '@ngrx/store';
import * as visitStepsEffects from '../shared/day/visit-steps.effects';
import { visitStepsFeature } from '../shared/day/visit-steps.state';
import { arriving, Desk } from '../shared/testing/desk';
import { ChecklistPage } from './checklist-page';
import * as checklistsEffects from './checklists.effects';
import { dischargeChecklistsFeature } from './checklists.state';
import { ChecklistPageHarness } from './testing/checklist-page-harness';

@Component({
  imports: [ChecklistPage],
  template: `<g-checklist-page bookingId="booking-1" [kind]="kind()" />`,
})
class Host {
  readonly kind = input<ChecklistKind>('discharge');
}

const READY = aVisitAt('arrived', 'prepared', 'in-room', 'in-recovery', 'ready');

describe('The checklist page', () => {
  let desk: Desk;

  async function open(
    day: DayCase,
    {
      kind = 'discharge',
      roles = ['nurse'] as Role[],
      answering = null as Desk['answering'] | null,
    } = {},
  ): Promise<ChecklistPageHarness> {
    desk = new Desk({
      roles,
      now: at('10:30'),
      cases: [day],
      providers: [
        provideState(dischargeChecklistsFeature),
        provideState(visitStepsFeature),
        provideEffects(checklistsEffects, visitStepsEffects),
      ],
    });
    if (answering !== null) desk.answering = answering;
    const fixture = TestBed.createComponent(Host);
    fixture.componentRef.setInput('kind', kind);
    return TestbedHarnessEnvironment.loader(fixture).getHarness(ChecklistPageHarness);
  }

  const ready = (answers: Readonly<Record<string, AnswerValue | null>> = {}): DayCase => {
    const day = withFinished(aDay({ visit: READY }), 'pre-procedure', 'time-out', 'recovery');
    return { ...day, checklists: [...day.checklists, aFinished('discharge', day, answers)] };
  };

  it('begins with the first answer, and answers by key, one after another', async () => {
    const page = await open(aDay({ visit: aVisitAt('arrived') }), { kind: 'pre-procedure' });
    desk.answering = ({ url }) => ({
      status: 201,
      body: url.endsWith('/checklists')
        ? { checklistId: 'checklist-9', changes: [] }
        : { changes: [] },
    });
    expect(await page.current()).toContain('Name and date of birth');
    await page.press('y');
    await page.press('n');

    await page.press('l');
    await desk.answered();
    expect(desk.asked.map(({ url, body }) => [url, body])).toEqual([
      ['/api/bookings/booking-1/checklists', { kind: 'pre-procedure' }],
      [
        '/api/checklists/checklist-9/answers',
        { version: 1, linkId: 'identity', value: true, reason: null },
      ],
      ['/api/bookings/booking-1/checklists', { kind: 'pre-procedure' }],
      [
        '/api/checklists/checklist-9/answers',
        { version: 1, linkId: 'consent', value: false, reason: null },
      ],
      ['/api/bookings/booking-1/checklists', { kind: 'pre-procedure' }],
      [
        '/api/checklists/checklist-9/answers',
        { version: 1, linkId: 'consent-side', value: 'left', reason: null },
      ],
    ]);
  });

  it('takes a number typed after its first digit, once, and goes on', async () => {
    const page = await open(ready({ 'lying-systolic': null }));
    expect(await page.current()).toContain('Lying: systolic');
    await page.press('1');
    await page.type('lying-systolic', '128');
    await desk.answered();
    expect(desk.asked.map(({ body }) => body)).toEqual([
      { version: 1, linkId: 'lying-systolic', value: 128, reason: null },
    ]);
    expect(await page.current()).toContain('Lying: diastolic');
  });

  it('says who answered and when, and keeps the answer before in sight', async () => {
    const day = ready();
    const corrected = day.checklists.map((checklist) =>
      checklist.kind !== 'discharge'
        ? checklist
        : {
            ...checklist,
            answers: [
              anAnswer('airway', false, { id: 'old', superseded: true, byName: 'Noor' }),
              ...checklist.answers,
            ],
          },
    );
    const page = await open({ ...day, checklists: corrected });
    expect(await page.saidOf('airway')).toContain('Maya Lindqvist 09:40');
    expect(await page.saidOf('airway')).toMatch(/before: no Noor 09:40/);
    expect(await page.chosen('airway')).toContain('Yes');
  });

  it('keeps an answer that the server did not take, with why and what to do', async () => {
    const page = await open(ready({ airway: null }));
    desk.answering = () => ({
      status: 409,
      body: { refusals: [{ code: 'answer-of-wrong-type', linkId: 'airway' }] },
    });
    await page.answer('airway', 'Yes');
    await desk.answered();
    const said = await page.saidOf('airway');
    expect(said).toContain('Not saved: yes');
    expect(said).toContain('Save again');
  });

  it('does not send home past what is in the way, and says all of it', async () => {
    const page = await open(ready({ 'legs-back': false, 'escort-here': false, walks: null }));
    expect(await page.step()).toEqual({ word: 'Send home', disabled: true });
    const blockers = await page.blockers();
    expect(blockers.length).toBe(3);
    expect(blockers.join(' ')).toContain('Leg strength and sensation');
    expect(blockers.join(' ')).toContain('A physician may overrule');
    await page.press('s');
    expect(desk.asked).toEqual([]);
  });

  it('sends home by one key when nothing is in the way', async () => {
    const page = await open(ready());
    expect(await page.step()).toEqual({ word: 'Send home', disabled: false });
    await page.press('s');
    expect(desk.asked).toEqual([
      {
        method: 'POST',
        url: '/api/bookings/booking-1/steps',
        body: { version: READY.version, step: 'home', reason: null },
      },
    ]);
  });

  it('opens the way when a colleague answers, and shows what a physician let pass', async () => {
    const day = ready({ 'escort-here': false });
    const page = await open(day);
    expect((await page.step()).disabled).toBeTrue();
    const overrules = [
      { ...aStamp(), blocker: 'item-forbids-home:escort-here', reason: 'Daughter is parking' },
    ];
    desk.changed(arriving('visit', { ...day.visit, version: day.visit.version + 1, overrules }));
    expect((await page.step()).disabled).toBeFalse();
    expect((await page.blockers()).join(' ')).toContain('Daughter is parking');
  });

  it('tells the team not to start while the sides differ', async () => {
    const inRoom = withFinished(
      aDay({ visit: aVisitAt('arrived', 'prepared', 'in-room') }),
      'pre-procedure',
    );
    const timeOut = aFinished('time-out', inRoom, { 'time-out-side': 'right', start: null });
    const page = await open(
      { ...inRoom, checklists: [...inRoom.checklists, timeOut] },
      { kind: 'time-out', roles: ['physician'] },
    );
    const [first] = await page.blockers();
    expect(first).toMatch(/time-out says right/i);
    expect((await page.step()).disabled).toBeTrue();
  });

  it('lets a coordinator read and not answer', async () => {
    const page = await open(ready({ airway: null }), { roles: ['coordinator'] });
    await page.press('y');
    expect(desk.asked).toEqual([]);
    expect((await page.step()).disabled).toBeTrue();
  });

  it('reads the checklists of a day that is over, and lets nobody answer them', async () => {
    const home = aDay({
      visit: aVisitAt('arrived', 'prepared', 'in-room', 'in-recovery', 'ready', 'home'),
    });
    const page = await open(home, {
      answering: () => ({ status: 200, body: { checklists: [aFinished('discharge', home)] } }),
    });
    await desk.answered();
    expect(await page.progress()).toBe('14 of 15');
    expect(desk.asked.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'GET /api/bookings/booking-1/checklists',
    ]);
    await page.press('n');
    expect(desk.asked.length).toBe(1);
  });

  it('says that the checklists of a day that is over cannot be read, and reads them again when asked', async () => {
    const home = aDay({
      visit: aVisitAt('arrived', 'prepared', 'in-room', 'in-recovery', 'ready', 'home'),
    });
    const page = await open(home, { answering: () => ({ status: 500, body: null }) });
    expect(await page.progress()).toBe('');
    await desk.answered();
    expect(await page.progress()).toBe('');
    expect(await page.failure()).toContain('Something broke on the server');
    desk.answering = () => ({ status: 200, body: { checklists: [aFinished('discharge', home)] } });
    await page.tryAgain();
    await desk.answered();
    expect(await page.progress()).toBe('14 of 15');
  });
});
