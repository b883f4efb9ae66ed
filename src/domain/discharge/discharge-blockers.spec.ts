import type { AnswerValue } from '#domain/discharge/checklist';
import { dischargeBlockers, isHard } from '#domain/discharge/discharge-blockers';
import type { DischargeRefusal } from '#domain/discharge/discharge-refusal';
import { aBooking, aReferral, aStamp } from '#domain/testing/builders';
import { aDay, aFinished, at, aVisitAt } from '#domain/testing/day-builders';
import type { DayCase } from '#domain/visit/day-case';

// The stamps of `aVisitAt` put the patient into recovery at 09:40: observed for 30 min by 10:10.
const READY = aVisitAt('arrived', 'prepared', 'in-room', 'in-recovery', 'ready');
const LATER = at('10:30');

type Answers = Readonly<Record<string, AnswerValue | null>>;

const ready = (recovery: Answers = {}, discharge: Answers = {}, over: Partial<DayCase> = {}) => {
  const day = aDay({ visit: READY, ...over });
  return {
    ...day,
    checklists: [aFinished('recovery', day, recovery), aFinished('discharge', day, discharge)],
  };
};

/** `code detail`, with `!` before the hard ones. */
const words = (blockers: readonly DischargeRefusal[]): string[] =>
  blockers.map((each) => `${isHard(each) ? '!' : ''}${each.code}${detailOf(each)}`);

const detailOf = (each: DischargeRefusal): string => {
  switch (each.code) {
    case 'item-unanswered':
    case 'item-forbids-home':
      return ` ${each.linkId || each.kind}`;
    case 'score-too-low':
      return ` ${each.scale} ${each.score}/${each.needed}`;
    case 'observation-not-over':
      return ` ${each.minutesLeft}`;
    case 'orthostatic-drop':
      return ` ${each.systolic}/${each.diastolic}`;
    default:
      return '';
  }
};

const STOPPED = aReferral({
  antithrombotics: [
    {
      drug: 'apixaban',
      decision: 'stop',
      stopDays: 3,
      decided: aStamp(),
      prescriberAgreed: aStamp(),
    },
  ],
});
const SEDATED = { booking: aBooking({ sedation: true }) };

interface Case {
  readonly what: string;
  readonly recovery?: Answers;
  readonly discharge?: Answers;
  readonly over?: Partial<DayCase>;
  readonly now?: string;
  readonly blockers: readonly string[];
}

const CASES: readonly Case[] = [
  { what: 'everything as wished', blockers: [] },
  ...[
    'airway',
    'stable',
    'no-toxicity',
    'no-bleeding',
    'legs-back',
    'walks',
    'steady',
    'instructions',
  ].flatMap((linkId): Case[] => [
    {
      what: `${linkId} denied`,
      discharge: { [linkId]: false },
      blockers: [`!item-forbids-home ${linkId}`],
    },
    {
      what: `${linkId} open`,
      discharge: { [linkId]: null },
      blockers: [`!item-unanswered ${linkId}`],
    },
    {
      what: `${linkId} called not applicable`,
      discharge: { [linkId]: 'not-applicable' },
      blockers: [`!item-forbids-home ${linkId}`],
    },
  ]),
  ...['lying-systolic', 'lying-diastolic', 'standing-systolic', 'standing-diastolic', 'groin'].map(
    (linkId): Case => ({
      what: `${linkId} open`,
      discharge: { [linkId]: null },
      blockers: [`!item-unanswered ${linkId}`],
    }),
  ),
  ...[
    'mpadss-vitals',
    'mpadss-ambulation',
    'mpadss-nausea',
    'mpadss-pain',
    'mpadss-bleeding',
  ].flatMap((linkId): Case[] => [
    {
      what: `${linkId} open`,
      recovery: { [linkId]: null },
      blockers: [`!item-unanswered ${linkId}`],
    },
    { what: `one point less at ${linkId}`, recovery: { [linkId]: '1' }, blockers: [] },
  ]),
  ...['mpadss-ambulation', 'mpadss-nausea', 'mpadss-pain'].map((linkId): Case => ({
    what: `no point at ${linkId}, stable`,
    recovery: { [linkId]: '0' },
    blockers: ['score-too-low mpadss 8/9'],
  })),
  ...['mpadss-vitals', 'mpadss-bleeding'].map((linkId): Case => ({
    what: `no point at ${linkId} is no stable patient`,
    recovery: { [linkId]: '0' },
    blockers: [`!item-forbids-home ${linkId}`, 'score-too-low mpadss 8/9'],
  })),
  {
    what: 'two points short',
    recovery: { 'mpadss-pain': '1', 'mpadss-nausea': '1' },
    blockers: ['score-too-low mpadss 8/9'],
  },
  {
    what: 'no escort',
    discharge: { 'escort-here': false },
    blockers: ['item-forbids-home escort-here'],
  },
  {
    what: 'escort open',
    discharge: { 'escort-here': null },
    blockers: ['!item-unanswered escort-here'],
  },
  {
    what: 'groin numb: a physician looks',
    discharge: { groin: 'numb' },
    blockers: ['item-forbids-home groin'],
  },
  {
    what: 'thigh burning: a physician looks',
    discharge: { groin: 'burning' },
    blockers: ['item-forbids-home groin'],
  },
  { what: 'observed exactly as long as asked', now: '10:10', blockers: [] },
  { what: 'one minute short', now: '10:09', blockers: ['observation-not-over 1'] },
  { what: 'just arrived in the bay', now: '09:40', blockers: ['observation-not-over 30'] },
  { what: 'a clock that lags', now: '09:39', blockers: ['observation-not-over 30'] },
  {
    what: 'a fall of 20 systolic',
    discharge: { 'lying-systolic': 130, 'standing-systolic': 110 },
    blockers: ['orthostatic-drop 20/2'],
  },
  {
    what: 'a fall of 19',
    discharge: { 'lying-systolic': 130, 'standing-systolic': 111 },
    blockers: [],
  },
  {
    what: 'a fall of 10 diastolic',
    discharge: { 'lying-diastolic': 80, 'standing-diastolic': 70 },
    blockers: ['orthostatic-drop 5/10'],
  },
  { what: 'a rise is no fall', discharge: { 'standing-systolic': 160 }, blockers: [] },
  {
    what: 'a fall with dizziness',
    discharge: { 'standing-systolic': 105, steady: false },
    blockers: ['!item-forbids-home steady', '!orthostatic-drop 25/2'],
  },
  {
    what: 'a fall, and nobody asked about dizziness',
    discharge: { 'standing-systolic': 105, steady: null },
    blockers: ['!item-unanswered steady', '!orthostatic-drop 25/2'],
  },
  {
    what: 'antithrombotic stopped and restart not told',
    over: { referral: STOPPED },
    discharge: { restart: false },
    blockers: ['!item-forbids-home restart'],
  },
  { what: 'antithrombotic stopped, restart told', over: { referral: STOPPED }, blockers: [] },
  { what: 'sedated and fully awake', over: SEDATED, blockers: [] },
  {
    what: 'sedated, Aldrete open',
    over: SEDATED,
    recovery: { 'aldrete-oxygen': null },
    blockers: ['!item-unanswered aldrete-oxygen'],
  },
  {
    what: 'sedated, Aldrete 9',
    over: SEDATED,
    recovery: { 'aldrete-activity': '1' },
    blockers: [],
  },
  {
    what: 'sedated, Aldrete 8',
    over: SEDATED,
    recovery: { 'aldrete-activity': '1', 'aldrete-consciousness': '1' },
    blockers: ['score-too-low aldrete 8/9'],
  },
  {
    what: 'no recovery planned: neither score nor observation',
    over: {
      booking: aBooking({ recoveryMinutes: 0, bayId: null }),
      visit: aVisitAt('arrived', 'prepared', 'in-room', 'ready'),
    },
    recovery: { 'mpadss-pain': null },
    now: '09:31',
    blockers: [],
  },
  {
    what: 'several at once, the hard ones first',
    recovery: { 'mpadss-pain': '0' },
    discharge: { 'escort-here': false, 'legs-back': false, walks: null },
    now: '10:00',
    blockers: [
      '!item-forbids-home legs-back',
      '!item-unanswered walks',
      'item-forbids-home escort-here',
      'score-too-low mpadss 8/9',
      'observation-not-over 10',
    ],
  },
];

describe('what stands between a patient and home', () => {
  for (const { what, recovery, discharge, over, now, blockers } of CASES)
    it(`${what}: ${blockers.join(', ') || 'nothing'}`, () => {
      const found = dischargeBlockers(ready(recovery, discharge, over), now ? at(now) : LATER);
      expect(words(found)).toEqual([...blockers]);
    });

  it('names a checklist that nobody has begun', () => {
    expect(words(dischargeBlockers(aDay({ visit: READY }), LATER))).toEqual([
      '!item-unanswered recovery',
      '!item-unanswered discharge',
    ]);
  });

  it('counts a hard item that the template no longer has as not confirmed, a soft one as not asked', () => {
    const day = ready();
    const without = (linkId: string): DayCase => ({
      ...day,
      checklists: day.checklists.map((checklist) => ({
        ...checklist,
        items: checklist.items.filter((item) => item.linkId !== linkId),
      })),
    });
    expect(words(dischargeBlockers(without('legs-back'), LATER))).toEqual([
      '!item-forbids-home legs-back',
    ]);
    expect(words(dischargeBlockers(without('escort-here'), LATER))).toEqual([]);
  });

  it('follows the correction, not the answer it superseded', () => {
    const day = ready({}, { 'legs-back': false });
    const corrected: DayCase = {
      ...day,
      checklists: day.checklists.map((checklist) => ({
        ...checklist,
        answers: checklist.answers.flatMap((answer) =>
          answer.linkId === 'legs-back'
            ? [
                { ...answer, superseded: true },
                { ...answer, id: 'later', value: true },
              ]
            : [answer],
        ),
      })),
    };
    expect(dischargeBlockers(corrected, LATER)).toEqual([]);
  });

  it('takes the threshold and the observation from the clinic’s rules', () => {
    const day = ready({ 'mpadss-pain': '1' });
    const strict: DayCase = {
      ...day,
      clinic: {
        ...day.clinic,
        rules: { ...day.clinic.rules, dischargeScore: 10, observationMinutes: 60 },
      },
    };
    expect(words(dischargeBlockers(strict, LATER))).toEqual([
      'score-too-low mpadss 9/10',
      'observation-not-over 10',
    ]);
  });
});
