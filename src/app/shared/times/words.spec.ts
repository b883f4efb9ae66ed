import {
  dayWords,
  daysWords,
  elapsedWords,
  instantWords,
  minutesWords,
  onDay,
  weekdayWord,
} from './words';

const today = '2026-09-14';

describe('A day in words', () => {
  const cases: readonly [string, RegExp][] = [
    ['2026-09-14', /^today$/],
    ['2026-09-15', /^tomorrow$/],
    ['2026-09-13', /^yesterday$/],
    ['2026-09-18', /^Fri$/],
    ['2026-09-20', /^Sun$/],
    ['2026-09-21', /21/],
    ['2026-09-10', /10/],
    ['2027-01-04', /2027/],
  ];
  for (const [date, words] of cases)
    it(`${date} matches ${words}`, () => {
      expect(dayWords(date, today)).toMatch(words);
    });

  it('follows a verb', () => {
    expect(onDay('2026-09-15', today)).toBe('tomorrow');
    expect(onDay('2026-09-30', today)).toMatch(/^on .*30/);
  });

  it('names weekdays', () => {
    expect([weekdayWord(1), weekdayWord(7)]).toEqual(['Mon', 'Sun']);
  });
});

describe('A while in words', () => {
  it('counts days', () => {
    expect([daysWords(0), daysWords(1), daysWords(12)]).toEqual(['0 days', '1 day', '12 days']);
  });

  it('counts minutes', () => {
    expect([minutesWords(8), minutesWords(65), minutesWords(-1)]).toEqual([
      '8 min',
      '1 h 05',
      '0 min',
    ]);
    expect(elapsedWords('2026-09-14T07:00:00.000Z', '2026-09-14T07:08:59.000Z')).toBe('8 min');
  });

  it('shows an instant on the clinic’s clock', () => {
    expect(instantWords('2026-09-14T08:31:00.000Z', 'Europe/London', today)).toBe('09:31');
    expect(instantWords('2026-09-13T08:31:00.000Z', 'Europe/London', today)).toBe(
      'yesterday 09:31',
    );
  });
});
