import { isClinicDate, type ClinicDate } from '#domain/time/clinic-date';

const YEAR_FIRST = /\b(\d{4})[-./](\d{1,2})[-./](\d{1,2})\b/;
const YEAR_LAST = /\b(\d{1,2})[-./](\d{1,2})[-./](\d{4})\b/;

/**
 * The day somebody typed among other words, `1974-03-02`, `2.3.1974` or `02/03/1974`, and what is
 * left without it. With the year last the day is first; the month may be, where that is a day too.
 */
export function typedDates(text: string): { dates: ClinicDate[]; rest: string } {
  const first = YEAR_FIRST.exec(text);
  const last = first === null ? YEAR_LAST.exec(text) : null;
  const [whole = '', a = '', b = '', c = ''] = first ?? last ?? [];
  const orders =
    first === null
      ? [`${c}-${pad(b)}-${pad(a)}`, `${c}-${pad(a)}-${pad(b)}`]
      : [`${a}-${pad(b)}-${pad(c)}`];
  const dates = [...new Set(orders)].filter(isClinicDate);
  return { dates, rest: dates.length === 0 ? text : text.replace(whole, ' ') };
}

const pad = (number: string): string => number.padStart(2, '0');
