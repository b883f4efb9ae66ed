import type { AnswerValue } from '#domain/discharge/checklist';
import type { Role } from '#domain/people/roles';
import type { Refusal } from '#domain/refusal';
import { aBooking, aPatient, aProcedureType, aReferral, aStamp } from '#domain/testing/builders';
import { aDay, aFinished, aStep, at, aVisitAt, withFinished } from '#domain/testing/day-builders';
import type { DayCase } from '#domain/visit/day-case';
import { overruleKey } from '#domain/visit/overrules';
import { startedAt } from '#domain/visit/start-blockers';
import { stepRefusals } from '#domain/visit/step-refusals';
import type { StampedStep } from '#domain/visit/visit';

const UNDECIDED = {
  ...{ decision: null, stopDays: 0, restartHours: null },
  ...{ decided: null, prescriberAgreed: null },
} as const;

const NOW = at('09:30');
const by = (...roles: Role[]) => ({ roles });
const NURSE = by('nurse');

const codes = (refusals: readonly Refusal[]): string[] =>
  refusals.map((each) => ('linkId' in each ? `${each.code} ${each.linkId}` : each.code));

const ask = (
  day: DayCase,
  step: StampedStep,
  { roles = NURSE, reason = null as string | null, now = NOW } = {},
) => codes(stepRefusals(day, { step, reason }, roles, now));

const prepared = (
  answers: Readonly<Record<string, AnswerValue | null>> = {},
  over: Partial<DayCase> = {},
): DayCase => {
  const day = aDay({ visit: aVisitAt('arrived', 'prepared'), ...over });
  return { ...day, checklists: [aFinished('pre-procedure', day, answers)] };
};

describe('stamping a step of the day', () => {
  it('is allowed in order, on the day', () => {
    expect(ask(aDay(), 'arrived')).toEqual([]);
    expect(ask(aDay({ visit: aVisitAt('arrived') }), 'prepared')).toEqual([]);
    expect(ask(prepared(), 'in-room')).toEqual([]);
  });

  it('is refused out of order', () => {
    expect(ask(aDay(), 'prepared')).toEqual(['step-out-of-order']);
    expect(ask(aDay({ visit: aVisitAt('arrived') }), 'arrived')).toEqual(['step-out-of-order']);
  });

  it('is refused before the day, and arriving after it', () => {
    const before = '2026-09-13T22:59:00.000Z'; // 23:59 in London
    const midnight = '2026-09-13T23:00:00.000Z';
    const after = '2026-09-15T08:00:00.000Z';
    expect(ask(aDay(), 'arrived', { now: before })).toEqual(['not-the-day']);
    expect(ask(aDay(), 'arrived', { now: midnight })).toEqual([]);
    expect(ask(aDay(), 'arrived', { now: after })).toEqual(['not-the-day']);
    expect(ask(aDay(), 'no-show', { now: after, reason: 'Not reached' })).toEqual([]);
  });

  it('is refused for a cancelled booking', () => {
    expect(ask(aDay({ booking: aBooking({ status: 'cancelled' }) }), 'arrived')).toEqual([
      'booking-not-standing',
    ]);
  });

  it('belongs to nurses and physicians, arrivals to the desk as well', () => {
    const desk = { roles: by('coordinator') };
    expect(ask(aDay(), 'arrived', desk)).toEqual([]);
    expect(ask(aDay(), 'no-show', { ...desk, reason: 'Not reached' })).toEqual([]);
    expect(ask(aDay({ visit: aVisitAt('arrived') }), 'prepared', desk)).toEqual(['not-permitted']);
    expect(ask(aDay(), 'arrived', { roles: by('administrator') })).toEqual(['not-permitted']);
  });

  it('says every reason at once', () => {
    const roles = by('display');
    expect(ask(aDay(), 'transferred', { roles, now: '2026-09-10T08:00:00.000Z' })).toEqual([
      'not-permitted',
      'step-out-of-order',
      'not-the-day',
      'outcome-needs-reason',
    ]);
  });
});

describe('outcomes', () => {
  const room = aDay({ visit: aVisitAt('arrived', 'prepared', 'in-room') });

  it('need a reason', () => {
    expect(ask(aDay(), 'no-show')).toEqual(['outcome-needs-reason']);
    expect(ask(aDay(), 'no-show', { reason: '  ' })).toEqual(['outcome-needs-reason']);
    expect(ask(aDay(), 'no-show', { reason: 'Called twice' })).toEqual([]);
  });

  it('need a physician once the patient is in the room, and not before', () => {
    const reason = 'Chest pain';
    for (const step of ['aborted', 'transferred', 'left-against-advice'] as const) {
      expect(ask(room, step, { reason })).toEqual(['outcome-needs-physician']);
      expect(ask(room, step, { reason, roles: by('physician') })).toEqual([]);
    }
    expect(ask(aDay({ visit: aVisitAt('arrived') }), 'transferred', { reason })).toEqual([]);
  });

  it('are never refused for a blocker: they are the truth', () => {
    const recovering = aDay({ visit: aVisitAt('arrived', 'prepared', 'in-room', 'in-recovery') });
    expect(
      ask(recovering, 'left-against-advice', { reason: 'Had to go', roles: by('physician') }),
    ).toEqual([]);
  });
});

describe('taking a patient into the room', () => {
  const DENIED: readonly [string, readonly string[]][] = [
    ['identity', ['start-blocked identity']],
    ['consent', ['start-blocked consent']],
    ['site-marked', ['start-blocked site-marked']],
    ['infection', ['start-blocked infection']],
    ['pregnancy', ['start-blocked pregnancy']],
    ['escort', ['start-blocked escort']],
    ['allergies', []],
  ];
  for (const [linkId, refused] of DENIED)
    it(`with ${linkId} denied: ${refused.join() || 'allowed'}`, () => {
      expect(ask(prepared({ [linkId]: false }), 'in-room')).toEqual([...refused]);
    });

  it('asks for the checklist, and names what is open in it', () => {
    expect(ask(aDay({ visit: aVisitAt('arrived', 'prepared') }), 'in-room')).toEqual([
      'checklist-unfinished',
    ]);
    const [refusal] = stepRefusals(
      prepared({ identity: null, escort: null }),
      { step: 'in-room', reason: null },
      NURSE,
      NOW,
    );
    expect(refusal).toEqual({
      code: 'checklist-unfinished',
      kind: 'pre-procedure',
      linkIds: ['identity', 'escort'],
    });
  });

  it('is refused where the sides differ, saying where', () => {
    const [refusal] = stepRefusals(
      prepared({ 'marked-side': 'right' }),
      { step: 'in-room', reason: null },
      by('physician'),
      NOW,
    );
    expect(refusal).toEqual({
      code: 'side-differs',
      sides: [
        { where: 'order', side: 'left' },
        { where: 'booking', side: 'left' },
        { where: 'consent', side: 'left' },
        { where: 'mark', side: 'right' },
      ],
    });
  });

  it('asks for fasting only where sedated, for pregnancy only where possible', () => {
    const sedated = { booking: aBooking({ sedation: true }) };
    expect(ask(prepared({ fasting: false }, sedated), 'in-room')).toEqual([
      'start-blocked fasting',
    ]);
    expect(ask(prepared({ fasting: false }), 'in-room')).toEqual([]);
    const man = { patient: aPatient({ sex: 'male' }) };
    expect(ask(prepared({ pregnancy: false }, man), 'in-room')).toEqual([]);
  });

  it('asks for the last dose where a drug was stopped', () => {
    const referral = aReferral({
      decision: 'accepted',
      antithrombotics: [
        {
          drug: 'apixaban',
          decision: 'stop',
          stopDays: 3,
          restartHours: null,
          decided: aStamp(),
          prescriberAgreed: null,
        },
      ],
    });
    expect(ask(prepared({ 'last-dose': false }, { referral }), 'in-room')).toEqual([
      'start-blocked last-dose',
    ]);
  });

  it('is refused on a provisional booking, an unresolved red flag or an undecided drug', () => {
    const referral = aReferral({
      decision: 'accepted',
      redFlags: [{ id: 'f', kind: 'suspected-dvt', note: '', raised: aStamp(), resolved: null }],
      antithrombotics: [{ drug: 'warfarin', ...UNDECIDED }],
    });
    const booking = aBooking({ status: 'provisional' });
    expect(ask(prepared({}, { referral, booking }), 'in-room')).toEqual([
      'booking-not-confirmed',
      'red-flag-unresolved',
      'antithrombotic-undecided',
    ]);
  });

  it('is refused once the sender has withdrawn the referral', () => {
    const referral = aReferral({ decision: 'withdrawn' });
    expect(ask(prepared({}, { referral }), 'in-room')).toEqual(['referral-not-accepted']);
  });

  for (const [bleedingRisk, refused] of [
    ['low', []],
    ['intermediate', ['antithrombotic-undecided']],
    ['high', ['antithrombotic-undecided']],
  ] as const)
    it(`with an undecided drug and ${bleedingRisk} bleeding risk: ${refused.join() || 'allowed'}`, () => {
      const referral = aReferral({
        decision: 'accepted',
        antithrombotics: [{ drug: 'warfarin', ...UNDECIDED }],
      });
      const procedureType = aProcedureType({ bleedingRisk });
      expect(ask(prepared({}, { referral, procedureType }), 'in-room')).toEqual([...refused]);
    });

  it('goes ahead with what a physician overruled, never past a hard one', () => {
    const blocked = prepared({ escort: false, infection: false, consent: false });
    const found = stepRefusals(blocked, { step: 'in-room', reason: null }, NURSE, NOW);
    const overrules = found.map((each) => ({
      ...aStamp(),
      blocker: overruleKey(each) ?? 'start-blocked:consent',
      reason: 'Sister comes at noon',
    }));
    const visit = { ...blocked.visit, overrules };
    expect(ask({ ...blocked, visit }, 'in-room')).toEqual(['start-blocked consent']);
  });
});

describe('leaving the room', () => {
  const inRoom = withFinished(
    aDay({ visit: aVisitAt('arrived', 'prepared', 'in-room') }),
    'pre-procedure',
  );

  it('with the block done asks for a time-out that ended in "may start"', () => {
    expect(ask(inRoom, 'in-recovery')).toEqual(['checklist-unfinished']);
    const said = aFinished('time-out', inRoom, { start: null });
    expect(ask({ ...inRoom, checklists: [...inRoom.checklists, said] }, 'in-recovery')).toEqual([
      'checklist-unfinished',
    ]);
    expect(ask(withFinished(inRoom, 'pre-procedure', 'time-out'), 'in-recovery')).toEqual([]);
  });

  it('counts no time-out of a stay in the room that was undone', () => {
    const done = withFinished(inRoom, 'pre-procedure', 'time-out');
    const again = (clock: string): DayCase => {
      const [arrived, prepared, first] = done.visit.steps;
      if (!arrived || !prepared || !first) throw new Error('Three steps were taken');
      const undone = { ...first, undone: { ...aStamp({ at: at(clock) }), why: 'Not yet' } };
      const steps = [arrived, prepared, undone, aStep('in-room', at(clock), { id: 'again' })];
      return { ...done, visit: { ...done.visit, steps } };
    };
    // The builders' time-out was said at 09:40.
    expect(startedAt(again('09:39'))).toBe(at('09:40'));
    expect(startedAt(again('09:40'))).toBe(at('09:40'));
    expect(startedAt(again('09:41'))).toBeNull();
    expect(ask(again('09:41'), 'in-recovery')).toEqual(['checklist-unfinished']);
  });

  it('is never held up by a record that says what really happened', () => {
    const done = withFinished(inRoom, 'pre-procedure', 'time-out');
    const record = {
      id: 'record-1',
      written: aStamp(),
      side: 'right' as const,
      levels: [],
      approach: '',
      needle: '',
      contrastMillilitres: null,
      spread: null,
      injectates: [],
      fluoroscopySeconds: null,
      complications: '',
      technicalSuccess: null,
      amendment: null,
      signed: null,
    };
    expect(ask({ ...done, visit: { ...done.visit, records: [record] } }, 'in-recovery')).toEqual(
      [],
    );
  });
});

describe('sending home', () => {
  const PATH = ['arrived', 'prepared', 'in-room', 'in-recovery', 'ready'] as const;
  const ready = withFinished(aDay({ visit: aVisitAt(...PATH) }), 'recovery', 'discharge');

  it('is guarded by the discharge blockers', () => {
    expect(ask(ready, 'home', { now: at('10:30') })).toEqual([]);
    expect(ask(ready, 'home', { now: at('10:00') })).toEqual(['observation-not-over']);
  });
});
