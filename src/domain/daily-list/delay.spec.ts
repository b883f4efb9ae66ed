import { projectDay, type PlannedCase } from '#domain/daily-list/delay';
import { aBooking } from '#domain/testing/builders';
import { aStep, at } from '#domain/testing/day-builders';
import { formatClock } from '#domain/time/minutes';
import { visitOf, type StampedStep } from '#domain/visit/visit';

const DATE = '2026-09-14';
const ZONE = 'Europe/London';

/** A 30-minute block with 10 minutes of turnover, and when it took which steps. */
const planned = (
  start: string,
  steps: Partial<Record<StampedStep, string>> = {},
  over: Parameters<typeof aBooking>[0] = {},
): PlannedCase => {
  const [hours = 0, minutes = 0] = start.split(':').map(Number);
  const booking = aBooking({ id: start, start: hours * 60 + minutes, ...over });
  return {
    booking,
    visit: {
      ...visitOf(booking.id),
      steps: Object.entries(steps).map(([step, clock]) => aStep(step as StampedStep, at(clock))),
    },
  };
};

const seen = (cases: readonly PlannedCase[], now: string, date = DATE) =>
  projectDay(cases, date, now.includes('T') ? now : at(now), ZONE).map(
    ({ start, end, delay }) => `${formatClock(start)}–${formatClock(end)} +${delay}`,
  );

const DAY = [planned('09:00'), planned('09:40'), planned('10:30')];

describe('the projection of a day', () => {
  it('is the plan before the day begins, and the day before', () => {
    const plan = ['09:00–09:30 +0', '09:40–10:10 +0', '10:30–11:00 +0'];
    expect(seen(DAY, '08:00')).toEqual(plan);
    expect(seen(DAY, '2026-09-13T10:00:00.000Z')).toEqual(plan);
  });

  it('moves with the clock while nobody is in the room', () => {
    expect(seen(DAY, '09:20')).toEqual(['09:20–09:50 +20', '10:00–10:30 +20', '10:40–11:10 +10']);
  });

  it('follows what was stamped, and catches up in a gap', () => {
    const late = planned('09:00', { 'in-room': '09:15', 'in-recovery': '09:50' });
    expect(seen([late, planned('09:40'), planned('10:30')], '09:50')).toEqual([
      '09:15–09:50 +15',
      '10:00–10:30 +20',
      '10:40–11:10 +10',
    ]);
    expect(seen([late, planned('09:40'), planned('11:00')], '09:50')[2]).toBe('11:00–11:30 +0');
  });

  it('lets nobody begin before the time they were told', () => {
    const quick = planned('09:00', { 'in-room': '08:55', 'in-recovery': '09:05' });
    expect(seen([quick, planned('09:40')], '09:10')).toEqual(['08:55–09:05 +0', '09:40–10:10 +0']);
  });

  it('grows with an overrun in the room', () => {
    const running = planned('09:00', { 'in-room': '09:00' });
    expect(seen([running, planned('09:40')], '09:55')).toEqual([
      '09:00–09:55 +0',
      '10:05–10:35 +25',
    ]);
  });

  it('closes the gap of somebody who did not come, or left before the room', () => {
    for (const step of ['no-show', 'cancelled-on-the-day', 'left-against-advice'] as const)
      expect(seen([planned('09:00', { [step]: '09:10' }), planned('09:40')], '09:20')).toEqual([
        '09:40–10:10 +0',
      ]);
  });

  it('counts a block that was broken off', () => {
    const aborted = planned('09:00', { 'in-room': '09:05', aborted: '09:20' });
    expect(seen([aborted, planned('09:40')], '09:25')).toEqual([
      '09:05–09:20 +5',
      '09:40–10:10 +0',
    ]);
  });

  it('waits for a room that another physician overruns, and for one’s own other room', () => {
    const other = planned('09:00', { 'in-room': '09:30' }, { physicianId: 'physician-2' });
    expect(seen([other, planned('09:40')], '09:50')[1]).toBe('10:10–10:40 +30');
    const elsewhere = planned('09:00', { 'in-room': '09:30' }, { roomId: 'room-2' });
    expect(seen([elsewhere, planned('09:40')], '09:50')[1]).toBe('10:00–10:30 +20');
  });

  it('keeps right minutes over a change of the clock', () => {
    const after = aBooking({ id: 'after', date: '2026-10-25', start: 540 });
    const begun = {
      booking: after,
      visit: { ...visitOf('after'), steps: [aStep('in-room', '2026-10-25T09:10:00.000Z')] },
    };
    expect(seen([begun], '2026-10-25T09:15:00.000Z', '2026-10-25')).toEqual(['09:10–09:40 +10']);
  });
});
