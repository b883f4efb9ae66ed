import { DEFAULT_CLINIC_RULES } from '#domain/clinic/clinic-rules';
import type { Patient } from '#domain/clinic/patient';
import type { RedFlag, Referral, TriageDecision } from '#domain/referral/referral';
import { nextMove } from '#domain/referral/next-move';
import { worklistsOf, stageOf, type WorklistFacts } from '#domain/referral/worklist';
import { aBooking, aPatient, aProcedureType, aReferral, aStamp } from '#domain/testing/builders';

const today = '2026-09-14';
const calendar = { today, zone: 'Europe/London', rules: DEFAULT_CLINIC_RULES };
const flag: RedFlag = {
  id: 'flag-1',
  kind: 'suspected-dvt',
  note: '',
  raised: aStamp(),
  resolved: null,
};
const undecided = {
  drug: 'apixaban',
  decision: null,
  stopDays: 3,
  restartHours: null,
  decided: null,
  prescriberAgreed: null,
};
const authorisation = {
  payer: 'Northlight',
  number: 'A-1',
  blocksAllowed: 3,
  validFrom: '2026-08-01',
  validTo: '2026-12-31',
  minimumSpacingDays: null,
};
const facts = (
  over: Partial<Referral> = {},
  patient: Partial<Patient> = {},
  bookings: WorklistFacts['bookings'] = [],
): WorklistFacts => ({
  referral: aReferral({ decision: 'accepted', receivedAt: '2026-09-13T08:00:00.000Z', ...over }),
  patient: aPatient(patient),
  procedureType: aProcedureType(),
  bookings,
});

describe('Where a referral stands', () => {
  for (const [stage, over, patient] of [
    ['new', { decision: 'received' }, {}],
    ['asked', { decision: 'asked' }, {}],
    ['waiting-for-information', { decision: 'needs-information' }, {}],
    ['declined', { decision: 'declined' }, {}],
    ['withdrawn', { decision: 'withdrawn' }, {}],
    ['unbookable', { decision: 'withdrawn', bookingsStanding: 1 }, {}],
    ['ready-to-book', {}, {}],
    ['ready-to-book', { authorisation }, {}],
    ['not-ready', { authorisation: { ...authorisation, number: null } }, {}],
    ['not-ready', { antithrombotics: [undecided] }, {}],
    ['not-ready', { side: null }, {}],
    ['not-ready', {}, { birthDate: null }],
    ['unbookable', { redFlags: [flag] }, {}],
    ['unbookable', { redFlags: [flag], antithrombotics: [undecided] }, {}],
    [
      'ready-to-book',
      { redFlags: [{ ...flag, resolved: { ...aStamp(), resolution: 'No DVT' } }] },
      {},
    ],
    ['booked', { bookingsStanding: 1 }, {}],
    ['booked', { bookingsStanding: 1, redFlags: [flag] }, {}],
    ['in-series', { seriesId: 'series-1', bookingsStanding: 2 }, {}],
    ['completed', { endedAt: '2026-09-13T10:00:00.000Z' }, {}],
  ] as const satisfies readonly (readonly [string, Partial<Referral>, Partial<Patient>])[])
    it(`${stage}: ${JSON.stringify({ ...over, ...patient })}`, () => {
      const { referral, patient: who, procedureType } = facts(over, patient);
      expect(stageOf(referral, who, procedureType)).toBe(stage);
    });

  it('needs no plan where the procedure bleeds little', () => {
    const { referral, patient } = facts({ antithrombotics: [undecided] });
    expect(stageOf(referral, patient, aProcedureType({ bleedingRisk: 'low' }))).toBe(
      'ready-to-book',
    );
  });
});

describe('The lists a referral is on today', () => {
  const lists = (of: WorklistFacts) => worklistsOf(of, calendar);

  it('adds overdue to the list it is on anyway', () => {
    expect(lists(facts({ decision: 'received', receivedAt: '2026-09-01T08:00:00.000Z' }))).toEqual([
      'overdue',
      'new',
    ]);
  });
  it('calls a physician to an open red flag, also once it is booked', () => {
    expect(lists(facts({ bookingsStanding: 1, redFlags: [flag] }))).toEqual([
      'red-flags',
      'booked',
    ]);
    expect(lists(facts({ decision: 'declined', redFlags: [flag] }))).toEqual(['declined']);
  });
  it('keeps an open red flag before a physician though the block is done or the referral withdrawn', () => {
    const done = { endedAt: '2026-09-13T10:00:00.000Z', redFlags: [flag] };
    expect(lists(facts(done))).toEqual(['red-flags', 'completed']);
    const withdrawn = { decision: 'withdrawn', redFlags: [flag] } as const;
    expect(lists(facts(withdrawn))).toEqual(['red-flags', 'withdrawn']);
    for (const closed of [facts(done), facts(withdrawn)])
      expect(nextMove(closed, calendar)?.what).toBe('resolve-red-flag');
  });
  it('asks for a call where a block is booked and its time not told', () => {
    const booking = aBooking({ date: '2026-09-20' });
    expect(lists(facts({ bookingsStanding: 1 }, {}, [booking]))).toEqual(['to-call', 'booked']);
    // Who has come, or will not, is not called any more.
    for (const visitState of ['arrived', 'cancelled-on-the-day'] as const)
      expect(lists(facts({ bookingsStanding: 1 }, {}, [{ ...booking, visitState }]))).toEqual([
        'booked',
      ]);
    const told = {
      ...aStamp(),
      how: 'phone',
      date: '2026-09-20',
      start: 570,
      confirmed: true,
    } as const;
    expect(lists(facts({ bookingsStanding: 1 }, {}, [{ ...booking, told }]))).toEqual(['booked']);
    expect(lists(facts({ bookingsStanding: 1 }, {}, [{ ...booking, start: 600, told }]))).toEqual([
      'to-call',
      'booked',
    ]);
  });
  it('takes it off the board once its authorisation has ended, and warns three weeks before', () => {
    const until = (validTo: string) => facts({ authorisation: { ...authorisation, validTo } });
    expect(lists(until('2026-09-13'))).toEqual(['unbookable']);
    expect(lists(until('2026-09-14'))).toEqual(['ready-to-book', 'authorisation-ending']);
    expect(lists(until('2026-10-05'))).toEqual(['ready-to-book', 'authorisation-ending']);
    expect(lists(until('2026-10-06'))).toEqual(['ready-to-book']);
  });
  it('says who is away today', () => {
    const away = { unavailable: [{ from: '2026-09-10', to: '2026-09-20' }] };
    expect(lists(facts({}, away))).toEqual(['ready-to-book', 'unavailable']);
  });
});

describe('The next move', () => {
  const move = (of: WorklistFacts) => nextMove(of, calendar)?.what ?? null;

  for (const [what, of] of [
    ['triage', facts({ decision: 'received', urgency: null, side: null })],
    ['complete-facts', facts({ decision: 'received' }, { birthDate: null })],
    ['resolve-red-flag', facts({ decision: 'received', redFlags: [flag] })],
    ['answer', facts({ decision: 'asked' })],
    ['send-information', facts({ decision: 'needs-information' })],
    ['decide-antithrombotics', facts({ antithrombotics: [undecided] })],
    ['authorise', facts({ authorisation: { ...authorisation, number: null } })],
    ['renew-authorisation', facts({ authorisation: { ...authorisation, validTo: '2026-09-01' } })],
    ['book', facts()],
    ['cancel-bookings', facts({ decision: 'withdrawn', bookingsStanding: 1 })],
    ['tell-patient', facts({ bookingsStanding: 1 }, {}, [aBooking({ date: '2026-09-20' })])],
    [
      'ask-prescriber',
      facts({
        bookingsStanding: 1,
        antithrombotics: [{ ...undecided, decision: 'stop', decided: aStamp() }],
      }),
    ],
    [
      'prepare',
      facts({
        bookingsStanding: 1,
        readiness: [{ id: 'r', kind: 'escort', owner: 'patient', dueOn: '2026-09-17', done: null }],
      }),
    ],
  ] as const)
    it(`is to ${what}`, () => {
      expect(move(of)).toBe(what);
    });

  it('is nobody’s when all is done, declined or only waited for', () => {
    expect(move(facts({ bookingsStanding: 1 }))).toBeNull();
    const item = { id: 'r', owner: 'patient', done: null } as const;
    const later = { ...item, kind: 'escort', dueOn: '2026-09-18' } as const;
    const onTheDay = { ...item, kind: 'consent', dueOn: '2026-09-15' } as const;
    expect(move(facts({ bookingsStanding: 1, readiness: [later, onTheDay] }))).toBeNull();
    expect(move(facts({ decision: 'declined' }))).toBeNull();
    expect(move(facts({ endedAt: '2026-09-13T10:00:00.000Z' }))).toBeNull();
  });
});

describe('An open question that came with a duplicate', () => {
  const asked = aStamp({ at: '2026-09-10T08:00:00.000Z' });
  const merged: Referral['merged'][number] = {
    ...aStamp({ at: '2026-09-12T08:00:00.000Z' }),
    referralId: 'duplicate',
    source: aReferral().source,
    receivedAt: '2026-09-10T07:00:00.000Z',
    steps: [],
  };
  const question = { id: 'q', asked, of: 'Dr Osei', text: 'One for us?', answered: null };
  const step = (decision: TriageDecision, at: string, undone: boolean) => ({
    ...aStamp({ at }),
    id: at,
    decision,
    reason: null,
    undone: undone ? aStamp() : null,
  });
  const before = step('accepted', '2026-09-11T08:00:00.000Z', false);
  const after = (undone: boolean) => step('accepted', '2026-09-13T08:00:00.000Z', undone);
  const own = { ...step('asked', asked.at, false), by: asked.by };

  for (const [what, over, isAsked] of [
    ['keeps an accepted referral on the list', { steps: [before] }, true],
    ['and one whose later decision was undone', { steps: [before, after(true)] }, true],
    ['and one that is over', { steps: [before], endedAt: '2026-09-13T08:00:00.000Z' }, true],
    ['and one that is new', { decision: 'received' }, true],
    ['not once it was decided since', { steps: [before, after(false)] }, false],
    ['not where nothing was merged', { steps: [before], merged: [] }, false],
    ['not where it is the referral’s own, decided past', { steps: [own, before] }, false],
    [
      'not once it is answered',
      { steps: [before], questions: [{ ...question, answered: { ...asked, text: 'Yes' } }] },
      false,
    ],
  ] as const satisfies readonly (readonly [string, Partial<Referral>, boolean])[])
    it(what, () => {
      const of = facts({ questions: [question], merged: [merged], ...over });
      expect(worklistsOf(of, calendar).includes('asked')).toBe(isAsked);
    });

  it('is a colleague’s to answer where nothing else is to be done', () => {
    const over = { steps: [before], endedAt: '2026-09-13T08:00:00.000Z' };
    expect(nextMove(facts({ questions: [question], merged: [merged], ...over }), calendar)).toEqual(
      {
        what: 'answer',
        who: 'colleague',
        name: 'Dr Osei',
      },
    );
  });
});
