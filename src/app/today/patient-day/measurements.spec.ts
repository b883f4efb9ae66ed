import {
  aChecklist,
  aDay,
  at,
  aVisitAt,
  measured,
  type Reading,
} from '#domain/testing/day-builders';
import type { TakenMeasurement } from '#domain/visit/measurements';
import type { StampedStep } from '#domain/visit/visit';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { Desk } from '../../shared/testing/desk';
import type { Sending } from '../today.state';
import { Measurements } from './measurements';
import { MeasurementsHarness } from './testing/measurements-harness';

const IDLE: Sending = { busy: false, failure: null, stored: 0 };
const RECOVERING: readonly StampedStep[] = ['arrived', 'prepared', 'in-room', 'in-recovery'];

describe('The measurements', () => {
  let fixture: ComponentFixture<Measurements>;
  let entered: (readonly TakenMeasurement[])[];

  const open = async (
    steps: readonly StampedStep[],
    ...readings: readonly Reading[]
  ): Promise<MeasurementsHarness> => {
    const day = aDay({
      visit: { ...aVisitAt(...steps), measurements: measured(...readings) },
      checklists: [
        aChecklist('pre-procedure', { 'baseline-legs': 'full', 'baseline-walking': 'unaided' }),
      ],
    });
    new Desk({ roles: ['nurse'], now: at('09:55'), cases: [day] });
    fixture = TestBed.createComponent(Measurements);
    fixture.componentRef.setInput('day', day);
    fixture.componentRef.setInput('sending', IDLE);
    entered = [];
    fixture.componentInstance.entered.subscribe((taken) => entered.push(taken));
    return TestbedHarnessEnvironment.harnessForFixture(fixture, MeasurementsHarness);
  };
  const sending = async (state: Partial<Sending>): Promise<void> => {
    fixture.componentRef.setInput('sending', { ...IDLE, ...state });
    await fixture.whenStable();
  };

  it('stay typed until they are stored, also when an earlier row was', async () => {
    const page = await open(RECOVERING);
    await sending({ stored: 1 });
    await page.type('pulse', '72');
    await sending({ stored: 1, busy: true });
    await sending({ stored: 1, failure: { kind: 'offline' } });
    expect(await page.typed('pulse')).toBe('72');
    await sending({ stored: 2 });
    expect(await page.typed('pulse')).toBe('');
  });

  it('stand beside their baseline, with how far each is off', async () => {
    const page = await open(
      RECOVERING,
      ['nrs', null, 'baseline', 8],
      ['systolic', null, 'baseline', 120],
      ['pulse', null, 'baseline', 60],
      ['skin-temperature', 'left', 'baseline', 28.4],
      ['nrs', null, 'recovery', 2],
      ['systolic', null, 'recovery', 90],
      ['skin-temperature', 'left', 'recovery', 31],
      ['leg-strength', 'left', 'recovery', 4],
      ['leg-strength', 'right', 'recovery', 5],
      ['walking', null, 'recovery', 1],
    );
    expect(await page.row('nrs')).toEqual(['NRS', '8', '2 09:50', '75 % less']);
    expect(await page.row('systolic')).toEqual(['Systolic', '120', '90 09:50', '−30 (−25 %)']);
    expect(await page.row('pulse')).toEqual(['Pulse', '60', '–', '']);
    expect(await page.row('skin-temperature-left')).toEqual([
      'Left foot °C',
      '28.4',
      '31 09:50',
      '+2.6 °C',
    ]);
    expect(await page.row('leg-strength-left')).toEqual([
      'Left leg strength 0–5',
      '5 of 5',
      '4 of 5 09:50',
      'less: stays here',
    ]);
    expect((await page.row('leg-strength-right'))[3]).toBe('as before');
    expect(await page.row('walking')).toEqual([
      'Walking',
      'unaided',
      'with help 09:50',
      'less: stays here',
    ]);
  });

  it('ask before the room for what the baseline lacks', async () => {
    const page = await open(
      ['arrived'],
      ['nrs', null, 'baseline', 8],
      ['systolic', null, 'baseline', 120],
      ['diastolic', null, 'baseline', 70],
      ['spo2', null, 'baseline', 98],
      ['skin-temperature', 'left', 'baseline', 28.4],
    );
    expect(await page.missing()).toBe('Still to take: Pulse, Right foot °C');
  });

  it('say afterwards what there is nothing to compare with', async () => {
    const page = await open(RECOVERING, ['nrs', null, 'baseline', 8]);
    expect(await page.missing()).toMatch(/^Nothing to compare with: Systolic, .*Right foot °C$/);
  });

  it('are sent with their leg and as of now, words chosen and numbers typed', async () => {
    const page = await open(RECOVERING);
    await page.type('leg-strength-left', '4');
    await page.choose('leg-sensation-right', 2);
    await page.type('systolic', '118');
    await page.save();
    expect(entered).toEqual([
      [
        { kind: 'systolic', side: null, value: 118, phase: 'recovery' },
        { kind: 'leg-strength', side: 'left', value: 4, phase: 'recovery' },
        { kind: 'leg-sensation', side: 'right', value: 1, phase: 'recovery' },
      ],
    ]);
  });

  it('refuse a slip of the finger, and keep it typed', async () => {
    const page = await open(RECOVERING);
    await page.type('leg-strength-left', '6');
    expect(await page.refusals()).toContain('between 0 and 5');
    await page.save();
    expect(entered).toEqual([]);
    expect(await page.typed('leg-strength-left')).toBe('6');
  });

  it('leave the feet to their minutes once the baseline is over', async () => {
    expect(await (await open(['arrived'])).asks('skin-temperature-left')).toBeTrue();
    TestBed.resetTestingModule();
    expect(await (await open(RECOVERING)).asks('skin-temperature-left')).toBeFalse();
  });
});
