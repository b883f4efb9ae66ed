import type { Told } from '#domain/booking/booking';
import type { Role } from '#domain/people/roles';
import type { AntithromboticPlan } from '#domain/readiness/antithrombotics';
import { actionRefusals, allowedActions, type ActionFacts } from '#domain/referral/allowed-actions';
import type { ReferralAction } from '#domain/referral/referral-action';
import type { Question, RedFlag, Referral, TriageDecision } from '#domain/referral/referral';
import { aBooking, aReferral, aStamp } from '#domain/testing/builders';

const today = '2026-09-14';

const who = (role: Role, personId = 'person-9') => ({ roles: [role], personId });

const decided = (decision: TriageDecision, over: Partial<Referral> = {}): ActionFacts => ({
  referral: aReferral({
    decision,
    steps:
      decision === 'received'
        ? []
        : [{ ...aStamp(), id: 's', decision, reason: 'Because', undone: null }],
    ...over,
  }),
  bookings: [],
});

const ALWAYS: Record<string, ReferralAction[]> = {
  coordinator: ['complete-facts'],
  nurse: ['complete-facts'],
  physician: ['complete-facts'],
  administrator: [],
};
const OPEN: Record<string, ReferralAction[]> = {
  coordinator: ['raise-red-flag', 'add-readiness', 'set-authorisation', 'complete-facts'],
  nurse: ['raise-red-flag', 'add-readiness', 'set-authorisation', 'complete-facts'],
  physician: ['raise-red-flag', 'set-plan', 'add-readiness', 'set-authorisation', 'complete-facts'],
  administrator: [],
};

describe('What a person may do to a referral', () => {
  const triage: readonly (readonly [Role, TriageDecision, readonly ReferralAction[]])[] = [
    ['physician', 'received', ['accept', 'return', 'ask', 'decline', 'withdraw']],
    ['coordinator', 'received', ['return', 'ask', 'withdraw']],
    ['nurse', 'received', ['withdraw']],
    ['physician', 'asked', ['accept', 'return', 'decline', 'receive', 'withdraw', 'undo']],
    ['coordinator', 'asked', ['return', 'receive', 'withdraw', 'undo']],
    ['nurse', 'asked', ['receive', 'withdraw']],
    ['physician', 'needs-information', ['decline', 'receive', 'withdraw', 'undo', 'send-reminder']],
    ['coordinator', 'needs-information', ['receive', 'withdraw', 'undo', 'send-reminder']],
    ['nurse', 'needs-information', ['receive', 'withdraw']],
    ['physician', 'accepted', ['withdraw', 'undo']],
    ['coordinator', 'accepted', ['withdraw']],
    ['nurse', 'accepted', ['withdraw']],
    ['physician', 'declined', ['undo']],
    ['coordinator', 'declined', []],
    ['coordinator', 'withdrawn', ['undo']],
    ['nurse', 'withdrawn', ['undo']],
    ['administrator', 'received', []],
    ['administrator', 'withdrawn', []],
  ];
  for (const [role, decision, decisions] of triage)
    it(`a ${role}, ${decision}`, () => {
      const closed = decision === 'declined' || decision === 'withdrawn';
      const rest = (closed ? ALWAYS : OPEN)[role] ?? [];
      expect(new Set(allowedActions(decided(decision), who(role), today))).toEqual(
        new Set([...decisions, ...rest]),
      );
    });

  const may = (action: ReferralAction, facts: ActionFacts, actor = who('physician')): string =>
    actionRefusals(action, facts, actor, today)
      .map(({ code }) => code)
      .join(', ');

  it('leaves everything to undo to whoever may do it, once there is something to undo', () => {
    expect(may('undo', decided('received'))).toBe('nothing-to-act-on');
    expect(may('undo', decided('accepted', { bookingsStanding: 1 }))).toBe(
      'something-depends-on-it',
    );
    expect(may('undo', decided('accepted'), who('nurse'))).toBe('not-permitted');
  });

  describe('with a red flag', () => {
    const flag: RedFlag = {
      id: 'f',
      kind: 'suspected-dvt',
      note: '',
      raised: { ...aStamp(), by: 'person-9' },
      resolved: null,
    };
    const resolved = { ...aStamp(), resolution: 'Duplex clear' };
    const open = decided('received', { redFlags: [flag] });
    const done = decided('received', { redFlags: [{ ...flag, resolved }] });

    for (const [action, facts, actor, refused] of [
      ['resolve-red-flag', open, who('physician'), ''],
      ['resolve-red-flag', open, who('coordinator'), 'not-permitted'],
      ['resolve-red-flag', done, who('physician'), 'nothing-to-act-on'],
      // Theirs or not: no red flag disappears before a physician has seen it.
      ['withdraw-red-flag', open, who('coordinator'), 'not-permitted'],
      ['withdraw-red-flag', open, who('nurse', 'somebody'), 'not-permitted'],
      ['withdraw-red-flag', open, who('physician', 'somebody'), ''],
      ['withdraw-red-flag', done, who('physician'), 'nothing-to-act-on'],
      ['reopen-red-flag', done, who('physician'), ''],
      ['reopen-red-flag', done, who('nurse'), 'not-permitted'],
      ['reopen-red-flag', open, who('physician'), 'nothing-to-act-on'],
    ] as const)
      it(`${action} by a ${actor.roles.join()}, ${actor.personId}: ${refused || 'yes'}`, () => {
        expect(may(action, facts, actor)).toBe(refused);
      });

    it('raises one on somebody withdrawn who is still booked, and on nobody who is not', () => {
      const booked = decided('withdrawn', { bookingsStanding: 1 });
      expect(may('raise-red-flag', booked)).toBe('');
      expect(may('raise-red-flag', decided('withdrawn'))).toBe('referral-closed');
    });
  });

  describe('with a drug to stop', () => {
    const plan: AntithromboticPlan = {
      drug: 'warfarin',
      decision: 'stop',
      stopDays: 5,
      restartHours: null,
      decided: aStamp(),
      prescriberAgreed: null,
    };
    const agreed = { ...plan, prescriberAgreed: aStamp() };
    const call: Told = {
      ...aStamp(),
      ...{ date: '2026-09-21', start: 570, how: 'phone', confirmed: true },
    };
    const told = aBooking({ date: '2026-09-21', start: 570, told: call });
    const of = (each: AntithromboticPlan, bookings: ActionFacts['bookings'] = []): ActionFacts => ({
      referral: decided('accepted', {
        antithrombotics: [each],
        bookingsStanding: bookings.length,
      }).referral,
      bookings,
    });

    for (const [index, [action, facts, refused]] of (
      [
        ['record-agreement', of(plan), ''],
        ['record-agreement', of(agreed), 'nothing-to-act-on'],
        [
          'record-agreement',
          of({ ...plan, decision: 'continue', stopDays: 0 }),
          'nothing-to-act-on',
        ],
        ['take-back-agreement', of(plan), 'nothing-to-act-on'],
        ['take-back-agreement', of(agreed), ''],
        ['take-back-agreement', of(agreed, [{ ...told, told: null }]), ''],
        ['take-back-agreement', of(agreed, [told]), 'patient-was-told'],
        // Another physician treats: when to stop the drug rests on the time alone, which they know.
        [
          'take-back-agreement',
          of(agreed, [{ ...told, told: { ...call, physicianId: 'another' } }]),
          'patient-was-told',
        ],
        // Moved since, within the day or to another: they stop for the day they were told.
        ['take-back-agreement', of(agreed, [{ ...told, start: 600 }]), 'patient-was-told'],
        ['take-back-agreement', of(agreed, [{ ...told, date: '2026-09-23' }]), 'patient-was-told'],
        ['take-back-agreement', of(agreed, [{ ...told, status: 'cancelled' }]), ''],
        ['take-back-plan', of({ ...plan, decision: null, decided: null }), 'nothing-to-act-on'],
        ['take-back-plan', of(plan), ''],
        ['take-back-plan', of(plan, [{ ...told, told: null }]), 'something-depends-on-it'],
        ['take-back-plan', of(agreed, [told]), 'patient-was-told, something-depends-on-it'],
      ] as const
    ).entries())
      it(`${index + 1}. ${action}: ${refused || 'yes'}`, () => {
        expect(may(action, facts)).toBe(refused);
      });
  });

  describe('with a question', () => {
    const asked: Question = {
      id: 'q',
      asked: aStamp(),
      of: 'Dr Osei',
      text: 'Ok?',
      answered: null,
    };
    const answered = { ...asked, answered: { ...aStamp(), text: 'Yes' } };
    const back = {
      ...aStamp(),
      id: 'back',
      decision: 'received',
      reason: 'Yes',
      undone: null,
    } as const;
    const since = {
      ...back,
      id: 'since',
      decision: 'accepted',
      at: '2026-09-14T12:00:00.000Z',
    } as const;

    for (const [action, facts, refused] of [
      ['answer-question', decided('asked', { questions: [asked] }), ''],
      ['answer-question', decided('received', { questions: [answered] }), 'nothing-to-act-on'],
      ['take-back-answer', decided('asked', { questions: [asked] }), 'nothing-to-act-on'],
      ['take-back-answer', decided('received', { questions: [answered], steps: [back] }), ''],
      [
        'take-back-answer',
        decided('accepted', { questions: [answered], steps: [back, since] }),
        'decided-since',
      ],
    ] as const)
      it(`${action}: ${refused || 'yes'}`, () => {
        expect(may(action, facts)).toBe(refused);
      });
  });
});
