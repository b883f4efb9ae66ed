import { aBooking, aStamp } from '#domain/testing/builders';
import { aChecklist, aDay, anAnswer, aStep, at } from '#domain/testing/day-builders';
import { againstBaseline } from '#domain/visit/against-baseline';
import { recoveryTimers } from '#domain/visit/recovery-timers';
import { soleDifference, soleReadings } from '#domain/visit/temperatures';
import {
  visitOf,
  type Measurement,
  type MeasurementKind,
  type StampedStep,
} from '#domain/visit/visit';

const measured = (
  kind: MeasurementKind,
  value: number,
  clock: string,
  over: Partial<Measurement> = {},
): Measurement => ({
  ...aStamp({ at: at(clock) }),
  ...{ id: `${kind} ${clock} ${over.side ?? ''}`, kind, value, unit: '', side: null },
  phase: 'recovery',
  ...over,
});
const visitWith = (
  measurements: readonly Measurement[],
  steps: readonly [StampedStep, string][] = [['in-recovery', '10:00']],
) => ({
  ...visitOf('booking-1'),
  measurements,
  steps: [
    ...(['arrived', 'prepared', 'in-room'] as const).map((step) => aStep(step, at('09:00'))),
    ...steps.map(([step, clock]) => aStep(step, at(clock))),
  ],
});

describe('What falls due in recovery', () => {
  const sole = (clock: string) => measured('skin-temperature', 30, clock, { side: 'left' });
  const cases: readonly [
    string,
    {
      readonly clock: string;
      readonly taken?: readonly Measurement[];
      readonly sedation?: boolean;
    },
    readonly string[],
  ][] = [
    [
      'all of it at the beginning',
      { clock: '10:00' },
      ['temperature 5', 'vitals 15', 'rescore 30', 'home 30'],
    ],
    [
      'vitals sooner after sedation',
      { clock: '10:00', sedation: true },
      ['vitals 5', 'temperature 5', 'rescore 30', 'home 30'],
    ],
    [
      'vitals from the last ones',
      { clock: '10:12', taken: [measured('pulse', 70, '10:10')] },
      ['temperature -7', 'vitals 13', 'rescore 18', 'home 18'],
    ],
    [
      'vitals that are overdue',
      { clock: '10:20', taken: ['10:05', '10:10', '10:15', '10:20'].map(sole) },
      ['vitals -5', 'temperature 10', 'rescore 10', 'home 10'],
    ],
    [
      'the next temperature',
      { clock: '10:06', taken: [sole('10:05')] },
      ['temperature 4', 'vitals 9', 'rescore 24', 'home 24'],
    ],
    [
      'one that was read a little early',
      { clock: '10:04', taken: [sole('10:03')] },
      ['temperature 6', 'vitals 11', 'rescore 26', 'home 26'],
    ],
    [
      'no temperature once all are read',
      { clock: '10:31', taken: ['10:05', '10:10', '10:15', '10:20', '10:30'].map(sole) },
      ['vitals -16', 'rescore -1'],
    ],
    [
      'a baseline is no reading of recovery',
      { clock: '10:00', taken: [measured('systolic', 120, '09:00', { phase: 'baseline' })] },
      ['temperature 5', 'vitals 15', 'rescore 30', 'home 30'],
    ],
  ];
  for (const [name, { clock, taken = [], sedation = false }, expected] of cases)
    it(`is ${name}`, () => {
      const day = aDay({ visit: visitWith(taken), booking: aBooking({ sedation }) });
      const said = recoveryTimers(day, at(clock)).map(
        ({ kind, inMinutes }) => `${kind} ${inMinutes}`,
      );
      expect(said).toEqual([...expected]);
    });

  it('is another score from the last one', () => {
    const scored = { ...anAnswer('mpadss-pain', '2'), at: at('10:20') };
    const recovery = { ...aChecklist('recovery'), answers: [scored] };
    const day = aDay({ visit: visitWith([]), checklists: [recovery] });
    const rescore = recoveryTimers(day, at('10:30')).find(({ kind }) => kind === 'rescore');
    expect(rescore?.inMinutes).toBe(20);
  });

  for (const [name, steps] of [
    ['before recovery', []],
    [
      'at home',
      [
        ['in-recovery', '10:00'],
        ['ready', '10:40'],
        ['home', '10:45'],
      ],
    ],
    ['aborted', [['aborted', '10:00']]],
  ] as const)
    it(`is nothing ${name}`, () => {
      const visit = visitWith(
        [],
        steps.map(([step, clock]) => [step, clock]),
      );
      expect(recoveryTimers(aDay({ visit }), at('10:50'))).toEqual([]);
    });

  it('is nothing where no recovery is planned', () => {
    const day = aDay({ visit: visitWith([]), booking: aBooking({ recoveryMinutes: 0 }) });
    expect(recoveryTimers(day, at('10:05'))).toEqual([]);
  });
});

describe('What was measured before', () => {
  const before = (kind: MeasurementKind, value: number, side: Measurement['side'] = null) =>
    measured(kind, value, '09:00', { phase: 'baseline', side });
  const cases: readonly [
    string,
    readonly Measurement[],
    MeasurementKind,
    number | null,
    number | null,
  ][] = [
    [
      'a pressure that fell',
      [before('systolic', 150), measured('systolic', 120, '10:10')],
      'systolic',
      -30,
      -20,
    ],
    ['a pulse that rose', [before('pulse', 60), measured('pulse', 75, '10:10')], 'pulse', 15, 25],
    ['pain, in points', [before('nrs', 7), measured('nrs', 2, '10:10')], 'nrs', -5, null],
    [
      'saturation, in points',
      [before('spo2', 98), measured('spo2', 95, '10:10')],
      'spo2',
      -3,
      null,
    ],
    [
      'the last of several',
      [before('pulse', 60), measured('pulse', 80, '10:10'), measured('pulse', 66, '10:20')],
      'pulse',
      6,
      10,
    ],
    ['nothing without a baseline', [measured('pulse', 80, '10:10')], 'pulse', null, null],
    ['nothing without a later value', [before('pulse', 80)], 'pulse', null, null],
  ];
  for (const [name, taken, kind, change, percent] of cases)
    it(`is what ${name} is compared with`, () => {
      const found = againstBaseline(visitWith(taken), kind);
      expect([found?.change ?? null, found?.percent ?? null]).toEqual([change, percent]);
    });

  it('stands before the block on the curve of both soles', () => {
    const visit = visitWith([
      before('skin-temperature', 27.1, 'left'),
      measured('skin-temperature', 31.4, '10:10', { side: 'left' }),
      measured('skin-temperature', 27.3, '10:10', { side: 'right' }),
    ]);
    expect(soleReadings(visit)).toEqual([
      { foot: 'left', minute: -5, value: 27.1 },
      { foot: 'left', minute: 10, value: 31.4 },
      { foot: 'right', minute: 10, value: 27.3 },
    ]);
    expect(soleDifference(visit)).toBe(4.1);
    expect(soleDifference(visitWith([before('skin-temperature', 27, 'left')]))).toBeNull();
    expect(soleReadings(visitWith([]))).toEqual([]);
  });
});
