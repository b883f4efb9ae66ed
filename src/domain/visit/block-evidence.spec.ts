import { aBooking, aClinic } from '#domain/testing/builders';
import {
  aChecklist,
  aDay,
  anAnswer,
  aStep,
  at,
  aVisitAt,
  measured,
  withFinished,
  type Reading,
} from '#domain/testing/day-builders';
import { blockEvidence, procedureEnd } from '#domain/visit/block-evidence';
import type { DayCase } from '#domain/visit/day-case';
import type { Visit } from '#domain/visit/visit';

// In the room from 09:30, in recovery at 09:40: the procedure's end without a sign-out.
const RECOVERING = aVisitAt('arrived', 'prepared', 'in-room', 'in-recovery');
const COLD: readonly Reading[] = [
  ['skin-temperature', 'left', 'baseline', 28, '09:15'],
  ['skin-temperature', 'right', 'baseline', 28.4, '09:15'],
];
const both = (
  left: number,
  right: number,
  ...when: [clock: string] | [clock: string, minute: number]
): readonly Reading[] => [
  ['skin-temperature', 'left', 'recovery', left, ...when],
  ['skin-temperature', 'right', 'recovery', right, ...when],
];

const day = (
  readings: readonly Reading[],
  over: Partial<DayCase> = {},
  visit: Visit = RECOVERING,
): DayCase => aDay({ visit: { ...visit, measurements: measured(...readings) }, ...over });

/** `minute left(rise) right(rise) difference` of what was read. */
const rowsOf = (given: DayCase): string[] =>
  blockEvidence(given, at('10:30'))
    .rows.filter(({ feet }) => feet.left !== null || feet.right !== null)
    .map(
      ({ minute, feet: { left, right }, difference }) =>
        `${minute} ${left === null ? '–' : `${left.value}(${String(left.rise)})`} ${
          right === null ? '–' : `${right.value}(${String(right.rise)})`
        } ${String(difference)}`,
    );

describe('The end of a procedure', () => {
  const inRoom = aVisitAt('arrived', 'prepared', 'in-room');
  const signOut = (clock: string) => ({
    ...aChecklist('sign-out'),
    answers: [anAnswer('said-and-recorded', true, { at: at(clock) })],
  });
  const started = withFinished(aDay({ visit: inRoom }), 'time-out');
  const cases: readonly [string, DayCase, string | null][] = [
    ['before the room', aDay({ visit: aVisitAt('arrived') }), null],
    ['in the room, not begun', aDay({ visit: inRoom }), null],
    ['in the room, begun', started, null],
    [
      'signed out in the room',
      { ...started, checklists: [...started.checklists, signOut('09:44')] },
      '09:44',
    ],
    ['in recovery without a sign-out', day([]), '09:40'],
    ['signed out before recovery', day([], { checklists: [signOut('09:38')] }), '09:38'],
    ['signed out late', day([], { checklists: [signOut('09:52')] }), '09:40'],
    [
      'signed out in an earlier stay, which was undone',
      day([], { checklists: [signOut('09:20')] }),
      '09:40',
    ],
    [
      'gone without recovery',
      aDay({ visit: aVisitAt('arrived', 'prepared', 'in-room', 'ready') }),
      '09:40',
    ],
    [
      'aborted before it began',
      aDay({ visit: { ...inRoom, steps: [...inRoom.steps, aStep('aborted', at('09:36'))] } }),
      null,
    ],
  ];
  for (const [what, given, clock] of cases)
    it(`${what}: ${clock ?? 'not known'}`, () => {
      expect(procedureEnd(given)).toBe(clock === null ? null : at(clock));
    });
});

describe('The evidence of a block', () => {
  const cases: readonly [string, DayCase, readonly string[]][] = [
    ['nothing was read', day(COLD), []],
    ['on the minute', day([...COLD, ...both(30, 28.5, '09:50')]), ['10 30(2) 28.5(0.1) 1.5']],
    ['two minutes late', day([...COLD, ...both(30, 28.5, '09:52')]), ['10 30(2) 28.5(0.1) 1.5']],
    ['three minutes late', day([...COLD, ...both(30, 28.5, '10:03')]), ['23 30(2) 28.5(0.1) 1.5']],
    [
      'written late, for its minute',
      day([...COLD, ...both(29, 28.4, '09:58', 5)]),
      ['5 29(1) 28.4(0) 0.6'],
    ],
    [
      'corrected: the last one counts',
      day([...COLD, ...both(20, 28.4, '09:45'), ...both(29, 28.4, '09:46')]),
      ['5 29(1) 28.4(0) 0.6'],
    ],
    [
      'one foot is missing',
      day([...COLD, ['skin-temperature', 'left', 'recovery', 30, '09:50']]),
      ['10 30(2) – null'],
    ],
    ['no baseline', day(both(31, 29, '09:50')), ['10 31(null) 29(null) 2']],
    [
      'right side: the difference is the other way round',
      day([...COLD, ...both(28, 31, '09:50')], { booking: aBooking({ side: 'right' }) }),
      ['10 28(0) 31(2.6) 3'],
    ],
    [
      'both sides: no difference',
      day([...COLD, ...both(30, 31, '09:50')], { booking: aBooking({ side: 'both' }) }),
      ['10 30(2) 31(2.6) null'],
    ],
  ];
  for (const [what, given, rows] of cases)
    it(what, () => {
      expect(rowsOf(given)).toEqual([...rows]);
    });

  const due = (given: DayCase, clock: string): string => {
    const { due: now, open } = blockEvidence(given, at(clock));
    return `${now?.minute ?? 'none'} of ${open.map(({ minute }) => minute).join(' ')}`;
  };
  const FIRST = [...COLD, ...both(29, 28.4, '09:45')];
  const dues: readonly [string, DayCase, string, string][] = [
    ['before the first', day(COLD), '09:42', '5 of 5 10 15 20 30'],
    ['at the first', day(COLD), '09:45', '5 of 5 10 15 20 30'],
    ['the first missed', day(COLD), '09:50', '10 of 5 10 15 20 30'],
    ['the first taken', day(FIRST), '09:46', '10 of 10 15 20 30'],
    ['late for the last', day(FIRST), '10:20', '30 of 10 15 20 30'],
    [
      'one foot missing is not taken',
      day([...COLD, ['skin-temperature', 'left', 'recovery', 29, '09:45']]),
      '09:46',
      '5 of 5 10 15 20 30',
    ],
    [
      'gone home',
      day(COLD, {}, aVisitAt('arrived', 'prepared', 'in-room', 'in-recovery', 'ready', 'home')),
      '10:30',
      'none of ',
    ],
    ['in the room', day(COLD, {}, aVisitAt('arrived', 'prepared', 'in-room')), '09:45', 'none of '],
    [
      'the clinic’s own minutes',
      day(COLD, {
        clinic: { ...aClinic(), rules: { ...aClinic().rules, temperatureMinutes: [20] } },
      }),
      '09:45',
      '20 of 20',
    ],
  ];
  for (const [what, given, clock, expected] of dues)
    it(`asks for the reading due ${what}: ${expected}`, () => {
      expect(due(given, clock)).toBe(expected);
    });

  it('says which foot was so warm before that it can hardly rise', () => {
    const warm = (left: number) =>
      blockEvidence(
        day([['skin-temperature', 'left', 'baseline', left, '09:15'], ...COLD.slice(1)]),
        at('09:45'),
      ).warmBefore;
    expect([32, 32.1].map(warm)).toEqual([[], ['left']]);
  });

  it('keeps what was achieved apart from what it did', () => {
    const given = day([
      ...COLD,
      ...both(31, 28.4, '10:00'),
      ['nrs', null, 'baseline', 8],
      ['nrs', null, 'recovery', 8],
    ]);
    const { achieved, pain } = blockEvidence(given, at('10:10'));
    expect([achieved.success, pain.outcome]).toEqual([true, 'none']);
  });
});
