import type { AnswerValue } from '#domain/discharge/checklist';
import { aDay, aFinished, anAnswer, at, aVisitAt } from '#domain/testing/day-builders';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideEffects } from '@ngrx/effects';
import { provideState } from '@ngrx/store';
import { throwError } from 'rxjs';
import { VisitsClient } from '../shared/day/visits-client';
import * as visitStepsEffects from '../shared/day/visit-steps.effects';
import { visitStepsFeature } from '../shared/day/visit-steps.state';
import { arriving, Desk } from '../shared/testing/desk';
import { liveFeedActions } from '../state/live-feed.actions';
import { ChecklistPage } from './checklist-page';
import * as checklistsEffects from './checklists.effects';
import { dischargeChecklistsFeature } from './checklists.state';
import { ChecklistPageHarness } from './testing/checklist-page-harness';
import * as unsavedAnswersEffects from './unsaved-answers.effects';

@Component({
  imports: [ChecklistPage],
  template: `<g-checklist-page bookingId="booking-1" kind="discharge" />`,
})
class Host {}

const day = aDay({ visit: aVisitAt('arrived', 'prepared', 'in-room', 'in-recovery', 'ready') });
const begun = aFinished('discharge', day, { airway: null });

describe('An answer while the line is gone', () => {
  let desk: Desk;
  afterEach(() => {
    sessionStorage.clear();
  });

  async function open(): Promise<ChecklistPageHarness> {
    desk = new Desk({
      roles: ['nurse'],
      now: at('10:30'),
      cases: [{ ...day, checklists: [begun] }],
      providers: [
        provideState(dischargeChecklistsFeature),
        provideState(visitStepsFeature),
        provideEffects(checklistsEffects, unsavedAnswersEffects, visitStepsEffects),
      ],
    });
    const fixture = TestBed.createComponent(Host);
    return TestbedHarnessEnvironment.loader(fixture).getHarness(ChecklistPageHarness);
  }
  const line = (kind: 'live' | 'reconnecting'): void => {
    desk.store.dispatch(liveFeedActions.connectionChanged({ connection: { kind } }));
  };
  const answeredBy = (id: string, value: AnswerValue, by: string) => ({
    ...begun,
    version: begun.version + 1,
    answers: [...begun.answers, { ...anAnswer('airway', value), id, by, byName: 'Tom Hale' }],
  });

  it('is kept, shown as not saved, and sent when the line is back', async () => {
    const page = await open();
    const send = spyOn(TestBed.inject(VisitsClient), 'answerItem');
    send.and.returnValue(throwError(() => ({ kind: 'offline' })));
    line('reconnecting');
    await page.answer('airway', 'Yes');
    await desk.answered();
    expect(await page.saidOf('airway')).toContain('Not saved yet: yes');
    expect(await page.unsaved()).toContain('1 answer is not saved yet.');
    expect(JSON.stringify({ ...sessionStorage })).toContain('airway');
    desk.answering = () => ({
      status: 201,
      body: { changes: [arriving('checklist', answeredBy('mine', true, 'person-1'))] },
    });
    send.and.callThrough();
    line('live');
    await desk.answered();
    expect(await page.unsaved()).toBe('');
    expect(JSON.stringify({ ...sessionStorage })).not.toContain('airway');
    expect(await page.chosen('airway')).toContain('Yes');
  });

  it('stands beside what a colleague answered meanwhile, until somebody says which counts', async () => {
    const page = await open();
    const theirs = answeredBy('theirs', false, 'person-9');
    const stale = {
      ...{ code: 'stale', entity: 'checklist', id: begun.id, basedOn: 1, current: 2 },
      ...{ changedByName: 'Tom Hale', changedAt: at('10:20'), changed: ['airway'] },
    };
    desk.answering = () => ({ status: 409, body: { refusals: [stale] } });
    await page.answer('airway', 'Yes');
    await desk.answered();
    desk.changed(arriving('checklist', theirs));
    const said = await page.saidOf('airway');
    expect(said).toContain('Two answers');
    expect(said).toMatch(/Tom Hale.*saved.*no.*You.*not saved.*yes/s);
    desk.answering = () => ({ status: 201, body: { changes: [] } });
    await page.way('airway', 'Correct to “yes”');
    expect(desk.written.at(-1)?.body).toEqual(
      jasmine.objectContaining({ linkId: 'airway', value: true, version: theirs.version }),
    );
  });

  it('gives way where the colleague’s answer is to count', async () => {
    const page = await open();
    desk.answering = () => ({
      status: 409,
      body: {
        refusals: [
          {
            ...{ code: 'stale', entity: 'checklist', id: begun.id, basedOn: 1, current: 2 },
            ...{ changedByName: 'Tom Hale', changedAt: at('10:20'), changed: ['airway'] },
          },
        ],
      },
    });
    await page.answer('airway', 'Yes');
    await desk.answered();
    desk.changed(arriving('checklist', answeredBy('theirs', false, 'person-9')));
    await page.way('airway', 'Keep “no”');
    expect(await page.unsaved()).toBe('');
    expect(await page.chosen('airway')).toContain('No');
  });
});
