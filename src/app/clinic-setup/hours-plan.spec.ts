import type { ComponentHarness, ComponentHarnessConstructor } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import type { Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { PlanPreview } from '#contract/session-plan';
import { aBay, aBooking, aPatient, aPhysician, aRoom, aSession } from '#domain/testing/builders';
import { provideEffects } from '@ngrx/effects';
import { provideState } from '@ngrx/store';
import { Desk } from '../shared/testing/desk';
import { ClinicForm } from './clinic/clinic-form';
import { ResourceForm } from './places/resource-form';
import { ClinicFormHarness, ResourceFormHarness } from './sessions/testing/plan-harness';
import * as setUpEffects from './set-up.effects';
import { setUpFeature } from './set-up.state';

const MONDAY = '2026-09-14';
const booking = aBooking({ date: MONDAY, start: 990, version: 3 });
const bay = aBay();

describe('Opening hours and bays over bookings that stand', () => {
  let desk: Desk;

  const open = async <H extends ComponentHarness>(
    page: Type<unknown>,
    harness: ComponentHarnessConstructor<H>,
    refusals: PlanPreview['stranded'][number]['refusals'],
    inputs: Record<string, unknown> = {},
  ): Promise<H> => {
    desk = new Desk({
      roles: ['administrator'],
      now: '2026-09-07T08:00:00.000Z',
      cases: [],
      routes: [{ path: '**', children: [] }],
      providers: [provideState(setUpFeature), provideEffects(setUpEffects)],
      also: {
        resources: [aRoom(), aPhysician(), bay],
        patients: [aPatient()],
        bookings: [booking],
        sessions: [aSession({ date: MONDAY })],
      },
    });
    const stranded = [{ bookingId: booking.id, version: 3, refusals }];
    desk.answering = ({ url }) => ({
      status: 200,
      body: url.endsWith('preview') ? { stranded, made: 0, changed: 0, gone: 0 } : { changes: [] },
    });
    const fixture = TestBed.createComponent(page);
    for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
    return TestbedHarnessEnvironment.harnessForFixture(fixture, harness);
  };
  const bodyAt = (index: number) => desk.written[index]?.body as Record<string, object>;

  it('shows whom an earlier closing strands, keeps what was typed, and saves after a yes', async () => {
    const form = await open(ClinicForm, ClinicFormHarness, [
      { code: 'recovery-past-closing', ends: 1065, closes: 1020 },
    ]);
    await form.fill('to-1', '17:00');
    await form.press('Save');
    await desk.answered();
    expect(await form.stranded()).toEqual([jasmine.stringMatching(/^Okafor, Grace · .*16:30$/)]);
    expect((await form.reasons()).join()).toContain('17:00');
    expect(await form.typed('to-1')).toBe('17:00');
    expect(desk.written.map(({ url }) => url)).toEqual(['/api/session-plan/preview']);
    await form.press('Save, and move them later');
    await desk.answered();
    expect(bodyAt(1)['change']).toEqual(
      jasmine.objectContaining({ kind: 'change-clinic', version: 1 }),
    );
    expect(bodyAt(1)['seen']).toEqual([{ bookingId: booking.id, version: 3 }]);
  });

  it('is weighed again once the form says something else: what is on screen is what is saved', async () => {
    const form = await open(ClinicForm, ClinicFormHarness, [
      { code: 'recovery-past-closing', ends: 1065, closes: 1020 },
    ]);
    await form.fill('to-1', '17:00');
    await form.press('Save');
    await desk.answered();
    expect((await form.stranded()).length).toBe(1);
    await form.fill('to-1', '17:30');
    expect(await form.stranded()).toEqual([]);
    expect(await form.typed('to-1')).toBe('17:30');
  });

  it('shows who would recover in a bay that nobody watches then', async () => {
    const minutes = { start: 1020, end: 1065 };
    const refusals = [{ code: 'no-bay-staffed', minutes }] as const;
    const form = await open(ResourceForm, ResourceFormHarness, refusals, { id: bay.id });
    await form.fill('to-1', '17:00');
    await form.press('Save');
    await desk.answered();
    expect((await form.stranded()).length).toBe(1);
    await form.press('Do not save');
    expect(await form.stranded()).toEqual([]);
    expect(desk.written.length).toBe(1);
    expect(bodyAt(0)['change']).toEqual(
      jasmine.objectContaining({ kind: 'change-resource', resourceId: bay.id }),
    );
  });
});
