import { bankHolidays, easterSunday } from './bank-holidays.ts';

describe('bank holidays of England', () => {
  it('finds Easter in early, late and ordinary years', () => {
    expect([2008, 2024, 2026, 2027, 2038].map(easterSunday)).toEqual([
      '2008-03-23',
      '2024-03-31',
      '2026-04-05',
      '2027-03-28',
      '2038-04-25',
    ]);
  });

  it('lists a year as it was announced', () => {
    expect(bankHolidays(2026).map(({ date }) => date)).toEqual([
      '2026-01-01',
      '2026-04-03',
      '2026-04-06',
      '2026-05-04',
      '2026-05-25',
      '2026-08-31',
      '2026-12-25',
      '2026-12-28',
    ]);
  });

  it('gives both days of Christmas a weekday when they fall on a weekend', () => {
    expect(
      [2021, 2022, 2027].map((year) =>
        bankHolidays(year)
          .slice(-2)
          .map(({ date }) => date.slice(5)),
      ),
    ).toEqual([
      ['12-27', '12-28'],
      ['12-26', '12-27'],
      ['12-27', '12-28'],
    ]);
  });
});
