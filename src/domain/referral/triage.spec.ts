import type { Role } from '#domain/people/roles';
import type { Referral, TriageDecision } from '#domain/referral/referral';
import {
  allowedDecisions,
  askedAgainRefusals,
  decisionBefore,
  planTriage,
  triageRefusals,
  undoRefusals,
  type TriageCommand,
} from '#domain/referral/triage';
import { aPatient, aProcedureType, aReferral, aStamp } from '#domain/testing/builders';

const as = (...roles: Role[]) => ({ roles });
const accept: TriageCommand = {
  decision: 'accepted',
  urgency: 'urgent',
  procedureTypeId: 'type-lsb',
  side: 'left',
  levels: [],
};
const refusals = (referral: Partial<Referral>, command: TriageCommand, ...roles: Role[]) =>
  triageRefusals(aReferral(referral), aPatient(), aProcedureType(), command, as(...roles)).map(
    ({ code }) => code,
  );
const step = (id: string, decision: TriageDecision, undone = false) => ({
  ...aStamp(),
  id,
  decision,
  reason: null,
  undone: undone ? aStamp() : null,
});

describe('What may be decided about a referral', () => {
  for (const [decision, role, allowed] of [
    ['received', 'physician', ['accepted', 'needs-information', 'asked', 'declined', 'withdrawn']],
    ['received', 'coordinator', ['needs-information', 'asked', 'withdrawn']],
    ['received', 'nurse', ['withdrawn']],
    ['received', 'administrator', []],
    ['received', 'display', []],
    ['asked', 'physician', ['accepted', 'needs-information', 'declined', 'received', 'withdrawn']],
    ['asked', 'coordinator', ['needs-information', 'received', 'withdrawn']],
    ['needs-information', 'coordinator', ['received', 'withdrawn']],
    ['needs-information', 'physician', ['declined', 'received', 'withdrawn']],
    ['accepted', 'physician', ['withdrawn']],
    ['declined', 'physician', []],
    ['withdrawn', 'coordinator', []],
  ] as const)
    it(`${decision}, ${role}: ${allowed.join(', ') || 'nothing'}`, () => {
      expect(allowedDecisions(aReferral({ decision }), as(role))).toEqual([...allowed]);
    });

  it('is not a withdrawal while a block is booked', () => {
    const referral = aReferral({ decision: 'accepted', bookingsStanding: 1 });
    expect(allowedDecisions(referral, as('coordinator'))).toEqual([]);
    const command = { decision: 'withdrawn', reason: 'Moved away' } as const;
    expect(triageRefusals(referral, aPatient(), null, command, as('coordinator'))).toEqual([
      { code: 'something-depends-on-it', bookings: 1 },
    ]);
  });
});

describe('Accepting', () => {
  it('goes through when all is there', () => {
    expect(refusals({}, accept, 'physician')).toEqual([]);
  });
  it('takes urgency, procedure and side from the decision itself', () => {
    expect(
      refusals({ urgency: null, procedureTypeId: null, side: null }, accept, 'physician'),
    ).toEqual([]);
  });
  it('names every fact that is missing at once', () => {
    const found = triageRefusals(
      aReferral({ diagnosis: null }),
      aPatient({ birthDate: null, phone: null }),
      aProcedureType(),
      { ...accept, urgency: null, side: null },
      as('physician'),
    );
    expect(found).toEqual([
      { code: 'facts-missing', facts: ['birth-date', 'diagnosis', 'side', 'urgency'] },
    ]);
  });
  it('asks for no side where the procedure has none', () => {
    const found = triageRefusals(
      aReferral({ diagnosis: { code: 'E11.42', text: '' } }),
      aPatient(),
      aProcedureType({ lateralityNeeded: false }),
      { ...accept, side: null },
      as('physician'),
    );
    expect(found).toEqual([]);
  });
  it('stops where the code names the other side', () => {
    expect(refusals({}, { ...accept, side: 'right' }, 'physician')).toEqual([
      'diagnosis-side-mismatch',
    ]);
  });
  it('is a physician’s, and every other reason is told as well', () => {
    expect(refusals({ decision: 'declined' }, { ...accept, side: 'right' }, 'coordinator')).toEqual(
      ['not-permitted', 'decision-not-open', 'diagnosis-side-mismatch'],
    );
  });
});

describe('Returning, declining and asking', () => {
  for (const command of [
    { decision: 'needs-information', reason: '  ' },
    { decision: 'declined', reason: '' },
    { decision: 'asked', of: '', text: 'Is there an ABI?' },
    { decision: 'asked', of: 'Vascular', text: ' ' },
  ] as const)
    it(`wants words: ${JSON.stringify(command)}`, () => {
      expect(refusals({}, command, 'physician')).toEqual(['reason-missing']);
    });

  it('keeps the question with who asked', () => {
    const command = { decision: 'asked', of: ' Vascular ', text: 'ABI?' } as const;
    const plan = planTriage(command, aStamp(), ['step-1', 'question-1']);
    expect(plan.question).toEqual({
      id: 'question-1',
      asked: aStamp(),
      of: 'Vascular',
      text: 'ABI?',
      answered: null,
    });
    expect(plan.step.decision).toBe('asked');
  });
});

describe('A sender who asks again', () => {
  const withdrawn = aReferral({ decision: 'withdrawn' });
  for (const [name, referral, codes] of [
    ['for a referral that was withdrawn', withdrawn, []],
    ['while a block is booked', { ...withdrawn, bookingsStanding: 1 }, ['something-depends-on-it']],
    ['while its series runs', { ...withdrawn, seriesId: 's' }, ['something-depends-on-it']],
    [
      'after its blocks were done',
      { ...withdrawn, endedAt: '2026-09-01T10:00:00.000Z' },
      ['something-depends-on-it'],
    ],
    ['for one that was declined', aReferral({ decision: 'declined' }), ['decision-not-open']],
    ['for one that stands', aReferral({ decision: 'accepted' }), ['decision-not-open']],
  ] as const)
    it(`${name}: ${codes.join(', ') || 'goes back among the new ones'}`, () => {
      expect(askedAgainRefusals(referral).map(({ code }) => code)).toEqual([...codes]);
    });
});

describe('Undoing', () => {
  it('takes back the last step that still counts', () => {
    const steps = [
      step('1', 'needs-information'),
      step('2', 'received'),
      step('3', 'accepted', true),
    ];
    expect(decisionBefore({ steps })).toBe('needs-information');
    expect(decisionBefore({ steps: [step('1', 'accepted')] })).toBe('received');
  });
  it('is refused once something stands on it', () => {
    const accepted = aReferral({ decision: 'accepted', steps: [step('1', 'accepted')] });
    expect(undoRefusals(accepted, as('physician'))).toEqual([]);
    for (const over of [
      { bookingsStanding: 2 },
      { seriesId: 'series-1' },
      { endedAt: '2026-09-01T10:00:00.000Z' },
    ])
      expect(
        undoRefusals({ ...accepted, ...over }, as('physician')).map(({ code }) => code),
      ).toEqual(['something-depends-on-it']);
  });
  it('needs the role that the step needed, and a step', () => {
    const accepted = aReferral({ decision: 'accepted', steps: [step('1', 'accepted')] });
    expect(undoRefusals(accepted, as('coordinator')).map(({ code }) => code)).toEqual([
      'not-permitted',
    ]);
    expect(undoRefusals(aReferral(), as('physician')).map(({ code }) => code)).toEqual([
      'decision-not-open',
    ]);
  });
});
