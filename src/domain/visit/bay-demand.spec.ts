import fc from 'fast-check';
import type { Booking } from '#domain/booking/booking';
import type { DayBay } from '#domain/booking/clinic-book';
import { aBay, aBooking } from '#domain/testing/builders';
import { aStep, at } from '#domain/testing/day-builders';
import { formatClock } from '#domain/time/minutes';
import { bayDemand, type BayDemand } from '#domain/visit/bay-demand';
import { projectDay, type DayVisit } from '#domain/visit/projection';
import { visitOf, type StampedStep } from '#domain/visit/visit';

const ZONE = 'Europe/London';
const watched = (...hours: readonly [start: number, end: number][]): DayBay[] =>
  hours.map(([start, end], nth) => ({
    bay: aBay({ id: `bay-${nth}` }),
    staffed: { start, end },
  }));
const ALL_DAY = watched([480, 1020], [480, 1020]);
const one = (
  id: string,
  start: number,
  steps: readonly [StampedStep, string][] = [],
  over: Partial<Booking> = {},
): DayVisit => ({
  booking: aBooking({ id, start, ...over }),
  visit: { ...visitOf(id), steps: steps.map(([step, clock]) => aStep(step, at(clock))) },
});
const said = (day: readonly DayVisit[], clock: string, bays = ALL_DAY): string[] =>
  bayDemand(day, { bays }, at(clock), ZONE).map(
    ({ from, until, needed, staffed }: BayDemand) =>
      `${formatClock(from)}–${formatClock(until)} ${needed} of ${staffed}`,
  );

describe('The demand for bays', () => {
  // A block of 30 minutes, then 45 of recovery, as the builders make it.
  const cases: readonly [string, string, readonly DayVisit[], readonly string[], DayBay[]?][] = [
    ['is nothing without patients', '09:00', [], []],
    [
      'rises when a block ends, and falls when its recovery does',
      '09:00',
      [one('a', 570)],
      ['09:00–10:00 0 of 2', '10:00–10:45 1 of 2'],
    ],
    [
      'counts those who overlap',
      '09:58',
      [one('a', 570), one('b', 570, [], { roomId: 'room-2', physicianId: 'physician-2' })],
      ['10:00–10:30 0 of 2', '10:30–11:15 2 of 2'],
    ],
    [
      'falls as bays are left',
      '09:50',
      [
        one('a', 570, [
          ['in-room', '09:30'],
          ['in-recovery', '09:50'],
        ]),
      ],
      ['09:50–10:15 1 of 2', '10:15–10:35 1 of 1'],
      watched([480, 1020], [480, 615]),
    ],
    [
      'leaves out whoever is home',
      '10:20',
      [
        one('a', 540, [
          ['in-room', '09:00'],
          ['in-recovery', '09:20'],
          ['home', '10:10'],
        ]),
      ],
      [],
    ],
    [
      'needs no bay where nobody is observed',
      '09:00',
      [one('a', 570, [], { recoveryMinutes: 0 })],
      [],
    ],
  ];
  for (const [name, clock, day, expected, bays] of cases)
    it(name, () => {
      expect(said(day, clock, bays)).toEqual([...expected]);
    });

  it('is what a count of every five minutes gives, without a gap', () => {
    const starts = fc.array(fc.integer({ min: 96, max: 190 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(starts, fc.integer({ min: 480, max: 700 }), (fives, clock) => {
        const day = fives.map((five, nth) =>
          one(`case-${nth}`, five * 5, [], {
            roomId: `room-${nth % 3}`,
            physicianId: `physician-${nth % 3}`,
          }),
        );
        const now = at(formatClock(clock));
        const times = projectDay(day, now, ZONE);
        const stretches = bayDemand(day, { bays: ALL_DAY }, now, ZONE);
        for (const [nth, { from, until, needed }] of stretches.entries()) {
          expect(stretches[nth + 1]?.from ?? until).toBe(until);
          for (let minute = from; minute < until; minute += 5) {
            const there = times.filter(
              ({ procedureEnd, recoveryEnd }) => procedureEnd <= minute && minute < recoveryEnd,
            );
            expect(there.length).toBe(needed);
          }
        }
      }),
    );
  });
});
