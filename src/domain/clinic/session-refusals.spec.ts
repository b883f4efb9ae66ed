import {
  inService,
  MOST_SESSIONS_AT_ONCE,
  sessionRefusals,
  weeklyDates,
} from '#domain/clinic/session-refusals';
import { aClinic, aPhysician, aRoom, aSession } from '#domain/testing/builders';

const context = {
  clinic: aClinic(),
  resources: [aPhysician(), aPhysician({ id: 'physician-2' }), aRoom(), aRoom({ id: 'room-2' })],
  today: '2026-09-10',
};

describe('adding sessions', () => {
  it('once a week up to and including the last day', () => {
    expect(weeklyDates('2026-09-14', null)).toEqual(['2026-09-14']);
    expect(weeklyDates('2026-09-14', '2026-09-14')).toEqual(['2026-09-14']);
    expect(weeklyDates('2026-09-14', '2026-09-27')).toEqual(['2026-09-14', '2026-09-21']);
    expect(weeklyDates('2026-09-14', '2026-09-28').length).toBe(3);
    expect(weeklyDates('2026-10-19', '2026-10-26')).toEqual(['2026-10-19', '2026-10-26']);
  });

  it('goes ahead in an empty week, also up to the very edges of the day', () => {
    expect(sessionRefusals([aSession()], [], context)).toEqual([]);
    expect(
      sessionRefusals([aSession({ minutes: { start: 480, end: 1080 } })], [], context),
    ).toEqual([]);
  });

  const standing = [aSession({ minutes: { start: 600, end: 720 } })];
  const clashes: [string, Parameters<typeof aSession>[0], string[]][] = [
    ['both are taken', { minutes: { start: 700, end: 800 } }, ['physician-1', 'room-1']],
    [
      'the room is taken',
      { physicianId: 'physician-2', minutes: { start: 540, end: 605 } },
      ['room-1'],
    ],
    [
      'the physician is taken',
      { roomId: 'room-2', minutes: { start: 610, end: 620 } },
      ['physician-1'],
    ],
    ['it ends where the other begins', { minutes: { start: 540, end: 600 } }, []],
    ['it begins where the other ends', { minutes: { start: 720, end: 780 } }, []],
    ['it is another day', { date: '2026-09-15', minutes: { start: 600, end: 720 } }, []],
    ['it is others', { physicianId: 'physician-2', roomId: 'room-2' }, []],
  ];
  for (const [what, over, expected] of clashes)
    it(`${expected.length > 0 ? 'is refused' : 'goes ahead'} when ${what}`, () => {
      expect(sessionRefusals([aSession(over)], standing, context)).toEqual(
        expected.map((resourceId) => ({
          code: 'session-clash',
          date: '2026-09-14',
          resourceId,
          minutes: { start: 600, end: 720 },
        })),
      );
    });

  it('is refused outside opening hours, with the hours', () => {
    expect(sessionRefusals([aSession({ minutes: { start: 475, end: 600 } })], [], context)).toEqual(
      [{ code: 'session-outside-hours', date: '2026-09-14', open: { start: 480, end: 1080 } }],
    );
    expect(sessionRefusals([aSession({ date: '2026-09-13' })], [], context)).toEqual([
      { code: 'session-outside-hours', date: '2026-09-13', open: null },
    ]);
  });

  it('is refused in the past, but not today', () => {
    expect(sessionRefusals([aSession({ date: '2026-09-09' })], [], context)).toEqual([
      { code: 'in-the-past', date: '2026-09-09' },
    ]);
    expect(sessionRefusals([aSession({ date: '2026-09-10' })], [], context)).toEqual([]);
  });

  it('is refused for what is not in service that day', () => {
    const retired = {
      ...context,
      resources: [aPhysician({ activeTo: '2026-09-13' }), aRoom({ activeFrom: '2026-09-15' })],
    };
    expect(sessionRefusals([aSession()], [], retired)).toEqual([
      { code: 'not-in-service', resourceId: 'physician-1', date: '2026-09-14' },
      { code: 'not-in-service', resourceId: 'room-1', date: '2026-09-14' },
    ]);
    expect(inService(aRoom({ activeTo: '2026-09-14' }), '2026-09-14')).toBeTrue();
  });

  it('names every day that clashes, and refuses a slip of the year as one', () => {
    const dates = weeklyDates('2026-09-14', '2026-09-28');
    const proposed = dates.map((date) => aSession({ date }));
    expect(sessionRefusals(proposed, proposed, context).length).toBe(6);
    const years = weeklyDates('2026-09-14', '2062-09-14').map((date) => aSession({ date }));
    expect(sessionRefusals(years, [], context)).toEqual([
      { code: 'too-many-sessions', most: MOST_SESSIONS_AT_ONCE },
    ]);
  });
});
