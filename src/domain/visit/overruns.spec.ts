import fc from 'fast-check';
import type { Booking } from '#domain/booking/booking';
import type { DayBay } from '#domain/booking/clinic-book';
import { aBay, aBooking, aSession } from '#domain/testing/builders';
import { aStep, at } from '#domain/testing/day-builders';
import { formatClock } from '#domain/time/minutes';
import { overrunsOf, type Overrun, type PlanOfDay } from '#domain/visit/overruns';
import { projectDay, type DayVisit } from '#domain/visit/projection';
import { visitOf, type StampedStep } from '#domain/visit/visit';

const ZONE = 'Europe/London';
const bays = (count: number): DayBay[] =>
  Array.from({ length: count }, (_, nth) => ({
    bay: aBay({ id: `bay-${nth}` }),
    staffed: { start: 480, end: 1020 },
  }));
/** Open 08:00 to 17:00, Dr Okonjo's list in room 1 from 08:30 to 12:30, three bays. */
const PLAN: PlanOfDay = {
  opens: { start: 480, end: 1020 },
  sessions: [aSession({ minutes: { start: 510, end: 750 } })],
  bays: bays(3),
};

const one = (
  id: string,
  start: number,
  steps: readonly [StampedStep, string][] = [],
  over: Partial<Booking> = {},
): DayVisit => ({
  booking: aBooking({ id, start, ...over }),
  visit: { ...visitOf(id), steps: steps.map(([step, clock]) => aStep(step, at(clock))) },
});
const IN_ROOM = (clock: string): [StampedStep, string][] => [
  ['arrived', '07:30'],
  ['prepared', '07:45'],
  ['in-room', clock],
];

const words = ({ kind, until, movable }: Overrun): string =>
  [kind, formatClock(until), ...movable.map(({ id }) => id)].join(' ');
const said = (day: readonly DayVisit[], clock: string, plan = PLAN): string[] =>
  overrunsOf(day, plan, at(clock), ZONE).map(words);

describe('What the day will run over', () => {
  const cases: readonly [string, string, readonly DayVisit[], readonly string[], PlanOfDay?][] = [
    ['nothing on a day as planned', '08:00', [one('a', 570), one('b', 610)], []],
    ['nothing on a day without patients', '08:00', [], []],
    [
      'nothing because of a small delay',
      '09:50',
      [one('a', 570, IN_ROOM('09:45')), one('b', 640)],
      [],
    ],
    [
      'a list pushed past its end by a case that began late: the last one is moved',
      '11:20',
      [one('a', 640, IN_ROOM('11:15')), one('b', 680), one('c', 720)],
      ['session 13:05 c'],
    ],
    [
      'a list that three must leave',
      '11:50',
      [one('a', 600, IN_ROOM('11:45')), one('b', 640), one('c', 680), one('d', 720)],
      ['session 14:15 d c b'],
    ],
    [
      'a list whose late patients are here already: nobody can be moved',
      '12:20',
      [one('a', 680, IN_ROOM('12:10')), one('b', 720, [['arrived', '11:50']])],
      ['session 13:20'],
    ],
    [
      'closing time, by a late start in the afternoon',
      '15:50',
      [
        one('a', 900, IN_ROOM('15:40'), { recoveryMinutes: 45 }),
        one('b', 940, [], { recoveryMinutes: 45 }),
      ],
      ['closing 17:35 b'],
    ],
    [
      'closing time, by whoever is in recovery and cannot be moved',
      '16:40',
      [one('a', 900, [...IN_ROOM('15:50'), ['in-recovery', '16:30']])],
      ['closing 17:15'],
    ],
    [
      'nothing more once everybody is home',
      '17:30',
      [
        one('a', 900, [
          ...IN_ROOM('15:50'),
          ['in-recovery', '16:20'],
          ['ready', '17:05'],
          ['home', '17:10'],
        ]),
      ],
      [],
    ],
    [
      'bays, where two rooms finish at once',
      '09:00',
      [one('a', 570), one('b', 570, [], { roomId: 'room-2', physicianId: 'physician-2' })],
      ['bays 10:45 a'],
      { ...PLAN, bays: bays(1) },
    ],
    [
      'bays that nobody watches so late',
      '09:00',
      [one('a', 570)],
      ['bays 10:45 a'],
      { ...PLAN, bays: [{ bay: aBay(), staffed: { start: 480, end: 620 } }] },
    ],
    [
      'no bay for a procedure without recovery',
      '09:00',
      [one('a', 570, [], { recoveryMinutes: 0 })],
      [],
      { ...PLAN, bays: [] },
    ],
    [
      'no closing time on a day that is closed',
      '16:00',
      [one('a', 1000)],
      [],
      {
        ...PLAN,
        opens: null,
        bays: bays(3).map((bay) => ({ ...bay, staffed: { start: 0, end: 1440 } })),
      },
    ],
    [
      'nothing because of who was cancelled or never came',
      '12:00',
      [
        one('a', 700, [], { status: 'cancelled' }),
        one('b', 740, [['no-show', '11:55']]),
        one('c', 710, [], {}),
      ],
      [],
    ],
    [
      'another physician’s list in the same room only for itself',
      '11:35',
      [one('a', 640, IN_ROOM('11:30')), one('b', 780, [], { physicianId: 'physician-2' })],
      [],
    ],
  ];
  for (const [name, clock, day, expected, plan] of cases)
    it(`is ${name}`, () => {
      expect(said(day, clock, plan)).toEqual([...expected]);
    });

  it('names bays by how many are missing, and from when', () => {
    const day = [
      one('a', 570),
      one('b', 570, [], { roomId: 'room-2', physicianId: 'physician-2' }),
    ];
    expect(overrunsOf(day, { ...PLAN, bays: bays(1) }, at('09:00'), ZONE)).toEqual([
      jasmine.objectContaining({ kind: 'bays', from: 600, until: 645, needed: 2, staffed: 1 }),
    ]);
  });

  it('is gone, and nothing new has come, once those it names are moved: any day', () => {
    const aDayOf = fc.array(
      fc.record({
        start: fc.integer({ min: 102, max: 140 }).map((step) => step * 5),
        room: fc.constantFrom('room-1', 'room-2'),
        begun: fc.boolean(),
      }),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(aDayOf, fc.integer({ min: 0, max: 240 }), (patients, late) => {
        const day = patients.map(({ start, room, begun }, nth) =>
          one(`b${nth}`, start, begun && nth === 0 ? IN_ROOM('08:40') : [], { roomId: room }),
        );
        const now = at(formatClock(480 + late));
        const before = overrunsOf(day, PLAN, now, ZONE);
        for (const overrun of before) {
          expect(
            overrun.movable.every(({ id }) => day.some(({ booking }) => booking.id === id)),
          ).toBe(true);
          if (overrun.movable.length === 0) continue;
          const left = day.filter(({ booking }) => !overrun.movable.includes(booking));
          const after = overrunsOf(left, PLAN, now, ZONE);
          expect(after.map(({ kind }) => kind)).not.toContain(overrun.kind);
          expect(after.length).toBeLessThan(before.length);
          expect(projectDay(left, now, ZONE).length).toBe(left.length);
        }
      }),
      { numRuns: 300 },
    );
  });
});
