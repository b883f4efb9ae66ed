import type { Asking, BookingCase } from '#domain/booking/booking-case';
import type { BookingRefusal } from '#domain/booking/booking-refusal';
import { confirmRefusals, provisionalReasons } from '#domain/booking/booking-refusals';
import { aBooking, aPatient, aReferral, aSeries, aStamp } from '#domain/testing/builders';
import { aBook, aCase, anAsking, answerTo, type Asked } from '#domain/testing/booking-builders';

const accepted = aReferral({ decision: 'accepted' });
const aPause = aSeries({ paused: { ...aStamp(), reason: 'Abroad' } });

function table(of: string, rows: readonly Asked[]): void {
  describe(of, () => {
    for (const row of rows)
      it(row.name, () => {
        expect(answerTo(row)).toEqual(row.says);
      });
  });
}

describe('booking refusals', () => {
  table('the case', [
    { name: 'over 30 minutes', of: { durationMinutes: 35 }, says: ['duration-out-of-range'] },
    { name: 'no time at all', of: { durationMinutes: 0 }, says: ['duration-out-of-range'] },
    { name: 'not in steps of five', of: { durationMinutes: 12 }, says: ['duration-out-of-range'] },
    { name: 'five minutes', of: { durationMinutes: 5 }, says: [] },
    { name: 'not accepted', of: { referral: aReferral() }, says: ['referral-not-accepted'] },
    {
      name: 'already booked',
      of: { blocks: [{ ...aBooking({ date: '2026-09-21' }), ahead: true }] },
      says: [{ code: 'referral-already-booked', date: '2026-09-21' }],
    },
    {
      name: 'booked once, and over',
      of: { blocks: [{ ...aBooking({ date: '2026-09-01' }), ahead: false }] },
      says: [],
    },
    { name: 'without a side', of: { side: null }, says: ['side-missing'] },
    {
      name: 'of a procedure without sides',
      of: { side: null, lateralityNeeded: false },
      says: [],
    },
    {
      name: 'on the other side',
      of: { side: 'right', referral: { ...accepted, side: 'left' } },
      says: [{ code: 'side-not-ordered', side: 'right', ordered: 'left' }],
    },
    {
      name: 'on both sides where one is ordered',
      of: { side: 'both' },
      says: [{ code: 'side-not-ordered', side: 'both', ordered: 'left' }],
    },
    {
      name: 'on one side of two ordered',
      of: { referral: { ...accepted, side: 'both' } },
      says: [],
    },
    {
      name: 'of a series that was planned on another side than is ordered',
      of: { side: 'right', series: aSeries({ side: 'right' }), blockIndex: 1 },
      says: [{ code: 'side-not-ordered', side: 'right', ordered: 'left' }],
    },
    {
      name: 'of a series on one side of two ordered, on the other',
      of: {
        side: 'right',
        referral: { ...accepted, side: 'both' },
        series: aSeries({ side: 'left' }),
        blockIndex: 1,
      },
      says: [{ code: 'side-not-ordered', side: 'right', ordered: 'left' }],
    },
    {
      name: 'of a series where nobody has ordered a side',
      of: { referral: { ...accepted, side: null }, series: aSeries(), blockIndex: 1 },
      says: ['side-missing'],
    },
    {
      name: 'a new block of a series that is paused',
      of: { series: aPause, blockIndex: 1, status: 'provisional' },
      says: ['series-paused'],
    },
    {
      name: 'a block that stands, moved while its series is paused',
      of: { series: aPause, blockIndex: 1, bookingId: 'booking-1' },
      says: [],
    },
    {
      name: 'away that week',
      of: { patient: aPatient({ unavailable: [{ from: '2026-09-14', to: '2026-09-18' }] }) },
      says: [{ code: 'patient-unavailable', from: '2026-09-14', to: '2026-09-18' }],
    },
  ]);

  const flagged = {
    ...accepted,
    redFlags: [
      { id: 'f', kind: 'suspected-dvt' as const, note: '', raised: aStamp(), resolved: null },
    ],
  };
  const thinned = {
    ...accepted,
    antithrombotics: [
      {
        drug: 'warfarin',
        decision: 'stop' as const,
        stopDays: 5,
        restartHours: null,
        decided: aStamp(),
        prescriberAgreed: null,
      },
      {
        drug: 'aspirin',
        decision: null,
        stopDays: 0,
        restartHours: null,
        decided: null,
        prescriberAgreed: null,
      },
    ],
  };
  const agreed = {
    ...accepted,
    antithrombotics: thinned.antithrombotics.slice(0, 1).map((plan) => ({
      ...plan,
      prescriberAgreed: { ...aStamp(), at: '2026-08-25T09:00:00.000Z' },
    })),
  };
  /** On the evening before the first day without warfarin, the 9th. */
  const told = {
    ...aStamp(),
    at: '2026-09-08T17:00:00.000Z',
    how: 'phone' as const,
    date: '2026-09-14',
    start: 510,
    confirmed: true,
  };
  table('confirmed or provisional', [
    {
      name: 'no confirmed booking past a red flag',
      of: { referral: flagged },
      says: ['red-flag-unresolved'],
    },
    {
      name: 'a provisional one past a red flag',
      of: { referral: flagged, status: 'provisional' },
      says: [],
    },
    {
      name: 'no confirmed booking without a feasible antithrombotic plan',
      of: { referral: thinned },
      asking: { today: '2026-09-10' },
      says: [
        { code: 'antithrombotic-undecided', drug: 'aspirin' },
        {
          code: 'antithrombotic-too-late',
          drug: 'warfarin',
          stopDays: 5,
          feasibleFrom: '2026-09-15',
        },
      ],
    },
    {
      name: 'none whose stop should have begun, whenever the prescriber once agreed',
      of: { referral: agreed },
      asking: { today: '2026-09-10' },
      says: ['antithrombotic-too-late'],
    },
    {
      name: 'one whose patient was told another date',
      of: { referral: agreed, told: { ...told, date: '2026-09-21' } },
      asking: { today: '2026-09-10' },
      says: ['antithrombotic-too-late'],
    },
    {
      name: 'one whose patient was told this date when it was too late',
      of: { referral: agreed, told: { ...told, at: '2026-09-10T09:00:00.000Z' } },
      asking: { today: '2026-09-10' },
      says: ['antithrombotic-too-late'],
    },
    {
      name: 'one whose patient was told this date in time, and is without the drug by now',
      of: { referral: agreed, told },
      asking: { today: '2026-09-10' },
      says: [],
    },
    {
      name: 'a confirmed one of low bleeding risk before anyone has decided',
      of: {
        bleedingRisk: 'low',
        referral: { ...thinned, antithrombotics: thinned.antithrombotics.slice(1) },
      },
      says: [],
    },
    {
      name: 'a provisional one without',
      of: { referral: thinned, status: 'provisional' },
      says: [],
    },
    {
      name: 'no confirmed second block before a decision',
      of: { series: aSeries(), blockIndex: 2 },
      says: [{ code: 'series-undecided', afterBlock: 1 }],
    },
    {
      name: 'a provisional second block',
      of: { series: aSeries(), blockIndex: 2, status: 'provisional' },
      says: [],
    },
    {
      name: 'a confirmed second block after “continue”',
      of: {
        series: aSeries({
          decisions: [{ ...aStamp(), afterBlock: 1, decision: 'continue', reason: '' }],
        }),
        blockIndex: 2,
      },
      says: [],
    },
    {
      name: 'no confirmed second block after “stop”',
      of: {
        series: aSeries({
          decisions: [{ ...aStamp(), afterBlock: 1, decision: 'stop', reason: '' }],
        }),
        blockIndex: 2,
      },
      says: ['series-undecided'],
    },
  ]);

  it('gives all reasons at once, the hardest first', () => {
    const hardestFirst = [
      'red-flag-unresolved',
      'side-missing',
      'duration-out-of-range',
      'in-the-past',
      'outside-session',
      'patient-unavailable',
    ] as const;
    const answer = answerTo({
      name: '',
      of: {
        referral: flagged,
        durationMinutes: 45,
        side: null,
        patient: aPatient({ unavailable: [{ from: '2026-09-01', to: null }] }),
      },
      at: { start: 715, roomId: 'room-2' },
      asking: { today: '2026-09-15' },
      says: hardestFirst,
    });
    expect(answer).toEqual(hardestFirst);
  });

  const everyReason: Partial<BookingCase> = {
    referral: flagged,
    durationMinutes: 45,
    patient: aPatient({ unavailable: [{ from: '2026-09-01', to: null }] }),
  };
  it('says why a block could be no more than provisional, and nothing else', () => {
    const day = aBook().day('2026-09-14');
    const past = anAsking({ today: '2026-09-15' });
    expect(provisionalReasons(aCase(), day, past)).toEqual([]);
    expect(provisionalReasons(aCase(everyReason), day, past).map(({ code }) => code)).toEqual([
      'red-flag-unresolved',
    ]);
  });

  describe('confirming a provisional booking', () => {
    const rows: [string, Partial<BookingCase>, Partial<Asking>, BookingRefusal['code'][]][] = [
      ['where it stands', {}, {}, []],
      ['past a red flag', { referral: flagged }, {}, ['red-flag-unresolved']],
      [
        'does not ask for its place or what was overruled',
        { ...everyReason, referral: accepted },
        {},
        [],
      ],
      [
        'of a referral that was withdrawn',
        { referral: aReferral({ decision: 'withdrawn' }) },
        {},
        ['referral-not-accepted'],
      ],
      ['on a day that is over', {}, { today: '2026-09-15' }, ['in-the-past']],
      ['without a side', { side: null }, {}, ['side-missing']],
      ['on the other side', { side: 'right' }, {}, ['side-not-ordered']],
    ];
    const day = aBook({ bookings: [aBooking()] }).day('2026-09-14');
    for (const [name, of, asking, says] of rows)
      it(name, () => {
        const found = confirmRefusals(aCase({ bookingId: 'b', ...of }), day, anAsking(asking));
        expect(found.map(({ code }) => code)).toEqual(says);
      });
  });
});
