import { aBooking } from '#domain/testing/builders';
import {
  aChecklist,
  aDay,
  anAnswer,
  at,
  aVisitAt,
  measured,
  type Reading,
} from '#domain/testing/day-builders';
import { ALDRETE_ITEMS, MPADSS_ITEMS } from '#domain/discharge/link-ids';
import type { Checklist } from '#domain/discharge/checklist';
import type { DayCase } from '#domain/visit/day-case';
import { isDue, recoveryTimers } from '#domain/visit/recovery-timers';

// In recovery since 09:40.
const RECOVERING = aVisitAt('arrived', 'prepared', 'in-room', 'in-recovery');
const SEDATED = { booking: aBooking({ sedation: true }) };

const scored = (
  clock: string,
  points: string,
  over: Readonly<Record<string, string>> = {},
): Checklist => ({
  ...aChecklist('recovery'),
  answers: [...MPADSS_ITEMS, ...ALDRETE_ITEMS].map((item) =>
    anAnswer(item, points, { at: at(over[item] ?? clock) }),
  ),
});

const day = (over: Partial<DayCase> = {}, ...readings: readonly Reading[]): DayCase =>
  aDay({ visit: { ...RECOVERING, measurements: measured(...readings) }, ...over });

const dueOf = (given: DayCase, what: string, clock: string): [string, number] | null => {
  const timer = recoveryTimers(given, at(clock)).find((each) => each.for === what);
  return timer === undefined ? null : [timer.at, timer.minutesLeft];
};

describe('The timers of a recovery', () => {
  const PRESSURE = (clock: string): Reading => ['systolic', null, 'recovery', 120, clock];
  const cases: readonly [string, DayCase, string, string, string, number][] = [
    ['vital signs first', day(), 'vitals', '09:45', '09:55', 10],
    ['vital signs to the minute', day(), 'vitals', '09:55', '09:55', 0],
    ['vital signs overdue', day(), 'vitals', '09:58', '09:55', -3],
    ['vital signs again', day({}, PRESSURE('09:50')), 'vitals', '09:52', '10:05', 13],
    [
      'the baseline is no vital sign of recovery',
      day({}, ['systolic', null, 'baseline', 120, '09:39']),
      'vitals',
      '09:45',
      '09:55',
      10,
    ],
    [
      'those in the room count from the bay',
      day({}, ['systolic', null, 'block', 120, '09:35']),
      'vitals',
      '09:45',
      '09:55',
      10,
    ],
    [
      'pulse alone is no set',
      day({}, ['pulse', null, 'recovery', 60, '09:50']),
      'vitals',
      '09:52',
      '09:55',
      3,
    ],
    ['sedated', day(SEDATED), 'vitals', '09:41', '09:45', 4],
    [
      'sedated, awake by Aldrete',
      day({ ...SEDATED, checklists: [scored('09:50', '2')] }, PRESSURE('09:50')),
      'vitals',
      '09:52',
      '10:05',
      13,
    ],
    [
      'sedated, not awake',
      day({ ...SEDATED, checklists: [scored('09:50', '1')] }, PRESSURE('09:50')),
      'vitals',
      '09:52',
      '09:55',
      3,
    ],
    ['the temperature', day(), 'temperature', '09:41', '09:45', 4],
    ['the first score', day(), 'score', '09:50', '10:10', 20],
    ['the score again', day({ checklists: [scored('09:58', '2')] }), 'score', '10:00', '10:28', 28],
    [
      'as old as its oldest answer',
      day({ checklists: [scored('09:58', '2', { 'mpadss-pain': '09:45' })] }),
      'score',
      '10:00',
      '10:15',
      15,
    ],
    [
      'a score with an item open',
      day({ checklists: [aChecklist('recovery', { 'mpadss-pain': '2' })] }),
      'score',
      '10:00',
      '10:10',
      10,
    ],
    ['the earliest home', day(), 'home', '09:50', '10:10', 20],
  ];
  for (const [what, given, timer, now, clock, left] of cases)
    it(`${what}: ${clock}, ${left} min`, () => {
      expect(dueOf(given, timer, now)).toEqual([at(clock), left]);
    });

  it('stand in the order in which they fall due', () => {
    expect(recoveryTimers(day(), at('09:41')).map((each) => each.for)).toEqual([
      'temperature',
      'vitals',
      'score',
      'home',
    ]);
  });

  it('have a mover, but for the earliest home', () => {
    const late = recoveryTimers(day(), at('10:30'));
    expect(late.filter(isDue).map((each) => each.for)).toEqual(['vitals', 'temperature', 'score']);
  });

  it('run on while the patient is ready, and neither before nor after', () => {
    const ready = aVisitAt('arrived', 'prepared', 'in-room', 'in-recovery', 'ready');
    const home = aVisitAt('arrived', 'prepared', 'in-room', 'in-recovery', 'ready', 'home');
    const inRoom = aVisitAt('arrived', 'prepared', 'in-room');
    const counts = [ready, home, inRoom].map(
      (visit) => recoveryTimers(aDay({ visit }), at('10:30')).length,
    );
    expect(counts).toEqual([4, 0, 0]);
    expect(recoveryTimers(day({ booking: aBooking({ recoveryMinutes: 0 }) }), at('10:30'))).toEqual(
      [],
    );
  });
});
