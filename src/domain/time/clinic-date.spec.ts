import fc from 'fast-check';
import {
  addDays,
  ageOn,
  daysBetween,
  daysFrom,
  inDateRange,
  isClinicDate,
  mondayOf,
  weekdayOf,
} from '#domain/time/clinic-date';

const anyDate = fc
  .integer({ min: -25_000, max: 50_000 })
  .map((days) => addDays('1970-01-01', days));

describe('a clinic date', () => {
  const texts: [string, boolean][] = [
    ['2026-09-14', true],
    ['2024-02-29', true],
    ['2000-02-29', true],
    ['2026-02-29', false],
    ['1900-02-29', false],
    ['2026-02-30', false],
    ['0000-02-05', false],
    ['2026-04-31', false],
    ['2026-13-01', false],
    ['2026-00-10', false],
    ['2026-09-00', false],
    ['2026-9-14', false],
    ['20260914', false],
    ['2026-09-14T00:00', false],
    ['+002026-09-14', false],
    ['', false],
  ];
  for (const [text, expected] of texts)
    it(`${expected ? 'is' : 'is not'} "${text}"`, () => {
      expect(isClinicDate(text)).toBe(expected);
    });

  const sums: [string, number, string][] = [
    ['2026-09-14', 0, '2026-09-14'],
    ['2026-09-30', 1, '2026-10-01'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2024-02-28', 2, '2024-03-01'],
    ['2026-02-28', 1, '2026-03-01'],
    ['2024-03-01', -1, '2024-02-29'],
    ['2024-02-29', 365, '2025-02-28'],
    ['2024-02-29', 366, '2025-03-01'],
    // Both days on which London's clock changes have a night like any other.
    ['2026-03-28', 1, '2026-03-29'],
    ['2026-03-29', 1, '2026-03-30'],
    ['2026-10-25', 1, '2026-10-26'],
    ['2026-10-24', 7, '2026-10-31'],
  ];
  for (const [date, days, expected] of sums)
    it(`${date} and ${days} days is ${expected}`, () => {
      expect(addDays(date, days)).toBe(expected);
      expect(daysBetween(date, expected)).toBe(days);
    });

  it('keeps adding and counting days each other’s reverse, and in string order', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -4000, max: 4000 }), (date, days) => {
        const other = addDays(date, days);
        expect(daysBetween(date, other)).toBe(days);
        expect(Math.sign(days)).toBe(other === date ? 0 : other > date ? 1 : -1);
      }),
    );
  });

  const weekdays: [string, number][] = [
    ['2026-09-14', 1],
    ['2026-09-18', 5],
    ['2026-09-20', 7],
    ['2024-02-29', 4],
  ];
  for (const [date, weekday] of weekdays)
    it(`${date} is ISO weekday ${weekday}`, () => {
      expect(weekdayOf(date)).toBe(weekday as never);
    });

  const mondays: [string, string][] = [
    ['2026-09-14', '2026-09-14'],
    ['2026-09-20', '2026-09-14'],
    ['2026-09-21', '2026-09-21'],
    ['2027-01-01', '2026-12-28'],
    ['2024-03-01', '2024-02-26'],
  ];
  for (const [date, monday] of mondays)
    it(`the week of ${date} begins on ${monday}`, () => {
      expect(mondayOf(date)).toBe(monday);
    });

  it('has a Monday at most six days before any day', () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        const monday = mondayOf(date);
        expect(weekdayOf(monday)).toBe(1);
        expect(daysBetween(monday, date)).toBe(weekdayOf(date) - 1);
      }),
    );
  });

  it('lists a stretch of days with both its ends', () => {
    expect(daysFrom('2024-02-28', '2024-03-01')).toEqual([
      '2024-02-28',
      '2024-02-29',
      '2024-03-01',
    ]);
    expect(daysFrom('2026-09-14', '2026-09-14')).toEqual(['2026-09-14']);
    expect(daysFrom('2026-09-15', '2026-09-14')).toEqual([]);
    expect(daysFrom('2026-10-24', '2026-10-27').length).toBe(4);
  });

  const ranges: [string, string, string | null, boolean][] = [
    ['2026-09-14', '2026-09-14', '2026-09-14', true],
    ['2026-09-13', '2026-09-14', null, false],
    ['2031-01-01', '2026-09-14', null, true],
    ['2026-09-20', '2026-09-14', '2026-09-20', true],
    ['2026-09-21', '2026-09-14', '2026-09-20', false],
  ];
  for (const [date, from, to, expected] of ranges)
    it(`${date} ${expected ? 'lies' : 'does not lie'} in ${from} … ${to ?? 'open end'}`, () => {
      expect(inDateRange(date, { from, to })).toBe(expected);
    });

  const ages: [string, string, number][] = [
    ['1974-03-02', '2026-03-01', 51],
    ['1974-03-02', '2026-03-02', 52],
    ['2024-02-29', '2025-02-28', 0],
    ['2024-02-29', '2025-03-01', 1],
    ['2024-02-29', '2028-02-29', 4],
    ['2026-09-14', '2026-09-14', 0],
  ];
  for (const [birth, on, years] of ages)
    it(`someone born on ${birth} is ${years} on ${on}`, () => {
      expect(ageOn(birth, on)).toBe(years);
    });
});
