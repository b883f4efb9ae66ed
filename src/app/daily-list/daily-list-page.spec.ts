import type { Booking } from '#domain/booking/booking';
import type { Patient } from '#domain/clinic/patient';
import type { Series } from '#domain/series/series';
import {
  aBay,
  aBooking,
  aPatient,
  aPhysician,
  aReferral,
  aRoom,
  aSeries,
  aStamp,
} from '#domain/testing/builders';
import { aDay, aVisitAt, at } from '#domain/testing/day-builders';
import { aResponse } from '#domain/testing/series-builders';
import type { StampedStep } from '#domain/visit/visit';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { provideState } from '@ngrx/store';
import { Desk } from '../shared/testing/desk';
import { DailyListPage } from './daily-list-page';
import { dailyListFeature } from './daily-list.state';
import { DailyListHarness } from './testing/daily-list-harness';

const aCase = (
  n: number,
  name: string,
  start: number,
  over: { booking?: Partial<Booking>; patient?: Partial<Patient>; steps?: StampedStep[] } = {},
) => {
  const id = `booking-${n}`;
  const ids = { patientId: `patient-${n}`, referralId: `referral-${n}` };
  return aDay({
    booking: aBooking({ id, start, ...ids, ...over.booking }),
    patient: aPatient({ id: ids.patientId, familyName: name, weightKg: 80, ...over.patient }),
    referral: aReferral({ id: ids.referralId, patientId: ids.patientId, decision: 'accepted' }),
    visit: { ...aVisitAt(...(over.steps ?? [])), bookingId: id },
  });
};

describe('A physician’s list', () => {
  async function open(
    cases: readonly ReturnType<typeof aCase>[],
    inputs: Readonly<Record<string, string>> = {},
    series: readonly Series[] = [],
  ): Promise<DailyListHarness> {
    new Desk({
      roles: ['physician'],
      now: at('09:05'),
      cases,
      routes: [{ path: '**', component: DailyListPage }],
      providers: [provideState(dailyListFeature)],
      also: {
        series,
        resources: [
          aPhysician(),
          aPhysician({ id: 'physician-2', name: 'Dr Paul Adeyemi' }),
          aRoom(),
          aBay(),
        ],
      },
    });
    const fixture = TestBed.createComponent(DailyListPage);
    for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
    return TestbedHarnessEnvironment.harnessForFixture(fixture, DailyListHarness);
  }

  const three = () => [
    aCase(2, 'Jama', 600, { booking: { side: 'right' } }),
    aCase(1, 'Okafor', 550, { steps: ['arrived'] }),
    aCase(3, 'Quayle', 660, { booking: { side: 'both', physicianId: 'physician-2' } }),
  ];

  it('has one row a patient in order of time, with the side unmistakable', async () => {
    const list = await open(three());
    const [first, second, third] = await list.rows();
    expect(first).toContain('09:10');
    expect(first).toContain('Okafor, Grace');
    expect(first).toContain('52 · F · GA-000001');
    expect(first).toContain('LSB L3');
    expect(first).toContain('Arrived');
    expect(first).toContain('R1 · B1');
    expect(second).toContain('10:00');
    expect(third).toBeUndefined();
    expect(await list.sides()).toEqual(['Left', 'Right']);
    expect(await list.heading()).toContain('2 patients · until about 10:30');
  });

  it('shows a colleague’s list by choice', async () => {
    const list = await open(three(), { physician: 'physician-2' });
    expect(await list.rows()).toEqual([jasmine.stringContaining('Quayle')]);
    expect(await list.heading()).toContain('List of Dr Paul Adeyemi');
  });

  it('says how far behind the day runs', async () => {
    const late = aCase(1, 'Okafor', 540);
    const list = await open([late, aCase(2, 'Jama', 580)]);
    const [first, second] = await list.rows();
    expect(first).toContain('about 09:05');
    expect(second).toContain('about 09:45');
    expect(await list.heading()).toContain('5 min late');
  });

  it('names the risks and what is not in hand', async () => {
    const patient = { allergies: ['Iodinated contrast'], diabetes: true, weightKg: 55 };
    const sick = aCase(1, 'Okafor', 550, { patient });
    const plan = {
      drug: 'apixaban',
      decision: 'stop' as const,
      stopDays: 3,
      restartHours: null,
      decided: aStamp(),
      prescriberAgreed: aStamp(),
    };
    const item = {
      id: 'item',
      kind: 'escort' as const,
      owner: 'patient' as const,
      dueOn: null,
      done: null,
    };
    const referral = { ...sick.referral, antithrombotics: [plan], readiness: [item] };
    const [row] = await (await open([{ ...sick, referral }])).rows();
    expect(row).toContain('apixaban: none from Fri, Sep 11');
    expect(row).toContain('Allergy: Iodinated contrast');
    expect(row).toContain('Diabetes');
    expect(row).toContain('55 kg');
    expect(row).toContain('Missing: Escort home');
  });

  it('says how the last block worked, and opens the history', async () => {
    const series = aSeries({ patientId: 'patient-1', responses: [aResponse(1, ['24-h'])] });
    const day = aCase(1, 'Okafor', 550, {
      booking: { seriesId: 'series-1', blockIndex: 2 },
      patient: { drugs: ['Gabapentin'] },
    });
    const given = aCase(8, 'Okafor', 550, {
      booking: {
        id: 'booking-1',
        patientId: 'patient-1',
        seriesId: 'series-1',
        blockIndex: 1,
        date: '2026-08-31',
      },
      steps: ['home'],
    });
    const list = await open(
      [
        { ...day, booking: { ...day.booking, id: 'booking-9' } },
        { ...given, patient: day.patient, visit: { ...given.visit, bookingId: 'booking-1' } },
      ],
      {},
      [series],
    );
    const [row] = await list.rows();
    expect(row).toContain('block 2 of 3');
    expect(row).toContain('NRS 7 → 3 · 60 %');
    await list.open(0);
    const history = await list.history();
    expect(history).toContain('Gabapentin');
    expect(history).toContain('Complex regional pain syndrome');
    expect(history).toContain('How the blocks worked');
    expect(await list.links()).toEqual([
      '/series/series-1',
      '/today/booking-9',
      '/queue/referral-1',
    ]);
    await list.press('Escape');
    expect(await list.history()).toBe('');
  });

  it('is walked by J and K; an open history goes along', async () => {
    const list = await open(three());
    await list.press('j');
    expect(await list.focusedRow()).toContain('Jama');
    await list.press('k');
    expect(await list.focusedRow()).toContain('Okafor');
    await list.open(0);
    await list.press('j');
    expect(await list.history()).toContain('Patient');
    expect(await list.focusedRow()).toContain('Jama');
  });

  it('is swiped from patient to patient while a history is open', async () => {
    const list = await open(three());
    await list.open(0);
    await list.swipe(300, 100);
    expect(await list.focusedRow()).toContain('Jama');
    await list.swipe(100, 300);
    expect(await list.focusedRow()).toContain('Okafor');
    await list.swipe(100, 130);
    expect(await list.focusedRow()).toContain('Okafor');
  });

  it('goes from day to day by arrows, and back to today', async () => {
    const list = await open(three(), { date: '2026-09-15' });
    expect(await list.text()).toContain('Nobody is on this list');
    const navigate = spyOn(TestBed.inject(Router), 'navigate').and.resolveTo(true);
    await list.press('ArrowRight');
    expect(navigate.calls.mostRecent().args[0]).toEqual(['/my-list', '2026-09-16']);
    await list.press('ArrowLeft');
    expect(navigate.calls.mostRecent().args[0]).toEqual(['/my-list']);
    await list.press('t');
    expect(navigate.calls.mostRecent().args[0]).toEqual(['/my-list']);
  });

  it('shows today when the address names no day', async () => {
    const list = await open(three(), { date: 'yesterday' });
    expect((await list.rows()).length).toBe(2);
  });
});
