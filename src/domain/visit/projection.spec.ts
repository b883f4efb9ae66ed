import fc from 'fast-check';
import { aBooking } from '#domain/testing/builders';
import { aStep, at, aVisitAt } from '#domain/testing/day-builders';
import { formatClock } from '#domain/time/minutes';
import { type DayVisit, minutesLate, projectDay, projectedEnd } from '#domain/visit/projection';
import { type StampedStep, visitOf } from '#domain/visit/visit';

const ZONE = 'Europe/London';
const EARLY = at('08:00');

const expected = (id: string, start: number, over = {}): DayVisit => ({
  booking: aBooking({ id, start, ...over }),
  visit: visitOf(id),
});
const stamped = (id: string, start: number, ...steps: [StampedStep, string][]): DayVisit => ({
  booking: aBooking({ id, start }),
  visit: { ...visitOf(id), steps: steps.map(([step, clock]) => aStep(step, at(clock))) },
});
const clocks = (day: readonly DayVisit[], now: string) =>
  projectDay(day, now, ZONE).map(
    (times) =>
      `${times.bookingId} ${formatClock(times.start)} ${formatClock(times.procedureEnd)} ${formatClock(times.recoveryEnd)}`,
  );

describe('the day as it will go on', () => {
  it('is the plan while nothing has happened', () => {
    expect(clocks([expected('a', 570), expected('b', 610)], EARLY)).toEqual([
      'a 09:30 10:00 10:45',
      'b 10:10 10:40 11:25',
    ]);
  });

  it('never starts in the past', () => {
    expect(clocks([expected('a', 570)], at('09:42'))).toEqual(['a 09:42 10:12 10:57']);
  });

  it('pushes the next case of the room behind an overrun and its turnover', () => {
    const day = [
      stamped('a', 570, ['arrived', '09:00'], ['prepared', '09:20'], ['in-room', '09:50']),
      expected('b', 610),
      expected('c', 610, { roomId: 'room-2', physicianId: 'physician-2' }),
    ];
    expect(clocks(day, at('10:00'))).toEqual([
      'a 09:50 10:20 11:05',
      'c 10:10 10:40 11:25',
      'b 10:30 11:00 11:45',
    ]);
  });

  it('lets one physician be in one room at a time', () => {
    const day = [expected('a', 570), expected('b', 580, { roomId: 'room-2' })];
    expect(clocks(day, EARLY)).toEqual(['a 09:30 10:00 10:45', 'b 10:00 10:30 11:15']);
  });

  it('counts what happened as it happened, and recovery from when it began', () => {
    const steps: [StampedStep, string][] = [
      ['arrived', '09:00'],
      ['prepared', '09:20'],
      ['in-room', '09:31'],
      ['in-recovery', '09:52'],
    ];
    expect(clocks([stamped('a', 570, ...steps)], at('09:55'))).toEqual(['a 09:31 09:52 10:37']);
    const home: [StampedStep, string][] = [...steps, ['ready', '10:25'], ['home', '10:30']];
    expect(clocks([stamped('a', 570, ...home)], at('12:00'))).toEqual(['a 09:31 09:52 10:30']);
  });

  it('leaves out who never came and what was cancelled', () => {
    const gone = stamped('a', 570, ['no-show', '09:50']);
    const cancelled = expected('b', 610, { status: 'cancelled' });
    expect(projectDay([gone, cancelled], at('10:00'), ZONE)).toEqual([]);
    expect(projectedEnd([])).toBeNull();
  });

  it('ends when the last patient leaves', () => {
    const day = projectDay([expected('a', 570), expected('b', 900)], EARLY, ZONE);
    expect(projectedEnd(day)).toBe(900 + 30 + 45);
  });

  it('never has two cases in one room, nor one physician in two, and never starts before the plan', () => {
    const cases = fc.array(
      fc.record({
        slot: fc.integer({ min: 96, max: 200 }),
        room: fc.constantFrom('r1', 'r2'),
        physician: fc.constantFrom('p1', 'p2'),
      }),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(cases, fc.integer({ min: 480, max: 900 }), (slots, minute) => {
        const day = slots.map(({ slot, room, physician }, index) =>
          expected(`b${index}`, slot * 5, { roomId: room, physicianId: physician }),
        );
        const projected = projectDay(day, at(formatClock(minute)), ZONE);
        const bookingOf = (id: string) => day.find(({ booking }) => booking.id === id)!.booking;
        for (const a of projected)
          for (const b of projected) {
            if (a.bookingId >= b.bookingId) continue;
            const [first, second] = a.start <= b.start ? [a, b] : [b, a];
            const [one, other] = [bookingOf(first.bookingId), bookingOf(second.bookingId)];
            if (one.roomId === other.roomId)
              expect(second.start).toBeGreaterThanOrEqual(first.procedureEnd + one.turnoverMinutes);
            if (one.physicianId === other.physicianId)
              expect(second.start).toBeGreaterThanOrEqual(first.procedureEnd);
          }
        for (const times of projected)
          expect(times.start).toBeGreaterThanOrEqual(bookingOf(times.bookingId).start);
      }),
    );
  });
});

describe('late', () => {
  const late = (clock: string, ...steps: StampedStep[]) =>
    minutesLate({ booking: aBooking(), visit: aVisitAt(...steps) }, at(clock), ZONE);

  it('is measured against the plan of the present step', () => {
    expect(late('09:00')).toBe(0); // expected at 09:00 for 09:30
    expect(late('09:07')).toBe(7);
    expect(late('09:29', 'arrived')).toBe(0);
    expect(late('09:40', 'arrived', 'prepared')).toBe(10);
    expect(late('10:05', 'arrived', 'prepared', 'in-room')).toBe(5); // since 09:30, 30 minutes
    expect(late('10:30', 'arrived', 'prepared', 'in-room', 'in-recovery')).toBe(5); // since 09:40, 45
    expect(late('18:00', 'no-show')).toBe(0);
  });
});
