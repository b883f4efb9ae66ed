import type { AnswerValue } from '#domain/discharge/checklist';
import { aChecklist, aDay, aVisitAt, measured, type Reading } from '#domain/testing/day-builders';
import {
  BASELINE_SIGNS,
  baselineOf,
  comparedWithBaseline,
  fallenSigns,
  measuredPoints,
  missingBaseline,
  type Sign,
} from '#domain/visit/baseline';
import type { DayCase } from '#domain/visit/day-case';

const RECOVERING = aVisitAt('arrived', 'prepared', 'in-room', 'in-recovery');

const day = (
  readings: readonly Reading[],
  before: Readonly<Record<string, AnswerValue>> = {},
): DayCase =>
  aDay({
    visit: { ...RECOVERING, measurements: measured(...readings) },
    checklists: [aChecklist('pre-procedure', before)],
  });

const LEFT_STRENGTH: Sign = { kind: 'leg-strength', side: 'left' };
const WALKING: Sign = { kind: 'walking', side: null };
const NRS: Sign = { kind: 'nrs', side: null };
const SYSTOLIC: Sign = { kind: 'systolic', side: null };

describe('The baseline', () => {
  const cases: readonly [string, Sign, DayCase, number | null][] = [
    [
      'the last one measured',
      NRS,
      day([
        ['nrs', null, 'baseline', 6],
        ['nrs', null, 'baseline', 7],
      ]),
      7,
    ],
    ['a later value is none', NRS, day([['nrs', null, 'recovery', 2]]), null],
    [
      'of one leg, not the other',
      LEFT_STRENGTH,
      day([['leg-strength', 'right', 'baseline', 5]]),
      null,
    ],
    ['full legs by the checklist', LEFT_STRENGTH, day([], { 'baseline-legs': 'full' }), 5],
    [
      'full sensation by the checklist',
      { kind: 'leg-sensation', side: 'right' },
      day([], { 'baseline-legs': 'full' }),
      2,
    ],
    ['reduced legs have no number', LEFT_STRENGTH, day([], { 'baseline-legs': 'reduced' }), null],
    [
      'measured counts more than said',
      LEFT_STRENGTH,
      day([['leg-strength', 'left', 'baseline', 4]], { 'baseline-legs': 'full' }),
      4,
    ],
    ['walks unaided', WALKING, day([], { 'baseline-walking': 'unaided' }), 2],
    ['walks with an aid', WALKING, day([], { 'baseline-walking': 'aided' }), 1],
    ['does not walk', WALKING, day([], { 'baseline-walking': 'not' }), 0],
    ['nobody has asked', WALKING, day([]), null],
  ];
  for (const [what, sign, given, expected] of cases)
    it(`${what}: ${String(expected)}`, () => {
      expect(baselineOf(given, sign)).toBe(expected);
    });

  it('says what is missing of it', () => {
    expect(missingBaseline(day([])).length).toBe(BASELINE_SIGNS.length);
    const legs = day([['nrs', null, 'baseline', 7]], {
      'baseline-legs': 'full',
      'baseline-walking': 'unaided',
    });
    expect(missingBaseline(legs).map(({ kind, side }) => [kind, side])).toEqual([
      ['systolic', null],
      ['diastolic', null],
      ['pulse', null],
      ['spo2', null],
      ['skin-temperature', 'left'],
      ['skin-temperature', 'right'],
    ]);
  });
});

describe('A later value beside the baseline', () => {
  const pressure = (present: number) =>
    comparedWithBaseline(
      day([
        ['systolic', null, 'baseline', 120],
        ['systolic', null, 'recovery', present],
      ]),
      SYSTOLIC,
    );
  const pressures: readonly [number, number, number, number][] = [
    [120, 0, 0, 2],
    [96, -24, -20, 2],
    [95, -25, -21, 1],
    [144, 24, 20, 2],
    [145, 25, 21, 1],
    [72, -48, -40, 1],
    [71, -49, -41, 0],
  ];
  for (const [present, change, percent, points] of pressures)
    it(`${present} of 120 mmHg is ${percent} % off: ${points} points`, () => {
      expect(pressure(present)).toEqual(
        jasmine.objectContaining({ change, percent, points, fallen: false }),
      );
    });

  it('says nothing while either is missing', () => {
    for (const given of [day([]), day([['systolic', null, 'recovery', 90]])])
      expect(comparedWithBaseline(given, SYSTOLIC)).toEqual(
        jasmine.objectContaining({ change: null, percent: null, points: null, fallen: false }),
      );
  });

  it('of no pain has no percent', () => {
    const given = day([
      ['nrs', null, 'baseline', 0],
      ['nrs', null, 'recovery', 3],
    ]);
    expect(comparedWithBaseline(given, NRS)).toEqual(
      jasmine.objectContaining({ change: 3, percent: null }),
    );
  });

  const falls: readonly [string, DayCase, readonly string[]][] = [
    [
      'weaker than measured before',
      day([
        ['leg-strength', 'left', 'baseline', 5],
        ['leg-strength', 'left', 'recovery', 4],
      ]),
      ['leg-strength'],
    ],
    [
      'weaker than full legs',
      day([['leg-strength', 'left', 'recovery', 4]], { 'baseline-legs': 'full' }),
      ['leg-strength'],
    ],
    [
      'as weak as before',
      day([
        ['leg-strength', 'left', 'baseline', 3],
        ['leg-strength', 'left', 'recovery', 3],
      ]),
      [],
    ],
    [
      'stronger than before',
      day([
        ['leg-strength', 'left', 'baseline', 3],
        ['leg-strength', 'left', 'recovery', 4],
      ]),
      [],
    ],
    [
      'weak, and reduced before: no number',
      day([['leg-strength', 'left', 'recovery', 3]], { 'baseline-legs': 'reduced' }),
      [],
    ],
    [
      'the other leg is another leg',
      day([
        ['leg-strength', 'right', 'baseline', 5],
        ['leg-strength', 'left', 'recovery', 3],
      ]),
      [],
    ],
    [
      'in the room already',
      day([
        ['leg-sensation', 'right', 'baseline', 2],
        ['leg-sensation', 'right', 'block', 0],
      ]),
      ['leg-sensation'],
    ],
    [
      'walks with help now',
      day([['walking', null, 'recovery', 1]], { 'baseline-walking': 'unaided' }),
      ['walking'],
    ],
    [
      'walked with an aid before',
      day([['walking', null, 'recovery', 1]], { 'baseline-walking': 'aided' }),
      [],
    ],
    [
      'pressure fallen is no leg',
      day([
        ['systolic', null, 'baseline', 140],
        ['systolic', null, 'recovery', 80],
      ]),
      [],
    ],
  ];
  for (const [what, given, kinds] of falls)
    it(`${what}: ${kinds.length === 0 ? 'not fallen' : 'fallen'}`, () => {
      expect(fallenSigns(given).map(({ kind }) => kind as string)).toEqual([...kinds]);
    });
});

describe('What was measured is worth in MPADSS', () => {
  it('nothing before anything was measured', () => {
    expect(measuredPoints(day([['systolic', null, 'baseline', 120]]))).toEqual({});
  });

  it('the worst of pressure and pulse, the pain now and the walking', () => {
    const points = measuredPoints(
      day([
        ['systolic', null, 'baseline', 120],
        ['pulse', null, 'baseline', 60],
        ['systolic', null, 'recovery', 118],
        ['pulse', null, 'recovery', 80],
        ['nrs', null, 'recovery', 5],
        ['walking', null, 'baseline', 1],
        ['walking', null, 'recovery', 1],
      ]),
    );
    expect(points['mpadss-vitals']?.points).toBe(1);
    expect(points['mpadss-vitals']?.from.map(({ kind }) => kind)).toEqual(['pulse', 'systolic']);
    expect(points['mpadss-pain']?.points).toBe(1);
    expect(points['mpadss-ambulation']?.points).toBe(2);
  });

  for (const [before, now, points] of [
    [2, 2, 2],
    [2, 1, 1],
    [2, 0, 0],
    [1, 1, 2],
    [1, 2, 2],
    [0, 0, 0],
  ] as const)
    it(`walking ${before} before and ${now} now: ${points}`, () => {
      const given = day([
        ['walking', null, 'baseline', before],
        ['walking', null, 'recovery', now],
      ]);
      expect(measuredPoints(given)['mpadss-ambulation']?.points).toBe(points);
    });
});
