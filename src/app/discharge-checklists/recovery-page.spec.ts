import type { AnswerValue } from '#domain/discharge/checklist';
import { aBooking } from '#domain/testing/builders';
import {
  aDay,
  aFinished,
  at,
  aVisitAt,
  measured,
  type Reading,
  withFinished,
} from '#domain/testing/day-builders';
import type { DayCase } from '#domain/visit/day-case';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component, input } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideEffects } from '@ngrx/effects';
import { provideState } from '@ngrx/store';
import * as visitStepsEffects from '../shared/day/visit-steps.effects';
import { visitStepsFeature } from '../shared/day/visit-steps.state';
import { Desk } from '../shared/testing/desk';
import { ChecklistPage } from './checklist-page';
import * as checklistsEffects from './checklists.effects';
import { dischargeChecklistsFeature } from './checklists.state';
import { ChecklistPageHarness } from './testing/checklist-page-harness';

@Component({
  selector: 'g-recovery-host',
  imports: [ChecklistPage],
  template: `<g-checklist-page bookingId="booking-1" [kind]="kind()" />`,
})
class Host {
  readonly kind = input('recovery');
}

// In recovery since 09:40; answers are of 09:40, too.
const RECOVERING = aVisitAt('arrived', 'prepared', 'in-room', 'in-recovery');
const TEN: Readonly<Record<string, AnswerValue>> = {
  'mpadss-vitals': '2',
  'mpadss-ambulation': '2',
  'mpadss-nausea': '2',
  'mpadss-pain': '2',
  'mpadss-bleeding': '2',
};

describe('The recovery checklist', () => {
  let desk: Desk;

  const recovering = (
    recovery: Readonly<Record<string, AnswerValue | null>>,
    { readings = [] as readonly Reading[], over = {} } = {},
  ): DayCase => {
    const day = withFinished(
      aDay({ visit: { ...RECOVERING, measurements: measured(...readings) }, ...over }),
      'pre-procedure',
      'time-out',
      'sign-out',
    );
    const scored = aFinished('recovery', day, { ...TEN, ...recovery });
    return { ...day, checklists: [...day.checklists, scored] };
  };

  const open = async (
    day: DayCase,
    { now = '10:00', kind = 'recovery' } = {},
  ): Promise<ChecklistPageHarness> => {
    desk = new Desk({
      roles: ['nurse'],
      now: at(now),
      cases: [day],
      providers: [
        provideState(dischargeChecklistsFeature),
        provideState(visitStepsFeature),
        provideEffects(checklistsEffects, visitStepsEffects),
      ],
    });
    const fixture = TestBed.createComponent(Host);
    fixture.componentRef.setInput('kind', kind);
    return TestbedHarnessEnvironment.loader(fixture).getHarness(ChecklistPageHarness);
  };

  it('counts the score while it is typed, before the server has answered', async () => {
    const page = await open(recovering({ 'mpadss-pain': null, 'mpadss-nausea': '1' }));
    expect(await page.scores()).toEqual(['MPADSS 7/10 so far, 1 open: at best 9, needs 9']);
    desk.answering = () => ({ status: 500, body: null });
    await page.answer('mpadss-pain', '1');
    expect(await page.scores()).toEqual(['MPADSS 8/10 needs 9']);
  });

  it('scores Aldrete beside it after sedation', async () => {
    const page = await open(
      recovering(
        {
          'aldrete-activity': '2',
          'aldrete-respiration': '2',
          'aldrete-circulation': '1',
          'aldrete-consciousness': '2',
          'aldrete-oxygen': '2',
        },
        { over: { booking: aBooking({ sedation: true }) } },
      ),
    );
    expect(await page.scores()).toEqual(['MPADSS 10/10 needs 9', 'Aldrete 9/10 needs 9']);
  });

  it('shows what stops the patient above a score of 10, and is not outweighed by it', async () => {
    const day = recovering(
      {},
      {
        readings: [
          ['leg-strength', 'left', 'baseline', 5],
          ['leg-strength', 'left', 'recovery', 4],
        ],
      },
    );
    const whole = { ...day, checklists: [...day.checklists, aFinished('discharge', day)] };
    const page = await open(whole, { now: '10:30', kind: 'discharge' });
    expect(await page.order()).toEqual(['stops', 'scores']);
    expect(await page.scores()).toEqual(['MPADSS 10/10 needs 9']);
    expect(await page.stops()).toEqual([
      'legs holds',
      'stand clear',
      'orthostatic clear',
      'walk clear',
      'site clear',
      'groin clear',
    ]);
    expect((await page.blockers()).join(' ')).toContain(
      'Leg strength, left is less than before the block: 4 of 5, before 5 of 5.',
    );
  });

  it('says that the stops were not checked yet', async () => {
    const page = await open(recovering({}));
    expect(new Set((await page.stops()).map((stop) => stop.split(' ')[1]))).toEqual(
      new Set(['open']),
    );
  });

  it('says beside an item what was measured and what that is worth', async () => {
    const page = await open(
      recovering(
        { 'mpadss-vitals': '2', 'mpadss-pain': null },
        {
          readings: [
            ['systolic', null, 'baseline', 120],
            ['systolic', null, 'recovery', 90, '09:52'],
            ['nrs', null, 'recovery', 2, '09:52'],
          ],
        },
      ),
    );
    expect(await page.saidOf('mpadss-vitals')).toContain(
      'Measured 09:52: systolic pressure 90 (−25 %). Worth 1 point.',
    );
    expect(await page.saidOf('mpadss-pain')).toContain('pain (NRS) 2. Worth 2 points.');
    expect(await page.saidOf('mpadss-nausea')).not.toContain('Measured');
  });

  it('takes the same answer as a new score once it is due again, and not before', async () => {
    const early = await open(recovering({}), { now: '10:09' });
    await early.answer('mpadss-nausea', '2');
    expect(desk.asked).toEqual([]);
    expect(await early.saidOf('mpadss-nausea')).not.toContain('Score again');
    TestBed.resetTestingModule();
    const due = await open(recovering({}), { now: '10:10' });
    expect(await due.saidOf('mpadss-nausea')).toContain('Score again');
    await due.answer('mpadss-nausea', '2');
    await desk.answered();
    expect(desk.asked.map(({ body }) => body)).toEqual([
      { version: 1, linkId: 'mpadss-nausea', value: '2', reason: null },
    ]);
  });

  it('says what falls due, and whose move it is', async () => {
    const page = await open(recovering({}), { now: '09:58' });
    expect(await page.timers()).toEqual([
      'Vital signs due 09:55, overdue by 3 min',
      'Temperature of both feet, 15 min due 09:55, overdue by 3 min',
      'Discharge score due 10:10, in 12 min',
      'Home at the earliest 10:10, in 12 min',
    ]);
  });
});
