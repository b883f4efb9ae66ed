import type { ComponentHarness, ComponentHarnessConstructor } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import type { Type } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import type { PlanPreview } from '#contract/session-plan';
import type { Snapshot } from '#contract/live';
import {
  aBay,
  aBooking,
  aPatient,
  aPhysician,
  aRoom,
  aSession,
  aSessionTemplate,
} from '#domain/testing/builders';
import { provideEffects } from '@ngrx/effects';
import { provideState } from '@ngrx/store';
import { Dialogs } from '../../shared/dialogs/dialogs';
import { Notices } from '../../shared/notices/notices';
import { Desk } from '../../shared/testing/desk';
import * as setUpEffects from '../set-up.effects';
import { setUpFeature } from '../set-up.state';
import { ClosureForm } from './closure-form';
import { SessionsPage } from './sessions-page';
import { TemplateDetail } from './template-detail';
import {
  ClosureFormHarness,
  SessionsPageHarness,
  TemplateDetailHarness,
} from './testing/plan-harness';

const MONDAY = '2026-09-14';
const booking = aBooking({ date: MONDAY, start: 570, version: 3 });
const template = aSessionTemplate({ maxCases: 8, maxSedationCases: 2, until: '2026-10-30' });
const of = { id: template.id, date: MONDAY, adjusted: false };
const preview = (stranded: PlanPreview['stranded']): PlanPreview => ({
  stranded,
  ...{ made: 0, changed: 0, gone: 0 },
});

describe('The plan of sessions', () => {
  let desk: Desk;
  let fixture: ComponentFixture<unknown>;

  const open = async <H extends ComponentHarness>(
    page: Type<unknown>,
    harness: ComponentHarnessConstructor<H>,
    also: Partial<Snapshot> = {},
    inputs: Record<string, unknown> = {},
  ): Promise<H> => {
    desk = new Desk({
      roles: ['administrator'],
      now: '2026-09-07T08:00:00.000Z',
      cases: [],
      routes: [{ path: '**', children: [] }],
      providers: [provideState(setUpFeature), provideEffects(setUpEffects)],
      also: {
        resources: [aRoom(), aPhysician(), aBay()],
        patients: [aPatient()],
        bookings: [booking],
        sessionTemplates: [template],
        sessions: [aSession({ date: MONDAY, template: of })],
        ...also,
      },
    });
    desk.answering = ({ url }) => ({
      status: 200,
      body: url.endsWith('preview') ? preview([]) : { changes: [] },
    });
    fixture = TestBed.createComponent(page);
    for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
    return TestbedHarnessEnvironment.harnessForFixture(fixture, harness);
  };

  it('shows whom a closure strands, with the reason, and saves it only after a yes', async () => {
    const form = await open(ClosureForm, ClosureFormHarness);
    const refusals = [{ code: 'resource-away', resourceId: 'room-1', reason: 'C-arm' }] as const;
    desk.answering = ({ url }) =>
      url.endsWith('preview')
        ? {
            status: 200,
            body: preview([{ bookingId: booking.id, version: 3, refusals }]),
          }
        : { status: 200, body: { changes: [] } };
    await form.fill('from', MONDAY);
    await form.fill('to', MONDAY);
    await form.fill('reason', 'C-arm');
    await form.press('Add closure');
    await desk.answered();
    expect(await form.stranded()).toEqual([jasmine.stringMatching(/^Okafor, Grace · .*09:30$/)]);
    expect((await form.reasons()).join()).toContain('C-arm');
    expect(desk.written.map(({ url }) => url)).toEqual(['/api/session-plan/preview']);
    await form.press('Save, and move them later');
    await desk.answered();
    expect(desk.written[1]).toEqual({
      method: 'POST',
      url: '/api/session-plan',
      body: {
        change: { kind: 'close', resourceId: null, from: MONDAY, to: MONDAY, reason: 'C-arm' },
        seen: [{ bookingId: booking.id, version: 3 }],
      },
    });
  });

  it('saves at once what strands nobody', async () => {
    const form = await open(ClosureForm, ClosureFormHarness);
    await form.fill('reason', 'Training day');
    await form.press('Add closure');
    await desk.answered();
    expect(desk.written.map(({ url }) => url)).toEqual([
      '/api/session-plan/preview',
      '/api/session-plan',
    ]);
  });

  it('says a template in plain words, its dates, and what is left out', async () => {
    const left = { ...template, dropped: ['2026-09-28'] };
    const page = await open(
      TemplateDetail,
      TemplateDetailHarness,
      { sessionTemplates: [left] },
      { id: template.id },
    );
    expect(await page.text()).toContain('Every 2 weeks on Monday 08:30–12:30');
    expect(await page.text()).toContain('at most 8 cases, 2 with sedation');
    const [first, second, third] = await page.dates();
    expect(first).toMatch(/Sep 14$/);
    expect(second).toContain('left out');
    expect(third).toContain('not on the board');
    await page.press('Put back');
    await desk.answered();
    expect(desk.written[0]?.body).toEqual({
      change: { kind: 'restore-date', templateId: template.id, version: 1, date: '2026-09-28' },
    });
  });

  it('changes a template from a date on', async () => {
    const page = await open(TemplateDetail, TemplateDetailHarness, {}, { id: template.id });
    await page.fill('from', '2026-09-28');
    await page.fill('end', '11:30');
    await page.press('Save changes');
    await desk.answered();
    expect(desk.written[0]?.body).toEqual({
      change: {
        kind: 'change-template',
        ...{ templateId: template.id, version: 1, weekday: 1, everyWeeks: 2 },
        ...{ physicianId: 'physician-1', roomId: 'room-1', minutes: { start: 510, end: 690 } },
        ...{ procedureTypeIds: [], maxCases: 8, maxSedationCases: 2 },
        ...{ from: '2026-09-28', until: '2026-10-30' },
      },
    });
  });

  it('lists templates, closures in a row as one, and who needs a move', async () => {
    const closure = (id: string, date: string) => ({
      ...{ id, version: 1, date, resourceId: 'room-1', reason: 'C-arm serviced' },
    });
    const page = await open(SessionsPage, SessionsPageHarness, {
      closures: [closure('two', '2026-09-15'), closure('one', MONDAY)],
    });
    expect(await page.stranded()).toEqual([jasmine.stringMatching(/^Okafor, Grace/)]);
    const [regular, closed] = await page.plan();
    expect(regular).toContain('Every 2 weeks on Monday');
    expect(closed).toContain('C-arm serviced');
    const confirm = spyOn(TestBed.inject(Dialogs), 'confirm').and.resolveTo(false);
    await page.press('Open again');
    await desk.answered();
    expect(desk.written).toEqual([]);
    confirm.and.resolveTo(true);
    const failure = { refusals: [{ code: 'not-found', entity: 'closure', id: 'one' }] };
    desk.answering = () => ({ status: 409, body: failure });
    await page.press('Open again');
    await desk.answered();
    expect(desk.written[0]?.body).toEqual({
      change: { kind: 'reopen', closureIds: ['one', 'two'] },
    });
    // There is no form to say it in.
    expect(TestBed.inject(Notices).shown()).toEqual([jasmine.objectContaining({ tone: 'failed' })]);
  });

  it('ends a regular session only after a yes', async () => {
    const page = await open(TemplateDetail, TemplateDetailHarness, {}, { id: template.id });
    const confirm = spyOn(TestBed.inject(Dialogs), 'confirm').and.resolveTo(false);
    await page.press('End from today');
    await desk.answered();
    expect(desk.written).toEqual([]);
    confirm.and.resolveTo(true);
    await page.press('End from today');
    await desk.answered();
    expect(desk.written[0]?.body).toEqual({
      change: { kind: 'end-template', templateId: template.id, version: 1, until: '2026-09-06' },
    });
  });

  it('keeps what is typed for one session out of the next, and says that another changed it', async () => {
    const other = aSessionTemplate({ id: 'template-2', weekday: 3, maxCases: 5 });
    const page = await open(
      TemplateDetail,
      TemplateDetailHarness,
      { sessionTemplates: [template, other] },
      { id: template.id },
    );
    await page.fill('maxCases', '3');
    await page.fill('until', '2026-12-01');
    desk.changed({
      ...{ seq: 900, entity: 'session-template', id: template.id, version: 2, at: MONDAY },
      ...{ byName: 'Owen Tranter', body: { ...template, version: 2, maxCases: 6 } },
    });
    expect(await page.text()).toContain('Somebody has changed this meanwhile.');
    expect(await page.typed('maxCases')).toBe('3');
    await page.press('Show as it is now');
    expect(await page.typed('maxCases')).toBe('6');
    await page.fill('maxCases', '3');
    fixture.componentRef.setInput('id', other.id);
    expect(await page.typed('maxCases')).toBe('5');
    expect(await page.typed('weekday')).toBe('3');
    expect(await page.typed('until')).toBe('');
  });

  it('keeps the last day of a closure that begins earlier', async () => {
    const form = await open(ClosureForm, ClosureFormHarness);
    await form.fill('from', '2026-09-14');
    await form.fill('to', '2026-09-18');
    await form.fill('from', '2026-09-15');
    expect(await form.typed('to')).toBe('2026-09-18');
    await form.fill('from', '2026-09-21');
    expect(await form.typed('to')).toBe('2026-09-21');
  });
});
