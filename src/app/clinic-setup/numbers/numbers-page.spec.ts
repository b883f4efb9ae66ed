import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import type { Action } from '@ngrx/store';
import { Store, provideState } from '@ngrx/store';
import type { ProposedRules } from '#domain/clinic/clinic';
import { DEFAULT_CLINIC_RULES } from '#domain/clinic/clinic-rules';
import type { Role } from '#domain/people/roles';
import { aClinic } from '#domain/testing/builders';
import { Desk } from '../../shared/testing/desk';
import { setUpPageActions } from '../set-up.actions';
import { setUpFeature } from '../set-up.state';
import { NumbersPage } from './numbers-page';
import { NumbersPageHarness } from './testing/numbers-page-harness';

const asked: ProposedRules = {
  rules: { ...DEFAULT_CLINIC_RULES, triageWithinDays: 1 },
  reason: 'Nobody should wait over a weekend',
  by: 'person-2',
  byName: 'Maya Lindqvist',
  at: '2026-09-04T13:10:00.000Z',
};

describe('The page of the numbers in force', () => {
  let sent: Action[];

  const open = async (
    roles: readonly Role[],
    proposedRules: ProposedRules | null = null,
  ): Promise<NumbersPageHarness> => {
    new Desk({
      roles,
      now: '2026-09-07T08:00:00.000Z',
      cases: [],
      providers: [provideState(setUpFeature)],
      also: { clinic: aClinic({ version: 4, proposedRules }) },
    });
    const fixture = TestBed.createComponent(NumbersPage);
    const store = TestBed.inject(Store);
    sent = [];
    spyOn(store, 'dispatch').and.callFake(((action: Action) => sent.push(action)) as never);
    return TestbedHarnessEnvironment.harnessForFixture(fixture, NumbersPageHarness);
  };

  it('shows each with its unit and source, and changes nothing for whoever may not', async () => {
    const page = await open(['nurse']);
    expect(await page.text()).toContain('Park 2010, 2 °C or more');
    expect(await page.buttons()).toEqual([]);
  });

  it('asks for other numbers, with as many reminders as there are', async () => {
    const page = await open(['administrator']);
    await page.press('Change the numbers');
    expect(await page.typed('remind 2')).toBe('14');
    await page.press('Drop the last reminder');
    expect(await page.typed('remind 2')).toBeNull();
    await page.press('Drop the last reading');
    await page.type('temperature 4', '25');
    await page.type('target urgent', '21');
    await page.type('reason', 'The payer asks for it');
    await page.press('Ask for approval');
    const { reminderLadder, urgencyTargetDays } = DEFAULT_CLINIC_RULES;
    expect(sent).toContain(
      setUpPageActions.rulesProposed({
        proposal: {
          version: 4,
          reason: 'The payer asks for it',
          rules: {
            ...DEFAULT_CLINIC_RULES,
            urgencyTargetDays: { ...urgencyTargetDays, urgent: 21 },
            reminderLadder: { ...reminderLadder, remindAfterDays: [7] },
            temperatureMinutes: [5, 10, 15, 25],
          },
        },
      }),
    );
  });

  it('shows a physician what was asked for, by whom and why, to approve', async () => {
    const page = await open(['physician'], asked);
    const text = await page.text();
    expect(text).toContain('Maya Lindqvist asked for other numbers');
    expect(text).toContain('Nobody should wait over a weekend');
    await page.press('Approve');
    expect(sent).toContain(setUpPageActions.rulesDecided({ version: 4, decision: 'approve' }));
  });

  it('lets an administrator take back, not approve', async () => {
    const page = await open(['administrator'], asked);
    expect(await page.buttons()).toEqual(['Change the numbers', 'Take back']);
  });
});
