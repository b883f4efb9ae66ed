import {
  mergeRefusals,
  planMerge,
  undoMergeRefusals,
  type Case,
  type MergedFact,
} from '#domain/referral/merge';
import type { Role } from '#domain/people/roles';
import { aPatient, aReferral, aStamp } from '#domain/testing/builders';

const of = (
  referral: Partial<Case['referral']> = {},
  patient: Partial<Case['patient']> = {},
): Case => ({
  referral: aReferral({ id: 'kept', ...referral }),
  patient: aPatient(patient),
});
const twin = (referral: Partial<Case['referral']> = {}, patient: Partial<Case['patient']> = {}) =>
  of(
    { id: 'duplicate', patientId: 'patient-2', ...referral },
    { id: 'patient-2', mrn: 'GA-000002', ...patient },
  );
const IDLE = { bookings: 0, series: 0 };
const merged = { ...aStamp(), referralId: 'third', reason: null };

describe('Whether a duplicate may end in another referral', () => {
  const cases: [
    what: string,
    duplicate: Case,
    into: Case,
    over: { busy?: typeof IDLE; take?: MergedFact[]; role?: Role },
    codes: string[],
  ][] = [
    ['two that are open', twin(), of(), {}, []],
    ['by somebody who only sets up', twin(), of(), { role: 'administrator' }, ['not-permitted']],
    ['into itself', of(), of(), {}, ['merge-into-itself']],
    ['one that is merged already', twin({ mergedInto: merged }), of(), {}, ['merged-already']],
    ['into one that is merged', twin(), of({ mergedInto: merged }), {}, ['merged-already']],
    ['into one that is declined', twin(), of({ decision: 'declined' }), {}, ['survivor-closed']],
    [
      'into one that is over',
      twin(),
      of({ endedAt: '2026-09-01T08:00:00.000Z' }),
      {},
      ['survivor-closed'],
    ],
    ['one with a booking', twin({ bookingsStanding: 1 }), of(), {}, ['duplicate-in-treatment']],
    ['one in a series', twin({ seriesId: 'series-1' }), of(), {}, ['duplicate-in-treatment']],
    ['into one with a booking', twin(), of({ bookingsStanding: 1 }), {}, []],
    [
      'another order under a booking',
      twin({ side: 'both' }),
      of({ bookingsStanding: 1 }),
      { take: ['side'] },
      ['something-depends-on-it'],
    ],
    [
      'another urgency than a physician accepted, picked by a coordinator',
      twin({ side: 'both', urgency: 'routine' }),
      of({ decision: 'accepted' }),
      { take: ['urgency'] },
      ['decided-at-triage'],
    ],
    [
      'whose patient is booked elsewhere',
      twin(),
      of(),
      { busy: { bookings: 1, series: 0 } },
      ['duplicate-patient-in-treatment'],
    ],
    [
      'of one patient booked elsewhere',
      twin({}, { id: 'patient-1' }),
      of(),
      { busy: { bookings: 1, series: 0 } },
      [],
    ],
    [
      'a side the code contradicts',
      twin({ side: 'right' }),
      of(),
      { take: ['side'] },
      ['diagnosis-side-mismatch'],
    ],
  ];
  for (const [
    what,
    duplicate,
    into,
    { busy = IDLE, take = [], role = 'coordinator' },
    codes,
  ] of cases)
    it(`${what}: ${codes.join() || 'yes'}`, () => {
      const refusals = mergeRefusals(duplicate, into, busy, take, { roles: [role] });
      expect(refusals.map(({ code }) => code)).toEqual(codes as never);
    });
});

describe('What the survivor takes over', () => {
  it('nothing that it says itself', () => {
    expect(planMerge(twin(), of(), [])).toEqual({ conflicts: [], referral: {}, patient: {} });
  });

  it('what it lacks, the words of both, and the union of allergies and drugs', () => {
    const plan = planMerge(
      twin(
        { baselineNrs: 8, history: 'Cold foot' },
        {
          email: 'grace@post.example',
          allergies: ['Latex', 'iodine'],
          drugs: ['apixaban'],
          diabetes: true,
        },
      ),
      of({ baselineNrs: null, history: 'Crush injury' }, { allergies: ['latex'], drugs: [] }),
      [],
    );
    expect(plan.referral).toEqual({ baselineNrs: 8, history: 'Crush injury\n\nCold foot' });
    expect(plan.patient).toEqual({
      email: 'grace@post.example',
      allergies: ['latex', 'iodine'],
      drugs: ['apixaban'],
      diabetes: true,
    });
    expect(plan.conflicts).toEqual([]);
  });

  it('of what both say only what is picked', () => {
    const [one, other] = [twin({ urgency: 'routine' }, { familyName: 'Okafro' }), of()];
    expect(planMerge(one, other, [])).toEqual({
      conflicts: ['urgency', 'familyName'],
      referral: {},
      patient: {},
    });
    const picked = planMerge(one, other, ['familyName']);
    expect([picked.referral, picked.patient]).toEqual([{}, { familyName: 'Okafro' }]);
  });

  it('no side that its own code contradicts, and no order under a booking', () => {
    const contradicted = planMerge(twin({ side: 'right' }), of({ side: null }), []);
    expect([contradicted.referral, contradicted.conflicts]).toEqual([{}, ['side']]);
    const booked = planMerge(twin(), of({ side: null, levels: [], bookingsStanding: 1 }), []);
    expect(booked.referral).toEqual({});
  });
});

describe('Whether a merge may be undone', () => {
  const NOTHING = { bookings: 0, series: 0, decisions: 0 };
  const cases: [what: string, isMerged: boolean, since: typeof NOTHING, codes: string[]][] = [
    ['nothing stands on it', true, NOTHING, []],
    ['it is not merged', false, NOTHING, ['decision-not-open']],
    ['a booking since', true, { ...NOTHING, bookings: 1 }, ['merge-built-upon']],
    ['a series since', true, { ...NOTHING, series: 1 }, ['merge-built-upon']],
    ['a decision since', true, { ...NOTHING, decisions: 1 }, ['merge-built-upon']],
  ];
  for (const [what, isMerged, since, codes] of cases)
    it(`${what}: ${codes.join() || 'yes'}`, () => {
      const duplicate = { decision: 'withdrawn' as const, mergedInto: isMerged ? merged : null };
      const refusals = undoMergeRefusals(duplicate, since, { roles: ['nurse'] });
      expect(refusals.map(({ code }) => code)).toEqual(codes as never);
    });
});
