import type { Booking } from '#domain/booking/booking';
import type { Session } from '#domain/clinic/clinic';
import type { Role } from '#domain/people/roles';
import { isAffected, sessionsCut } from '#domain/rescue/absence';
import type { AffectedCase } from '#domain/rescue/affected';
import { rescueOf } from '#domain/rescue/rescue';
import { aBook, anAsking, aPlace } from '#domain/testing/booking-builders';
import { aBay, aBooking, aPhysician, aRoom, aSeries, aSession } from '#domain/testing/builders';
import { anAbsence, anAffected } from '#domain/testing/rescue-builders';
import { addDays, type ClinicDate } from '#domain/time/clinic-date';

const MONDAY = '2026-09-14';
/** Dr Adeyemi in room 2 on the same morning, and both in the days after. */
const BESIDE = aSession({ id: 'beside', physicianId: 'physician-2', roomId: 'room-2' });
const on = (days: number, over: Partial<Session> = {}): Session =>
  aSession({ id: `on-${days}`, date: addDays(MONDAY, days), ...over });

const one = (start: number, number = 1): Booking =>
  aBooking({
    id: `booking-${number}`,
    patientId: `patient-${number}`,
    referralId: `referral-${number}`,
    start,
    bayId: `bay-${number}`,
  });

function rescue(
  sessions: readonly Session[],
  affected: readonly AffectedCase[],
  others: readonly Booking[] = [],
  absence = anAbsence(),
  roles: readonly Role[] = ['coordinator'],
) {
  const book = aBook({
    sessions: [aSession(), ...sessions],
    bookings: [...affected.map(({ booking }) => booking), ...others],
    resources: [
      aRoom(),
      aRoom({ id: 'room-2', name: 'Room 2' }),
      aPhysician(),
      aPhysician({ id: 'physician-2' }),
      aBay(),
      aBay({ id: 'bay-2', name: 'Bay 2' }),
    ],
  });
  return rescueOf(absence, book, affected, anAsking(), { roles });
}

const places = (plan: ReturnType<typeof rescue>) => plan.proposals.map(({ place }) => place);
const codes = (plan: ReturnType<typeof rescue>) =>
  plan.proposals.map(({ refusals }) => refusals.map(({ code }) => code));

describe('who is affected by an absence', () => {
  const rows: readonly {
    readonly name: string;
    readonly from: number | null;
    readonly is: boolean;
    readonly over?: Partial<Booking>;
  }[] = [
    { name: 'everybody on the physician’s list', from: null, is: true },
    { name: 'not another day', from: null, is: false, over: { date: '2026-09-15' } },
    { name: 'not another list', from: null, is: false, over: { physicianId: 'physician-2' } },
    { name: 'not what was cancelled', from: null, is: false, over: { status: 'cancelled' } },
    { name: 'not what is over by then', from: 600, is: false },
    { name: 'but what would still be going on', from: 595, is: true },
  ];
  for (const { name, from, is, over = {} } of rows)
    it(name, () => {
      expect(isAffected(aBooking(over), anAbsence({ from }))).toBe(is);
    });

  it('cuts the sessions where the absence begins', () => {
    const later = aSession({ id: 'later', minutes: { start: 780, end: 900 } });
    const { cancelled, shortened } = sessionsCut(anAbsence({ from: 600 }), [
      aSession(),
      later,
      BESIDE,
    ]);
    expect(cancelled).toEqual([later]);
    expect(shortened).toEqual([aSession({ minutes: { start: 510, end: 600 } })]);
    expect(sessionsCut(anAbsence(), [aSession()]).cancelled).toEqual([]);
  });
});

/** The second block of a series whose first was on that day. */
function second(first: ClinicDate): AffectedCase {
  const block = { ...one(570), seriesId: 'series-1', blockIndex: 2 };
  return anAffected(block, {
    series: aSeries({
      decisions: [
        {
          afterBlock: 1,
          decision: 'continue',
          reason: '',
          by: 'person-1',
          byName: 'Dr Ines Okonjo',
          at: '2026-09-01T08:00:00.000Z',
        },
      ],
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
        date: first,
        ahead: false,
      },
    ],
  });
}

describe('a rescue', () => {
  it('moves to the same time of the same day beside, if the procedure is taken there', () => {
    const plan = rescue([BESIDE, on(1)], [anAffected(one(570))]);
    expect(places(plan)).toEqual([aPlace({ physicianId: 'physician-2', roomId: 'room-2' })]);
    expect(codes(plan)).toEqual([[]]);
    expect(plan.isBest).toBe(true);
  });

  it('goes to the nearest day otherwise, at the same time', () => {
    const other = { ...BESIDE, procedureTypeIds: ['type-other'] };
    const plan = rescue([other, on(3), on(1)], [anAffected(one(570))]);
    expect(places(plan)).toEqual([aPlace({ date: '2026-09-15' })]);
  });

  it('finds places for all of them that do not clash', () => {
    const plan = rescue([BESIDE], [anAffected(one(570, 1)), anAffected(one(610, 2))]);
    expect(places(plan).map((place) => place?.start)).toEqual([570, 610]);
    const crowded = rescue(
      [{ ...BESIDE, minutes: { start: 570, end: 650 } }],
      [anAffected(one(570, 1)), anAffected(one(700, 2))],
    );
    expect(places(crowded).map((place) => place?.start)).toEqual([570, 610]);
  });

  it('leaves as few as possible without a place', () => {
    // One place of 40 minutes, and one on Tuesday that only the second patient can take.
    const away = { id: 'patient-1', unavailable: [{ from: '2026-09-15', to: null }] };
    const plan = rescue(
      [
        { ...BESIDE, minutes: { start: 600, end: 640 } },
        on(1, { minutes: { start: 600, end: 640 } }),
      ],
      [anAffected(one(510, 1), { patient: away }), anAffected(one(600, 2))],
    );
    expect(places(plan).map((place) => place?.date)).toEqual([MONDAY, '2026-09-15']);
  });

  it('keeps the interval of a series', () => {
    // Friday before is only five days after the first block; Thursday after is eleven.
    expect(places(rescue([on(-3), on(4)], [second('2026-09-06')]))).toEqual([
      aPlace({ date: '2026-09-18' }),
    ]);
  });

  it('proposes what needs an overrule only where nothing else is, and says which', () => {
    const full = on(1, { maxCases: 1 });
    const there = aBooking({
      id: 'there',
      patientId: 'patient-9',
      referralId: 'referral-9',
      date: '2026-09-15',
      start: 510,
      bayId: 'bay-2',
    });
    const plan = rescue([full], [anAffected(one(570))], [there]);
    expect(places(plan)).toEqual([aPlace({ date: '2026-09-15' })]);
    expect(codes(plan)).toEqual([['session-full']]);
  });

  it('proposes an overrule only to whoever may give it', () => {
    // Every place in reach is too near to the block before: only a physician lets that pass.
    const soon = second('2026-09-13');
    const asked = (roles: readonly Role[]) => rescue([BESIDE], [soon], [], anAbsence(), roles);
    expect(places(asked(['coordinator', 'physician']))[0]?.date).toBe(MONDAY);
    expect(places(asked(['coordinator']))).toEqual([null]);
    expect(codes(asked(['coordinator']))).toEqual([['interval-too-short']]);
  });

  it('says why there is no place, and leaves the booking alone', () => {
    expect(codes(rescue([], [anAffected(one(570))]))).toEqual([['resource-away']]);
    const begun = anAffected(one(570), {}, { staysBecause: [{ code: 'visit-has-begun' }] });
    const plan = rescue([BESIDE], [begun]);
    expect([places(plan), codes(plan)]).toEqual([[null], [['visit-has-begun']]]);
  });

  it('does not take to another day what is recorded of this one', () => {
    const recorded = { keepsDayBecause: [{ code: 'day-has-begun', date: MONDAY } as const] };
    const plan = rescue([on(1)], [anAffected(one(570), {}, recorded)]);
    expect(places(plan)).toEqual([null]);
    expect(codes(plan)[0]).toContain('day-has-begun');
  });

  it('leaves to whoever is away what is over before', () => {
    const absence = anAbsence({ from: 600 });
    const early = { ...BESIDE, minutes: { start: 510, end: 640 } };
    const plan = rescue([early], [anAffected(one(600))], [], absence);
    // Dr Okonjo is still there at 08:30 and room 1 is free: that is nearer than another day.
    expect(places(plan)[0]).toEqual(
      aPlace({ start: 600, physicianId: 'physician-2', roomId: 'room-2' }),
    );
    expect(places(rescue([], [anAffected(one(600))], [], absence))[0]?.start).toBe(560);
  });
});
