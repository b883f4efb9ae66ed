/**
 * What a spreadsheet may take for a formula: its first sign, in the plain and the full-width
 * writing. Source: OWASP, "CSV Injection".
 */
const SIGN = '[=+\\-@\\uFF1D\\uFF0B\\uFF0D\\uFF20]';
/** What spreadsheets pass over in front of it: white space, quotes, control and invisible signs. */
const PASSED_OVER = '[\\s"\'\\u2018\\u2019\\u201C\\u201D\\p{Cc}\\p{Cf}]';
/**
 * Where a cell may begin: at its start, and after whatever another spreadsheet's settings take for
 * the end of a cell or of a row.
 */
const BEGINS = '(?:^|[;\\t\\r\\n])';

const FORMULA = new RegExp(`(${BEGINS}${PASSED_OVER}*)(?=${SIGN})`, 'gu');
const DISARMED = new RegExp(`(${BEGINS}${PASSED_OVER}*)'(?=${SIGN})`, 'gu');

/** The same words, as text and nothing else for every spreadsheet: an apostrophe before the sign. */
export function harmless(cell: string): string {
  const disarmed = cell.replaceAll(FORMULA, "$1'");
  // A tab or a line end at the start makes some programs drop it and look at what follows.
  return /^[\t\r\n]/.test(disarmed) ? `'${disarmed}` : disarmed;
}

/** What was meant before `harmless`: a phone number `'+44 …` is `+44 …`. */
export function asMeant(cell: string): string {
  return cell.replace(/^'(?=[\t\r\n])/, '').replaceAll(DISARMED, '$1');
}

/** One row of a CSV file (RFC 4180), every cell made harmless. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => quoted(harmless(cell))).join(',')}\r\n`;
}

/** So that Excel reads UTF-8 as UTF-8. */
export const CSV_MARK = '\uFEFF';

const quoted = (cell: string): string =>
  /[",;\t\r\n]/.test(cell) || cell !== cell.trim() ? `"${cell.replaceAll('"', '""')}"` : cell;
