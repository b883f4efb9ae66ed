import { addDays, mondayOf, weekdayOf, type ClinicDate } from '#domain/time/clinic-date';

export interface BankHoliday {
  readonly date: ClinicDate;
  readonly name: string;
}

/** Easter Sunday of the Gregorian calendar, after the anonymous algorithm (Meeus, 1991). */
export function easterSunday(year: number): ClinicDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d =
    (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const m = Math.floor((a + 11 * d + 22 * e) / 451);
  const month = Math.floor((d + e - 7 * m + 114) / 31);
  const day = ((d + e - 7 * m + 114) % 31) + 1;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The holiday itself, or the next weekday that is not already one. */
function substituted(date: ClinicDate, taken: readonly ClinicDate[] = []): ClinicDate {
  let day = date;
  while (weekdayOf(day) > 5 || taken.includes(day)) day = addDays(day, 1);
  return day;
}

/** Bank holidays of England and Wales; days of mourning and coronations are not foreseen. */
export function bankHolidays(year: number): BankHoliday[] {
  const easter = easterSunday(year);
  const christmas = substituted(`${year}-12-25`);
  return [
    { date: substituted(`${year}-01-01`), name: "New Year's Day" },
    { date: addDays(easter, -2), name: 'Good Friday' },
    { date: addDays(easter, 1), name: 'Easter Monday' },
    { date: mondayOf(`${year}-05-07`), name: 'Early May bank holiday' },
    { date: mondayOf(`${year}-05-31`), name: 'Spring bank holiday' },
    { date: mondayOf(`${year}-08-31`), name: 'Summer bank holiday' },
    { date: christmas, name: 'Christmas Day' },
    { date: substituted(`${year}-12-26`, [christmas]), name: 'Boxing Day' },
  ];
}
