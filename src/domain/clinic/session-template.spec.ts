import fc from 'fast-check';
import {
  firstDateOf,
  replan,
  rhythmDates,
  rhythmFrom,
  templateDates,
  type SessionRhythm,
} from '#domain/clinic/session-template';
import { aSession, aSessionTemplate } from '#domain/testing/builders';
import { addDays, daysBetween, daysFrom, weekdayOf, type Weekday } from '#domain/time/clinic-date';

const day = fc.integer({ min: 0, max: 800 }).map((days) => addDays('2026-01-01', days));
const rhythm: fc.Arbitrary<SessionRhythm> = fc.record({
  weekday: fc.integer({ min: 1, max: 7 }).map((weekday) => weekday as Weekday),
  everyWeeks: fc.integer({ min: 1, max: 8 }),
  from: day,
  until: fc.option(day),
});

describe('the dates of a session template', () => {
  const cases: readonly [string, Partial<SessionRhythm>, string, string, string[]][] = [
    [
      'every second Monday',
      {},
      '2026-09-14',
      '2026-10-20',
      ['2026-09-14', '2026-09-28', '2026-10-12'],
    ],
    ['from the first such weekday on', { weekday: 3 }, '2026-09-01', '2026-09-20', ['2026-09-16']],
    [
      'up to and including its last day',
      { until: '2026-09-28' },
      '2026-09-15',
      '2026-12-01',
      ['2026-09-28'],
    ],
    ['none before it begins', {}, '2026-08-01', '2026-09-13', []],
    [
      'every week across the end of summer time',
      { everyWeeks: 1, weekday: 7 },
      '2026-10-18',
      '2026-11-01',
      ['2026-10-18', '2026-10-25', '2026-11-01'],
    ],
  ];
  for (const [what, over, from, to, dates] of cases)
    it(what, () => {
      expect(rhythmDates(aSessionTemplate(over), { from, to })).toEqual(dates);
    });

  it('are the days that a walk through the calendar counts out', () => {
    fc.assert(
      fc.property(rhythm, day, fc.integer({ min: 0, max: 200 }), (each, from, length) => {
        const to = addDays(from, length);
        const first = firstDateOf(each);
        const walked = daysFrom(from, to).filter(
          (date) =>
            weekdayOf(date) === each.weekday &&
            date >= each.from &&
            (each.until === null || date <= each.until) &&
            daysBetween(first, date) % (7 * each.everyWeeks) === 0,
        );
        expect(rhythmDates(each, { from, to })).toEqual(walked);
      }),
    );
  });

  it('leave out what was dropped', () => {
    const template = aSessionTemplate({ dropped: ['2026-09-28'] });
    expect(templateDates(template, { from: '2026-09-14', to: '2026-10-12' })).toEqual([
      '2026-09-14',
      '2026-10-12',
    ]);
  });
});

describe('changing a template from a date on', () => {
  it('keeps to the same weeks on whichever weekday, and never begins before that date', () => {
    fc.assert(
      fc.property(rhythm, day, fc.integer({ min: 1, max: 7 }), (old, from, weekday) => {
        const next = rhythmFrom(old, { ...old, weekday: weekday as Weekday }, from);
        const step = 7 * old.everyWeeks;
        const monday = (date: string) => addDays(date, 1 - weekdayOf(date));
        expect(weekdayOf(next.from)).toBe(weekday as Weekday);
        expect(next.from >= from && next.from < addDays(from, step)).toBeTrue();
        expect(Math.abs(daysBetween(monday(firstDateOf(old)), monday(next.from)) % step)).toBe(0);
      }),
    );
  });

  it('keeps a date changed "only this date", takes back lost dates, and makes new ones', () => {
    const of = (date: string, adjusted = false) => ({ id: 'template-1', date, adjusted });
    const standing = [
      aSession({ id: 'a', date: '2026-09-14', template: of('2026-09-14') }),
      aSession({
        id: 'b',
        date: '2026-09-28',
        minutes: { start: 600, end: 700 },
        template: of('2026-09-28', true),
      }),
      aSession({ id: 'c', date: '2026-10-12', template: of('2026-10-12') }),
    ];
    const next = aSessionTemplate({
      id: 'template-2',
      from: '2026-09-28',
      everyWeeks: 1,
      until: '2026-10-06',
      roomId: 'room-2',
    });
    const { changed, gone, made } = replan(standing, next, {
      from: '2026-09-20',
      to: '2027-01-01',
    });
    expect(changed).toEqual([
      {
        ...standing[1]!,
        template: { id: 'template-2', date: '2026-09-28', adjusted: true },
      },
    ]);
    expect(gone.map(({ id }) => id)).toEqual(['c']);
    expect(made).toEqual(['2026-10-05']);
  });
});
