import { DEFAULT_CLINIC_RULES } from '#domain/clinic/clinic-rules';
import {
  antithromboticIn,
  outdatedProposals,
  proposedPlans,
} from '#domain/readiness/antithrombotic-drugs';
import {
  antithromboticProblems,
  firstOmittedDay,
  lastDoseDay,
  prescriberNotAgreed,
  proposalFor,
  type AntithromboticPlan,
} from '#domain/readiness/antithrombotics';
import {
  antithromboticsComplete,
  openReadiness,
  readinessDue,
  readinessFor,
} from '#domain/readiness/readiness-for';
import { aPatient, aProcedureType, aReferral, aStamp } from '#domain/testing/builders';

const plan = (over: Partial<AntithromboticPlan> = {}): AntithromboticPlan => ({
  drug: 'apixaban',
  decision: 'stop',
  stopDays: 3,
  restartHours: null,
  decided: aStamp(),
  prescriberAgreed: null,
  ...over,
});
const today = '2026-09-14';
const KIDNEYS = { renalImpairment: 'no' } as const;

describe('Antithrombotics among what a referrer writes', () => {
  for (const [text, drug] of [
    ['Eliquis 5 mg twice daily', 'apixaban'],
    ['apixaban 2.5', 'apixaban'],
    ['Acetylsalicylic acid 75mg', 'aspirin'],
    ['WARFARIN (INR 2–3)', 'warfarin'],
    ['Clexane 40mg s.c.', 'enoxaparin'],
    ['Paracetamol', null],
    ['Basalt wool', null],
    ['mesalazine', null],
  ] as const)
    it(`${text}: ${drug ?? 'none'}`, () => {
      expect(antithromboticIn(text)).toBe(drug);
    });

  it('become a proposal each, decided by nobody', () => {
    const found = proposedPlans(['Plavix', 'aspirin 75', 'Asa'], [], 'intermediate', KIDNEYS);
    expect(found.map(({ drug, decision, stopDays }) => [drug, decision, stopDays])).toEqual([
      ['aspirin', null, 0],
      ['clopidogrel', null, 7],
    ]);
    expect(proposedPlans(['Plavix'], [plan({ drug: 'clopidogrel' })], 'high', KIDNEYS)).toEqual([]);
    expect(proposedPlans(['Plavix'], [], 'low', KIDNEYS)).toEqual([]);
  });

  for (const [drug, renalImpairment, days] of [
    ['dabigatran', 'no', 4],
    ['dabigatran', 'unknown', 4],
    ['dabigatran', 'yes', 5],
    ['apixaban', 'yes', 3],
  ] as const)
    it(`propose ${days} days for ${drug} with renal impairment ${renalImpairment}`, () => {
      const kidneys = { renalImpairment };
      const [proposed] = proposedPlans([drug], [], 'intermediate', kidneys);
      expect(proposed?.stopDays).toBe(days);
      expect(proposalFor(drug, kidneys)?.stopDays).toBe(days);
      const asBefore = plan({ drug, decision: null, decided: null, stopDays: 4 });
      expect(outdatedProposals([asBefore], kidneys)).toEqual(
        days === 4 ? [] : [{ ...asBefore, stopDays: days }],
      );
      expect(outdatedProposals([plan({ drug, stopDays: 4 })], kidneys)).toEqual([]);
    });
});

describe('A plan to stop a drug', () => {
  it('is shown as days: the last dose and the first day without', () => {
    expect(firstOmittedDay(plan(), '2026-09-21')).toBe('2026-09-18');
    expect(lastDoseDay(plan(), '2026-09-21')).toBe('2026-09-17');
    expect(firstOmittedDay(plan({ decision: 'continue', stopDays: 0 }), '2026-09-21')).toBeNull();
  });
  it('is told to nobody before the prescriber has agreed', () => {
    expect(prescriberNotAgreed([plan()])).toEqual(['apixaban']);
    expect(prescriberNotAgreed([plan({ prescriberAgreed: aStamp() })])).toEqual([]);
    expect(prescriberNotAgreed([plan({ decision: 'continue', stopDays: 0 })])).toEqual([]);
    expect(prescriberNotAgreed([plan({ decision: null, decided: null })])).toEqual([]);
  });
  it('is complete when decided and agreed', () => {
    expect(antithromboticsComplete([plan({ prescriberAgreed: aStamp() })])).toBeTrue();
    expect(antithromboticsComplete([plan()])).toBeFalse();
    expect(antithromboticsComplete([plan({ decision: null, decided: null })])).toBeFalse();
  });
  it('stands in the way of a day too near, and of every day while undecided', () => {
    expect(
      antithromboticProblems([plan()], '2026-09-16', today, null).map(({ code }) => code),
    ).toEqual(['antithrombotic-too-late']);
    expect(antithromboticProblems([plan()], '2026-09-17', today, null)).toEqual([]);
    expect(
      antithromboticProblems([plan({ decision: null, decided: null })], '2026-12-01', today, null),
    ).toEqual([{ code: 'antithrombotic-undecided', drug: 'apixaban' }]);
  });
});

describe('What must be in hand', () => {
  const needed = (
    referral: Parameters<typeof aReferral>[0],
    patient: Parameters<typeof aPatient>[0],
    type: Parameters<typeof aProcedureType>[0] = {},
  ) => readinessFor(aReferral(referral), aPatient(patient), aProcedureType(type), today);

  for (const [what, found, kinds] of [
    ['a man for a block', needed({}, { sex: 'male' }), ['consent', 'escort']],
    [
      'a woman who could be pregnant',
      needed({}, { sex: 'female', birthDate: '1990-01-01' }),
      ['consent', 'escort', 'pregnancy-check'],
    ],
    [
      'a woman of 60',
      needed({}, { sex: 'female', birthDate: '1966-01-01' }),
      ['consent', 'escort'],
    ],
    [
      'somebody whose sex and age are unknown',
      needed({}, { sex: 'unknown', birthDate: null }),
      ['consent', 'escort', 'pregnancy-check'],
    ],
    [
      'a patient on a drug',
      needed({ antithrombotics: [plan()] }, { sex: 'male' }),
      ['consent', 'antithrombotic-plan', 'escort'],
    ],
    [
      'a procedure that bleeds little, without recovery',
      needed(
        { antithrombotics: [plan()] },
        { sex: 'male' },
        { bleedingRisk: 'low', recoveryMinutes: 0 },
      ),
      ['consent'],
    ],
  ] as const)
    it(`${what}: ${kinds.join(', ')}`, () => {
      expect(found).toEqual([...kinds]);
    });

  it('is due by the day of the block, and moves with it', () => {
    const due = (kind: Parameters<typeof readinessDue>[0], plans: AntithromboticPlan[] = []) =>
      readinessDue(kind, '2026-09-21', plans, DEFAULT_CLINIC_RULES);
    expect(due('consent')).toBe('2026-09-21');
    expect(due('imaging')).toBe('2026-09-20');
    expect(due('escort')).toBe('2026-09-18');
    expect(due('antithrombotic-plan', [plan({ stopDays: 7 })])).toBe('2026-09-13');
    expect(due('antithrombotic-plan', [plan({ stopDays: 1 })])).toBe('2026-09-17');
    expect(readinessDue('consent', null, [], DEFAULT_CLINIC_RULES)).toBeNull();
  });

  it('shows first what keeps a booking from being confirmed', () => {
    const item = (kind: 'imaging' | 'consent' | 'authorisation') =>
      ({ id: kind, kind, owner: 'coordinator', dueOn: null, done: null }) as const;
    expect(
      openReadiness([
        item('imaging'),
        item('consent'),
        item('authorisation'),
        { ...item('consent'), id: 'done', done: { ...aStamp(), note: '' } },
      ]).map(({ id }) => id),
    ).toEqual(['authorisation', 'consent', 'imaging']);
  });
});
