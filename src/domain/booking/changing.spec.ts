import type { Told } from '#domain/booking/booking';
import type { BookingRefusal } from '#domain/booking/booking-refusal';
import type { BookingCase } from '#domain/booking/booking-case';
import {
  changeRefusals,
  moveRefusals,
  orderedRefusals,
  overrulesKept,
  type RecordedDay,
  standAgainRefusals,
  toldAgain,
} from '#domain/booking/changing';
import { mayBookOn, mayMove } from '#domain/booking/may-book';
import { tellRefusals } from '#domain/booking/telling';
import type { Role } from '#domain/people/roles';
import type { AntithromboticPlan } from '#domain/readiness/antithrombotics';
import { aBooking, aReferral, aSeries, aStamp } from '#domain/testing/builders';
import { aCase, aPlace } from '#domain/testing/booking-builders';
import { aChecklist } from '#domain/testing/day-builders';
import { visitOf, type VisitState } from '#domain/visit/visit';

describe('a cancelled booking that stands again', () => {
  const told: Told = {
    ...aStamp({ at: '2026-09-10T09:00:00.000Z' }),
    ...{ how: 'phone', date: '2026-09-21', start: 570, confirmed: true },
  };
  const cancelled = { ...aStamp({ at: '2026-09-14T08:00:00.000Z' }), reason: 'Ill' };
  const booking = aBooking({ status: 'cancelled', cancelled, told });
  const on = (today: string, referral = aReferral()) =>
    toldAgain(booking, referral, 'intermediate', { today, zone: 'Europe/London' });

  it('keeps what the patient was told on the day of its cancellation, and no longer', () => {
    expect(on('2026-09-14')).toEqual(told);
    expect(on('2026-09-15')).toBeNull();
  });

  it('asks for another call where nobody might tell them now what to stop', () => {
    const plan: AntithromboticPlan = {
      ...{ drug: 'apixaban', decision: 'stop', stopDays: 3, restartHours: null },
      ...{ decided: aStamp(), prescriberAgreed: null },
    };
    expect(on('2026-09-14', aReferral({ antithrombotics: [plan] }))).toBeNull();
  });

  it('is refused where another procedure has been ordered since', () => {
    const { procedureTypeId } = aCase();
    const of = (ordered: string | null) =>
      orderedRefusals(aCase({ referral: aReferral({ procedureTypeId: ordered }) }));
    expect(of(procedureTypeId)).toEqual([]);
    expect(of(null)).toEqual([]);
    expect(of('another')).toEqual([
      { code: 'procedure-not-ordered', procedureTypeId, ordered: 'another' },
    ]);
  });
});

describe('changing a booking', () => {
  it('is refused once cancelled or once the patient is here', () => {
    expect(changeRefusals(aBooking(), 'expected')).toEqual([]);
    expect(changeRefusals(aBooking(), 'arrived')).toEqual([{ code: 'visit-has-begun' }]);
    expect(changeRefusals(aBooking(), 'no-show')).toEqual([{ code: 'visit-has-begun' }]);
    expect(changeRefusals({ status: 'cancelled' }, 'arrived')).toEqual([
      { code: 'booking-not-standing' },
    ]);
  });

  const nothing: RecordedDay = { visit: undefined, checklists: [] };
  const overrule = { ...aStamp(), blocker: 'start-blocked:escort', reason: 'Taxi' };
  const measured = {
    ...aStamp(),
    id: 'm',
    kind: 'nrs' as const,
    value: 7,
    unit: '{score}',
    side: null,
    phase: 'baseline' as const,
  };
  const days: [string, RecordedDay, boolean][] = [
    ['nothing was recorded', nothing, false],
    ['a stamp was undone', { ...nothing, visit: visitOf('booking-1') }, false],
    [
      'a list was begun and left empty',
      { ...nothing, checklists: [aChecklist('pre-procedure')] },
      false,
    ],
    [
      'an item was answered',
      { ...nothing, checklists: [aChecklist('discharge', { airway: true })] },
      true,
    ],
    [
      'a blocker was let pass',
      { ...nothing, visit: { measurements: [], overrules: [overrule] } },
      true,
    ],
    [
      'something was measured',
      { ...nothing, visit: { measurements: [measured], overrules: [] } },
      true,
    ],
  ];
  for (const [name, day, refused] of days)
    it(`${refused ? 'never takes it' : 'may take it'} to another day once ${name}`, () => {
      expect(moveRefusals(aBooking(), '2026-09-15', day)).toEqual(
        refused ? [{ code: 'day-has-begun', date: '2026-09-14' }] : [],
      );
      expect(moveRefusals(aBooking(), '2026-09-14', day)).toEqual([]);
    });

  it('keeps overrules as long as they say something of the new place', () => {
    const of = (code: string) => ({ ...aStamp(), code, reason: 'agreed' });
    const booking = aBooking({ overrules: [of('interval-too-short'), of('session-full')] });
    const codes = (place: ReturnType<typeof aPlace>) =>
      overrulesKept(booking, place).map(({ code }) => code);
    expect(codes(aPlace())).toEqual(['interval-too-short', 'session-full']);
    expect(codes(aPlace({ start: 600 }))).toEqual(['interval-too-short']);
    expect(codes(aPlace({ roomId: 'room-2' }))).toEqual(['interval-too-short']);
    expect(codes(aPlace({ date: '2026-09-15' }))).toEqual([]);
  });
});

describe('a lost block that stands again', () => {
  const booking = aBooking({ seriesId: 'series-1', blockIndex: 1 });
  const anew = { ...booking, id: 'anew', date: '2026-09-15', ahead: true };
  const ofSeries = { bookingId: booking.id, series: aSeries(), blockIndex: 1 };
  const ended = aSeries({ ended: { ...aStamp(), how: 'stopped' as const } });
  const withdrawn = aReferral({ decision: 'withdrawn' });
  const rows: [string, Partial<BookingCase>, VisitState, VisitState, string[]][] = [
    ['expected, booked once', ofSeries, 'no-show', 'expected', []],
    [
      'expected, booked anew',
      { ...ofSeries, blocks: [anew] },
      'no-show',
      'expected',
      ['referral-already-booked'],
    ],
    [
      'expected, another block booked',
      { ...ofSeries, blocks: [{ ...anew, blockIndex: 2 }] },
      'no-show',
      'expected',
      [],
    ],
    [
      'in the house, booked anew',
      { ...ofSeries, blocks: [anew] },
      'cancelled-on-the-day',
      'arrived',
      ['referral-already-booked'],
    ],
    [
      'no series, booked anew',
      { blocks: [{ ...anew, seriesId: null }] },
      'no-show',
      'expected',
      ['referral-already-booked'],
    ],
    [
      'no series, treated before',
      { blocks: [{ ...anew, seriesId: null, ahead: false }] },
      'no-show',
      'expected',
      [],
    ],
    [
      'expected, its series ended',
      { ...ofSeries, series: ended },
      'no-show',
      'expected',
      ['series-ended'],
    ],
    [
      'expected, referral withdrawn',
      { ...ofSeries, referral: withdrawn },
      'no-show',
      'expected',
      ['referral-not-accepted'],
    ],
    [
      'in the house, its series ended',
      { ...ofSeries, series: ended },
      'cancelled-on-the-day',
      'arrived',
      [],
    ],
    ['that was never lost', { ...ofSeries, blocks: [anew] }, 'home', 'ready', []],
  ];
  for (const [name, of, before, after, refused] of rows)
    it(`${name}: ${refused.join() || 'may'}`, () => {
      const found = standAgainRefusals(aCase(of), { before, after }, '2026-09-14');
      expect(found.map(({ code }) => code as string)).toEqual(refused);
    });
});

describe('who may book', () => {
  const today = '2026-09-14';
  const booking = { physicianId: 'physician-1', date: today };
  const rows: [string, Role[], string | null, string, string, boolean, boolean][] = [
    // who, roles, own list, to physician, to date, may book there, may move there
    ['a coordinator anywhere', ['coordinator'], null, 'physician-2', '2026-09-20', true, true],
    [
      'a physician on the own list',
      ['physician'],
      'physician-1',
      'physician-1',
      '2026-09-20',
      true,
      true,
    ],
    [
      'a physician not onto another list',
      ['physician'],
      'physician-1',
      'physician-2',
      today,
      false,
      false,
    ],
    [
      'a physician not off another list',
      ['physician'],
      'physician-2',
      'physician-2',
      today,
      true,
      false,
    ],
    ['a physician without a list', ['physician'], null, 'physician-1', today, false, false],
    ['a nurse on the day', ['nurse'], null, 'physician-2', today, false, true],
    ['a nurse not to another day', ['nurse'], null, 'physician-1', '2026-09-15', false, false],
    ['an administrator never', ['administrator'], null, 'physician-1', today, false, false],
  ];
  for (const [name, roles, physicianId, to, date, books, moves] of rows)
    it(name, () => {
      expect(mayBookOn({ roles, physicianId }, to)).toBe(books);
      expect(mayMove({ roles, physicianId }, booking, { physicianId: to, date }, today)).toBe(
        moves,
      );
    });

  it('a nurse does not fetch a booking from another day', () => {
    const nurse = { roles: ['nurse'] as const, physicianId: null };
    expect(mayMove(nurse, { ...booking, date: '2026-09-15' }, booking, today)).toBeFalse();
  });
});

describe('telling the patient', () => {
  const plan = (over: Partial<AntithromboticPlan>): AntithromboticPlan => ({
    drug: 'warfarin',
    decision: 'stop',
    stopDays: 5,
    restartHours: null,
    decided: aStamp(),
    prescriberAgreed: null,
    ...over,
  });
  const rows: [string, AntithromboticPlan[], BookingRefusal[]][] = [
    ['is free without antithrombotics', [], []],
    ['is free when a drug is continued', [plan({ decision: 'continue', stopDays: 0 })], []],
    ['is free once the prescriber agreed', [plan({ prescriberAgreed: aStamp() })], []],
    ['waits for the prescriber', [plan({})], [{ code: 'prescriber-not-agreed', drug: 'warfarin' }]],
    [
      'waits for the physician',
      [plan({ decision: null, decided: null })],
      [{ code: 'antithrombotic-undecided', drug: 'warfarin' }],
    ],
  ];
  for (const [name, antithrombotics, refusals] of rows)
    it(name, () => {
      const referral = aReferral({ antithrombotics });
      expect(tellRefusals(aBooking(), referral, 'intermediate')).toEqual(refusals);
    });

  it('waits for no physician where the block hardly bleeds', () => {
    const undecided = aReferral({ antithrombotics: [plan({ decision: null, decided: null })] });
    expect(tellRefusals(aBooking(), undecided, 'low')).toEqual([]);
    const stopped = aReferral({ antithrombotics: [plan({})] });
    expect(tellRefusals(aBooking(), stopped, 'low').length).toBe(1);
  });

  it('is refused for a cancelled booking', () => {
    expect(tellRefusals({ status: 'cancelled' }, aReferral(), 'low')).toEqual([
      { code: 'booking-not-standing' },
    ]);
  });
});
