import type { Booking } from '#domain/booking/booking';
import type { BookingCase } from '#domain/booking/booking-case';
import type { FitReason, NearlyReason, WaitingCase } from '#domain/gaps/candidate';
import { candidatesFor, isNear } from '#domain/gaps/candidates';
import type { AntithromboticPlan } from '#domain/readiness/antithrombotics';
import { aBook, anotherBooking } from '#domain/testing/booking-builders';
import { aBooking, aSeries, aStamp } from '#domain/testing/builders';
import { aGap, aGapAsking, aWaiting } from '#domain/testing/gap-builders';
import { askingAt } from '#domain/booking/booking-case';

const FAR = aGapAsking();
/** The Saturday before: two days, less than the three in which the clinic tells its patients. */
const NEAR = aGapAsking(askingAt('2026-09-12T08:00:00.000Z', 'Europe/London'));

const asked = (
  cases: readonly WaitingCase[],
  asking = FAR,
  bookings: readonly Booking[] = [],
  gap = aGap(),
) => candidatesFor(gap, cases, aBook({ bookings }).day(gap.date), asking);

const clopidogrel = (over: Partial<AntithromboticPlan> = {}): AntithromboticPlan => ({
  drug: 'clopidogrel',
  decision: 'stop',
  stopDays: 7,
  restartHours: null,
  decided: aStamp(),
  prescriberAgreed: aStamp(),
  ...over,
});

const later = (over: Partial<Booking> = {}): Booking =>
  aBooking({ id: 'later', date: '2026-09-21', ...over });

const pulled = (number: number, present: Booking, of: Partial<BookingCase> = {}) =>
  aWaiting(number, { present, of: { bookingId: present.id, ...of } });

describe('the order in which candidates are asked', () => {
  interface Row {
    readonly name: string;
    readonly near?: boolean;
    readonly first: WaitingCase;
    readonly second: WaitingCase;
  }
  const willing = { shortNotice: true };
  const rows: readonly Row[] = [
    { name: 'the queue’s own rank decides', first: aWaiting(1), second: aWaiting(2) },
    {
      name: 'who comes at short notice is first where the gap is near',
      near: true,
      first: aWaiting(2, willing),
      second: aWaiting(1),
    },
    {
      name: 'and only by rank where it is not',
      first: aWaiting(1),
      second: aWaiting(2, willing),
    },
    {
      name: 'no date comes before a later date',
      first: aWaiting(2),
      second: pulled(1, later({ patientId: 'patient-1', referralId: 'referral-1' })),
    },
    {
      name: 'who asked for another physician comes last',
      first: aWaiting(2),
      second: aWaiting(1, { preferredPhysicianId: 'physician-2' }),
    },
    {
      name: 'who asked for this one is no later than who asked for none',
      first: aWaiting(1, { preferredPhysicianId: 'physician-1' }),
      second: aWaiting(2),
    },
    {
      name: 'of one rank, the referral’s id decides',
      first: aWaiting(1, { rank: '1|1' }),
      second: aWaiting(2, { rank: '1|1' }),
    },
  ];
  for (const { name, near = false, first, second } of rows)
    it(name, () => {
      const inOrder = [first, second];
      for (const cases of [inOrder, [...inOrder].reverse()])
        expect(asked(cases, near ? NEAR : FAR).fitting.map(({ waiting }) => waiting)).toEqual(
          inOrder,
        );
    });

  it('calls a gap near by the days in which the clinic tells its patients', () => {
    expect(isNear('2026-09-10', FAR)).toBe(false);
    expect(isNear('2026-09-09', FAR)).toBe(true);
  });
});

describe('why a candidate fits', () => {
  interface Row {
    readonly name: string;
    readonly waiting: WaitingCase;
    readonly says: FitReason;
    readonly near?: boolean;
  }
  const rows: readonly Row[] = [
    { name: 'nothing is open', waiting: aWaiting(1), says: { code: 'ready' } },
    {
      name: 'an escort is still to be found',
      waiting: aWaiting(1, {
        referral: {
          readiness: [{ id: 'item', kind: 'escort', owner: 'patient', dueOn: null, done: null }],
        },
      }),
      says: { code: 'still-to-do', kinds: ['escort'] },
    },
    {
      name: 'comes at short notice',
      near: true,
      waiting: aWaiting(1, { shortNotice: true }),
      says: { code: 'comes-at-short-notice' },
    },
    {
      name: 'asked for this physician',
      waiting: aWaiting(1, { preferredPhysicianId: 'physician-1' }),
      says: { code: 'asked-for-this-physician', physicianId: 'physician-1' },
    },
    {
      name: 'the payer still allows it',
      waiting: aWaiting(1, {
        referral: {
          authorisation: {
            payer: 'Northern Mutual',
            number: 'NM-4711',
            blocksAllowed: 3,
            validFrom: '2026-09-01',
            validTo: '2026-09-30',
            minimumSpacingDays: null,
          },
        },
      }),
      says: { code: 'authorised', until: '2026-09-30', blocksLeft: 3 },
    },
    {
      name: 'a drug can still be stopped, from today on',
      waiting: aWaiting(1, { referral: { antithrombotics: [clopidogrel()] } }),
      says: { code: 'drug-can-be-stopped', drug: 'clopidogrel', from: '2026-09-07' },
    },
    {
      name: 'a drug goes on',
      waiting: aWaiting(1, {
        referral: { antithrombotics: [clopidogrel({ decision: 'continue', stopDays: 0 })] },
      }),
      says: { code: 'drug-continues', drug: 'clopidogrel' },
    },
    {
      name: 'a block of a series comes sooner and keeps its interval',
      waiting: pulled(1, later(), {
        series: aSeries({
          decisions: [{ afterBlock: 1, decision: 'continue', reason: '', ...aStamp() }],
        }),
        blockIndex: 2,
        blocks: [
          {
            id: 'block-1',
            referralId: 'referral-1',
            procedureTypeId: 'type-lsb',
            seriesId: 'series-1',
            blockIndex: 1,
            side: 'left',
            date: '2026-08-31',
            ahead: false,
          },
        ],
      }),
      says: {
        code: 'interval-kept',
        days: 14,
        otherDate: '2026-08-31',
        minimumDays: 7,
        maximumDays: 28,
      },
    },
  ];
  for (const { name, waiting, says, near = false } of rows)
    it(name, () => {
      expect(asked([waiting], near ? NEAR : FAR).fitting[0]?.reasons).toContain(says);
    });

  it('names the place that a block pulled forward leaves', () => {
    const present = later();
    const [candidate] = asked([pulled(1, present)]).fitting;
    expect(candidate?.reasons).toContain({
      code: 'pulled-forward',
      from: { date: '2026-09-21', start: 570, physicianId: 'physician-1', roomId: 'room-1' },
    });
  });

  it('never pushes a block back', () => {
    const present = later({ date: '2026-09-10' });
    const { fitting, nearly } = asked([pulled(1, present)]);
    expect([fitting, nearly]).toEqual([[], []]);
  });
});

describe('whom one thing keeps from a gap', () => {
  interface Row {
    readonly name: string;
    readonly waiting: WaitingCase;
    readonly says: NearlyReason['code'];
    readonly near?: boolean;
  }
  const rows: readonly Row[] = [
    {
      name: 'a drug that would have had to stop before today',
      waiting: aWaiting(1, { referral: { antithrombotics: [clopidogrel({ stopDays: 8 })] } }),
      says: 'antithrombotic-too-late',
    },
    {
      name: 'a prescriber who would have to agree today',
      waiting: aWaiting(1, {
        referral: { antithrombotics: [clopidogrel({ prescriberAgreed: null })] },
      }),
      says: 'readiness-too-late',
    },
    {
      name: 'an authorisation that has not come, for a near gap',
      near: true,
      waiting: aWaiting(1, {
        referral: {
          readiness: [
            { id: 'item', kind: 'authorisation', owner: 'payer', dueOn: null, done: null },
          ],
        },
      }),
      says: 'readiness-too-late',
    },
    {
      name: 'a patient who is away',
      waiting: aWaiting(1, {
        of: {
          patient: { id: 'patient-1', unavailable: [{ from: '2026-09-14', to: '2026-09-15' }] },
        },
      }),
      says: 'patient-unavailable',
    },
    {
      name: 'a block that takes too long, because another stands after it',
      waiting: aWaiting(1, {
        of: { recoveryMinutes: 0, durationMinutes: 30, turnoverMinutes: 30 },
      }),
      says: 'resource-taken',
    },
  ];
  const afterwards = [anotherBooking({ start: 615, arriveBeforeMinutes: 0, recoveryMinutes: 0 })];
  for (const { name, waiting, says, near = false } of rows)
    it(name, () => {
      const { fitting, nearly } = asked([waiting], near ? NEAR : FAR, afterwards);
      expect(fitting).toEqual([]);
      expect(nearly.map(({ reason }) => reason.code)).toEqual([says]);
    });

  it('says nothing of those whom two things keep away', () => {
    const twice = aWaiting(1, { of: { side: null, procedureTypeId: 'type-lsb' } });
    const away = { ...twice.bookingCase, durationMinutes: 45 };
    expect(asked([{ ...twice, bookingCase: away }]).nearly).toEqual([]);
  });

  it('puts first what somebody can let pass', () => {
    const hard = aWaiting(1, { of: { side: null } });
    const soft = aWaiting(2, {
      of: { patient: { id: 'patient-2', unavailable: [{ from: '2026-09-14', to: null }] } },
    });
    expect(asked([hard, soft]).nearly.map(({ waiting }) => waiting)).toEqual([soft, hard]);
  });
});
