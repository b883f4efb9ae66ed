import { aBooking, aClinic } from '#domain/testing/builders';
import { aDay, at, aVisitAt, measured, type Reading } from '#domain/testing/day-builders';
import type { DayCase } from '#domain/visit/day-case';
import type { TakenMeasurement } from '#domain/visit/measurements';
import type { Role } from '#domain/people/roles';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { Desk } from '../../../shared/testing/desk';
import type { Sending } from '../../today.state';
import { BlockEvidenceHarness } from '../testing/block-evidence-harness';
import { BlockEvidencePanel } from './block-evidence';

const IDLE: Sending = { busy: false, failure: null, stored: 0 };
// In recovery since 09:40, which is the procedure's end.
const RECOVERING = aVisitAt('arrived', 'prepared', 'in-room', 'in-recovery');
const COLD: readonly Reading[] = [
  ['skin-temperature', 'left', 'baseline', 28.4, '09:15'],
  ['skin-temperature', 'right', 'baseline', 31.2, '09:15'],
  ['nrs', null, 'baseline', 7, '09:15'],
];
const at5 = (left: number, right: number): readonly Reading[] => [
  ['skin-temperature', 'left', 'recovery', left, '09:45', 5],
  ['skin-temperature', 'right', 'recovery', right, '09:45', 5],
];

describe('The evidence of a block, on the patient’s day', () => {
  let fixture: ComponentFixture<BlockEvidencePanel>;
  let entered: (readonly TakenMeasurement[])[];

  const of = (readings: readonly Reading[], over: Partial<DayCase> = {}): DayCase =>
    aDay({ visit: { ...RECOVERING, measurements: measured(...readings) }, ...over });

  const open = async (
    day: DayCase,
    { now = '09:47', roles = ['nurse'] as readonly Role[] } = {},
  ): Promise<BlockEvidenceHarness> => {
    new Desk({ roles, now: at(now), cases: [day] });
    fixture = TestBed.createComponent(BlockEvidencePanel);
    fixture.componentRef.setInput('day', day);
    fixture.componentRef.setInput('sending', IDLE);
    entered = [];
    fixture.componentInstance.entered.subscribe((taken) => entered.push(taken));
    return TestbedHarnessEnvironment.harnessForFixture(fixture, BlockEvidenceHarness);
  };
  const sending = async (state: Partial<Sending>): Promise<void> => {
    fixture.componentRef.setInput('sending', { ...IDLE, ...state });
    await fixture.whenStable();
  };

  it('shows what was achieved, how far each foot rose, and the pain apart from it', async () => {
    const page = await open(of([...COLD, ...at5(30.6, 31.3), ['nrs', null, 'recovery', 7]]));
    expect(await page.achieved()).toContain('Block achieved: rise of 2 °C or more');
    expect(await page.lines()).toEqual([
      'Left foot, treated: 28.4 → 30.6 °C (+2.2)',
      'Right foot: 31.2 → 31.3 °C (+0.1)',
      'Side difference: Treated foot 0.7 °C colder than the other, before 2.8 °C colder',
      'Pain response: NRS 7 → 7, as before: no response',
    ]);
  });

  it('draws both feet, the treated one told apart, with the rise to reach, and says it in words', async () => {
    const page = await open(of([...COLD, ...at5(30.6, 31.3)]));
    expect(await page.treatedFeet()).toEqual(['left']);
    expect(await page.thresholds()).toBe(1);
    expect(await page.chart()).toBe(
      'Left foot, treated: before 28.4 °C, at 5 min 30.6 °C. Right foot, not treated: before 31.2 °C, at 5 min 31.3 °C',
    );
    expect(await page.table()).toEqual([
      'before | 28.4 °C | 31.2 °C | −2.8 °C',
      '5 | 30.6 °C (+2.2) | 31.3 °C (+0.1) | −0.7 °C',
    ]);
  });

  it('asks both feet of a block of both sides', async () => {
    const page = await open(
      of([...COLD, ...at5(30.6, 32)], { booking: aBooking({ side: 'both' }) }),
    );
    expect(await page.achieved()).toContain('Not shown: rise under 2 °C');
    expect(await page.thresholds()).toBe(2);
    expect((await page.lines()).join(' ')).not.toContain('Side difference');
  });

  it('counts the difference of the sides where the clinic asks for it', async () => {
    const clinic = { ...aClinic(), rules: { ...aClinic().rules, sideDifference: 1.5 } };
    const given = of(
      [
        ['skin-temperature', 'left', 'baseline', 31, '09:15'],
        ['skin-temperature', 'right', 'baseline', 31, '09:15'],
        ...at5(32.6, 31),
      ],
      { clinic },
    );
    const page = await open(given);
    expect(await page.achieved()).toContain('1.5 °C or more warmer than the other foot');
  });

  it('says what is missing, and which foot was too warm to rise', async () => {
    expect(await (await open(of(at5(33, 31)))).achieved()).toContain('no baseline of left foot');
    TestBed.resetTestingModule();
    const warm = of([['skin-temperature', 'left', 'baseline', 33, '09:15'], ...at5(34, 31)]);
    const page = await open(warm);
    expect(await page.achieved()).toContain('Not shown');
    expect((await page.lines())[0]).toContain('so warm before that it can hardly rise by 2 °C');
  });

  it('asks for the reading that is due: left, Enter, right, Enter', async () => {
    const page = await open(of(COLD));
    expect(await page.due()).toBe('5 due 09:45, overdue by 2 min');
    await page.type('left', '29,6');
    await page.enter('left');
    expect(entered).toEqual([]);
    await page.type('right', '31.2');
    await page.save();
    expect(entered).toEqual([
      [
        { kind: 'skin-temperature', side: 'left', value: 29.6, minute: 5, phase: 'recovery' },
        { kind: 'skin-temperature', side: 'right', value: 31.2, minute: 5, phase: 'recovery' },
      ],
    ]);
  });

  it('goes on to the next once it is stored', async () => {
    const page = await open(of(COLD));
    await page.type('left', '29.6');
    fixture.componentRef.setInput('day', of([...COLD, ...at5(29.6, 31.2)]));
    await sending({ stored: 1 });
    expect(await page.due()).toBe('10 due 09:50, in 3 min');
    expect(await page.typed()).toEqual(['', '']);
  });

  it('keeps what is typed for its minute when a colleague’s reading arrives or the line is dead', async () => {
    const page = await open(of(COLD));
    await page.type('left', '29.6');
    fixture.componentRef.setInput('day', of([...COLD, ...at5(29.5, 31.2)]));
    await sending({ failure: { kind: 'offline' } });
    expect(await page.typed()).toEqual(['29.6', '']);
    await page.save();
    expect(entered[0]?.map(({ minute }) => minute)).toEqual([5]);
  });

  it('refuses a temperature that no foot has', async () => {
    const page = await open(of(COLD));
    await page.type('left', '296');
    expect(await page.refusals()).toContain('between 10 and 45');
    await page.save();
    expect(entered).toEqual([]);
  });

  it('says of a day that is over, and of a procedure that never began, that nothing was read', async () => {
    const home = aVisitAt('arrived', 'prepared', 'in-room', 'in-recovery', 'ready', 'home');
    expect(await (await open(aDay({ visit: home }))).nothing()).toContain(
      'No temperature was read',
    );
    TestBed.resetTestingModule();
    const aborted = aVisitAt('arrived', 'prepared', 'in-room', 'aborted', 'in-recovery');
    expect(await (await open(aDay({ visit: aborted }))).nothing()).toContain('did not begin');
  });

  it('asks nobody who may not measure, and nobody before the sign-out', async () => {
    expect(await (await open(of(COLD), { roles: ['coordinator'] })).due()).toBe('');
    TestBed.resetTestingModule();
    const inRoom = aDay({ visit: aVisitAt('arrived', 'prepared', 'in-room') });
    const page = await open(inRoom);
    expect(await page.due()).toBe('');
    expect(await page.nothing()).toContain('Once the team has signed out');
  });
});
