import { aBooking, aStamp } from '#domain/testing/builders';
import { aDay, aStep, at } from '#domain/testing/day-builders';
import { visitOf, type Measurement, type MeasurementKind } from '#domain/visit/visit';
import type { Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Desk } from '../../shared/testing/desk';
import { Measurements } from './measurements';
import { RecoveryTimers } from './recovery-timers';
import { TemperatureChart } from './temperature-chart';

const measured = (
  kind: MeasurementKind,
  value: number,
  clock: string,
  phase: Measurement['phase'],
  side: Measurement['side'] = null,
): Measurement => ({
  ...aStamp({ at: at(clock) }),
  ...{ id: `${kind} ${clock} ${side ?? ''}`, kind, value, unit: '', side, phase },
});
const visit = {
  ...visitOf('booking-1'),
  steps: [
    aStep('arrived', at('09:00')),
    aStep('prepared', at('09:10')),
    aStep('in-room', at('09:30')),
    aStep('in-recovery', at('10:00')),
  ],
  measurements: [
    measured('systolic', 150, '09:05', 'baseline'),
    measured('nrs', 7, '09:05', 'baseline'),
    measured('skin-temperature', 27, '09:05', 'baseline', 'left'),
    measured('skin-temperature', 27.2, '09:05', 'baseline', 'right'),
    measured('skin-temperature', 31.4, '10:05', 'recovery', 'left'),
    measured('skin-temperature', 27.3, '10:05', 'recovery', 'right'),
    measured('systolic', 120, '10:05', 'recovery'),
    measured('nrs', 2, '10:05', 'recovery'),
  ],
};
const day = aDay({ visit, booking: aBooking({ side: 'left' }) });

async function show(component: Type<unknown>, inputs: Record<string, unknown>) {
  new Desk({ roles: ['nurse'], now: at('10:24'), cases: [day] });
  const fixture = TestBed.createComponent(component);
  for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
  await fixture.whenStable();
  const host = fixture.nativeElement as HTMLElement;
  return { host, words: host.textContent.replaceAll(/\s+/g, ' ') };
}

describe('A patient who recovers', () => {
  it('has what falls due beside them, and what is overdue in words', async () => {
    const { words } = await show(RecoveryTimers, { day });
    expect(words).toMatch(/Both soles, °C.*10:10.*overdue by 14 min/);
    expect(words).toMatch(/Vitals.*10:20.*overdue by 4 min/);
    expect(words).toMatch(/Home at the earliest.*10:30.*in 6 min/);
  });

  it('is compared with how they came', async () => {
    const sending = { busy: false, failure: null, stored: 0 };
    const { host, words } = await show(Measurements, { day, sending });
    expect(words).toContain('Pain 7 → 2, 71 % less: sympathetically maintained');
    const cells = [...host.querySelectorAll('.against td')].map((cell) => cell.textContent);
    expect(cells).toEqual(['−5', '−20 %', '–', '–', '–', '+4.4', '+0.1']);
  });

  it('has both soles as a curve, the treated one told by its shape and word', async () => {
    const { host, words } = await show(TemperatureChart, {
      visit,
      side: 'left',
      neededRise: 2,
    });
    expect(host.querySelectorAll('circle').length).toBe(2);
    expect(host.querySelectorAll('rect').length).toBe(2);
    expect(words).toContain('L treated');
    expect(words).toContain('The left sole is 4.1 °C warmer than the right.');
    expect(words).toContain('sign of a block');
    const table = [...host.querySelectorAll('table tr')].map((row) => row.textContent);
    expect(table).toEqual(['Left sole-5: 275: 31.4', 'Right sole-5: 27.25: 27.3']);
    expect(host.querySelector('.needed')).not.toBeNull();
  });

  it('has no curve while nothing was read', async () => {
    const { words } = await show(TemperatureChart, {
      visit: visitOf('booking-1'),
      side: 'left',
      neededRise: 2,
    });
    expect(words).toBe('');
  });
});
