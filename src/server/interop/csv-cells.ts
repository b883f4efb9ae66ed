import { SEXES, type Sex } from '#domain/clinic/patient';
import { URGENCIES, type Urgency } from '#domain/clinic/clinic';
import type { CsvColumn, CsvFault, CsvProblem } from '#domain/referral/referral-csv';
import { LEVELS, type Level } from '#domain/referral/referral';
import { SIDES, type Side } from '#domain/referral/laterality';
import { isClinicDate, type ClinicDate } from '#domain/time/clinic-date';
import { sideInText } from './sides.ts';

/** As much of a cell as a fault shows. */
const SHOWN = 60;

const YES: readonly string[] = ['yes', 'y', 'true', '1'];
const NO: readonly string[] = ['no', 'n', 'false', '0'];
const SEX_LETTERS: Readonly<Record<string, Sex>> = { f: 'female', m: 'male' };

/** The cells of one row by their column, and what is found wrong with them while they are read. */
export class CsvCells {
  readonly #cells: ReadonlyMap<CsvColumn, string>;
  readonly faults: CsvFault[] = [];

  constructor(cells: ReadonlyMap<CsvColumn, string>) {
    this.#cells = cells;
  }

  text(column: CsvColumn): string {
    return this.#cells.get(column)?.trim() ?? '';
  }

  fault(column: CsvColumn, problem: CsvProblem): void {
    if (this.faults.some((fault) => fault.column === column)) return;
    this.faults.push({ column, found: shortened(this.text(column)), ...problem });
  }

  needed(column: CsvColumn, longest: number): string {
    if (this.text(column) === '') this.fault(column, { problem: 'needed' });
    return this.upTo(column, longest);
  }

  upTo(column: CsvColumn, longest: number): string {
    const text = this.text(column);
    if (text.length > longest) this.fault(column, { problem: 'too-long', longest });
    return text;
  }

  /** ISO only: `03/04/2026` is the third of April here and the fourth of March there. */
  day(column: CsvColumn): ClinicDate | null {
    const text = this.text(column);
    if (text === '') return null;
    if (isClinicDate(text)) return text;
    this.fault(
      column,
      /^\d{4}-\d{2}-\d{2}$/.test(text)
        ? { problem: 'no-such-day' }
        : { problem: 'day-format', couldBe: possibleDays(text) },
    );
    return null;
  }

  /** A number as people write it; its range is the contract's to say. */
  number(column: CsvColumn, range: { readonly from: number; readonly to: number }): number | null {
    const text = this.text(column);
    if (text === '') return null;
    if (/^\d{1,9}([.,]\d{1,9})?$/.test(text)) return Number(text.replace(',', '.'));
    this.fault(column, { problem: 'not-a-number', ...range });
    return null;
  }

  yes(column: CsvColumn): boolean {
    const word = this.text(column).toLowerCase();
    if (word !== '' && !YES.includes(word) && !NO.includes(word))
      this.fault(column, { problem: 'unknown-word', words: ['yes', 'no'] });
    return YES.includes(word);
  }

  sex(): Sex {
    const word = this.text('sex').toLowerCase();
    return SEX_LETTERS[word] ?? this.#oneOf('sex', word, SEXES) ?? 'unknown';
  }

  side(): Side | null {
    const word = this.text('side').toLowerCase();
    const known = word.includes(' ') ? null : sideInText(word);
    return known ?? this.#oneOf('side', word, SIDES);
  }

  urgency(): Urgency | null {
    const word = this.text('urgency').toLowerCase();
    return this.#oneOf('urgency', word.replaceAll(/[\s_]+/g, '-'), URGENCIES);
  }

  levels(): Level[] {
    const words = this.text('levels')
      .toUpperCase()
      .split(/[\s,;|/]+/)
      .filter((word) => word !== '');
    const levels = LEVELS.filter((level) => words.includes(level));
    if (levels.length < new Set(words).size)
      this.fault('levels', { problem: 'unknown-word', words: LEVELS });
    return levels;
  }

  /** Several facts in one cell, each on its own line or after a bar or a semicolon. */
  list(column: CsvColumn): string[] {
    return this.text(column)
      .split(/[|;\r\n]+/)
      .map((each) => each.trim())
      .filter((each) => each !== '');
  }

  #oneOf<Word extends string>(
    column: CsvColumn,
    word: string,
    words: readonly Word[],
  ): Word | null {
    if (word === '') return null;
    const known = words.find((each) => each === word);
    if (known === undefined) this.fault(column, { problem: 'unknown-word', words });
    return known ?? null;
  }
}

/** The days that another way of writing may mean, as they should be written. */
export function possibleDays(text: string): ClinicDate[] {
  const day = (year: string, month: string, date: string): string =>
    `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const last = /^(\d{1,2})[./ -](\d{1,2})[./ -](\d{4})\b/.exec(text);
  const first = /^(\d{4})[./ -](\d{1,2})[./ -](\d{1,2})\b/.exec(text);
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  const found = [
    ...(last === null
      ? []
      : [
          day(last[3] ?? '', last[2] ?? '', last[1] ?? ''),
          day(last[3] ?? '', last[1] ?? '', last[2] ?? ''),
        ]),
    ...[first, compact].map((match) =>
      match === null ? '' : day(match[1] ?? '', match[2] ?? '', match[3] ?? ''),
    ),
  ];
  return [...new Set(found)].filter(isClinicDate);
}

export const shortened = (text: string): string =>
  text.length <= SHOWN ? text : `${text.slice(0, SHOWN - 1)}…`.toWellFormed();
