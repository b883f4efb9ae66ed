import { createHash } from 'node:crypto';
import { CsvError, parse } from 'csv-parse/sync';
import { asMeant } from '#domain/referral/csv-text';
import type { MessageFault, RefusedMessage } from '#domain/referral/incoming';
import {
  columnNamed,
  CSV_COLUMNS,
  CSV_SEPARATORS,
  NEEDED_COLUMNS,
  type CsvColumn,
  type CsvFile,
  type CsvRow,
  type CsvSeparator,
} from '#domain/referral/referral-csv';
import type { ClinicDate } from '#domain/time/clinic-date';
import { CsvCells, shortened } from './csv-cells.ts';
import { readRow } from './csv-row.ts';
import { decodeCsv, packedAs } from './decode.ts';
import { LARGEST_MESSAGE, MOST_REFERRALS } from './limits.ts';

interface RawRow {
  readonly row: number;
  readonly cells: readonly string[];
  readonly raw: string;
}

/** Does its first line name columns of ours? */
export function looksLikeCsv(text: string): boolean {
  const heading = headingOf(text);
  return columnsIn(heading, separatorOf(heading)) >= 2;
}

/** Every row of a CSV file with its faults, or the reasons why the file cannot be read at all. */
export function readCsv(content: Uint8Array, today: ClinicDate): CsvFile {
  const nothing = (
    fault: MessageFault,
    place: string,
    found: string | null,
    charset = 'utf-8',
  ): CsvFile => {
    const faults = [{ fault, place, found }];
    return { charset, separator: ',', absent: [], faults, rows: [] };
  };
  if (content.length > LARGEST_MESSAGE)
    return nothing('too-large', 'the file', `${Math.ceil(content.length / 1024 / 1024)} MB`);
  const packed = packedAs(content);
  if (packed !== null) return nothing('packed', 'the file', packed);
  const decoded = decodeCsv(content);
  if (decoded === null) return nothing('not-text', 'the file', null);
  const { charset } = decoded;
  const text = decoded.text.replace(/^\uFEFF/, '');
  if (text.trim() === '') return nothing('empty', 'the file', null, charset);
  const separator = separatorOf(headingOf(text));
  const rows = rowsOf(text, separator);
  if (typeof rows === 'number') return nothing('broken-row', `line ${rows}`, null, charset);
  const [heading, ...below] = rows;
  if (heading === undefined) return nothing('empty', 'the file', null, charset);
  const file = { charset, separator, absent: absentFrom(heading.cells), rows: [] };
  const faults = headingFaults(heading);
  if (faults.length > 0) return { ...file, faults };
  if (below.length === 0) return nothing('no-referral-inside', 'row 2', null, charset);
  if (below.length > MOST_REFERRALS)
    return nothing('too-many', 'the file', String(below.length), charset);
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 32);
  return { ...file, faults: [], rows: readRows(heading, below, { hash, today }) };
}

function readRows(
  heading: RawRow,
  below: readonly RawRow[],
  file: { readonly hash: string; readonly today: ClinicDate },
): CsvRow[] {
  const columns = heading.cells.map(columnNamed);
  const before = new Map<string, number>();
  return below.map(({ row, cells: raw, raw: line }): CsvRow => {
    const byColumn = new Map<CsvColumn, string>();
    for (const [index, column] of columns.entries())
      if (column !== null) byColumn.set(column, asMeant(raw[index] ?? ''));
    const cells = new CsvCells(byColumn);
    const referral = readRow(cells, row, file);
    const extra = raw.slice(columns.length).filter((cell) => cell.trim() !== '');
    if (extra.length > 0)
      cells.faults.push({
        column: null,
        found: shortened(extra.join(' ')),
        problem: 'too-many-cells',
        columns: columns.length,
      });
    const key = `${referral.key.space} ${referral.key.value}`;
    const earlier = before.get(key);
    if (earlier === undefined) before.set(key, row);
    else cells.fault('referral_number', { problem: 'same-number', row: earlier });
    const { faults } = cells;
    return {
      row,
      cells: CSV_COLUMNS.map((column) => byColumn.get(column) ?? ''),
      faults,
      referral: faults.length === 0 ? referral : null,
      original: `${heading.raw}\r\n${line}\r\n`,
    };
  });
}

/** All rows that hold anything, the heading first; or the line on which quotation breaks. */
function rowsOf(text: string, separator: CsvSeparator): RawRow[] | number {
  try {
    const parsed = parse(text, {
      delimiter: separator,
      info: true,
      raw: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as {
      readonly record: readonly string[];
      readonly raw: string;
      readonly info: { readonly records: number; readonly empty_lines: number };
    }[];
    return parsed
      .map(({ record, raw, info }) => ({
        row: info.records + info.empty_lines,
        cells: record,
        raw: raw.replaceAll(/^[\r\n]+|[\r\n]+$/g, ''),
      }))
      .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { lines } = error as CsvError & { readonly lines?: number };
    return lines ?? 1;
  }
}

function headingFaults({ row, cells }: RawRow): RefusedMessage[] {
  const place = `row ${row}`;
  const named = cells.map(columnNamed);
  const fault = (code: MessageFault, found: string): RefusedMessage => ({
    fault: code,
    place,
    found,
  });
  return [
    ...cells
      // Where nothing is known it is some other file, and its cells are no columns.
      .filter((cell, index) => named.some(Boolean) && named[index] === null && cell.trim() !== '')
      .map((cell) => fault('column-unknown', shortened(cell.trim()))),
    ...[...new Set(named)]
      .filter((column) => column !== null && named.indexOf(column) !== named.lastIndexOf(column))
      .map((column) => fault('column-twice', column ?? '')),
    ...NEEDED_COLUMNS.filter((column) => !named.includes(column)).map((column) =>
      fault('column-missing', column),
    ),
  ].slice(0, 50);
}

function absentFrom(heading: readonly string[]): CsvColumn[] {
  const named = heading.map(columnNamed);
  return CSV_COLUMNS.filter((column) => !named.includes(column));
}

const headingOf = (text: string): string =>
  text
    .trimStart()
    .slice(0, 10_000)
    .split(/[\r\n]/)[0] ?? '';

/** The separator that finds the most columns of ours in the heading. */
function separatorOf(heading: string): CsvSeparator {
  const [best] = [...CSV_SEPARATORS].sort((a, b) => columnsIn(heading, b) - columnsIn(heading, a));
  return best ?? ',';
}

function columnsIn(heading: string, separator: CsvSeparator): number {
  return heading.split(separator).filter((cell) => columnNamed(cell.replaceAll('"', '')) !== null)
    .length;
}
