/** Longest single fact and longest free text that is taken over; the original keeps the rest. */
const LONGEST_FACT = 300;
const LONGEST_TEXT = 20_000;

// Control characters other than tab and line ends: PostgreSQL refuses NUL, screens refuse the rest.
const CONTROL = /(?![\t\n\r])\p{Cc}/gu;

/** One line: a name, a number, a code. Empty becomes `null`. */
export function factOf(text: string | null | undefined): string | null {
  const clean = (text ?? '').toWellFormed().replaceAll(CONTROL, '').replaceAll(/\s+/g, ' ').trim();
  return clean === '' ? null : cut(clean, LONGEST_FACT);
}

/** Several lines: a history, a note. */
export function textOf(parts: readonly (string | null | undefined)[]): string {
  const lines = parts.map((part) =>
    (part ?? '').toWellFormed().replaceAll(CONTROL, '').replaceAll(/\r\n?/g, '\n').trim(),
  );
  return cut([...new Set(lines)].filter((line) => line !== '').join('\n'), LONGEST_TEXT);
}

/** Each once, in the order in which they came. */
export function distinct(facts: readonly (string | null | undefined)[]): string[] {
  return [...new Set(facts.map(factOf).filter((fact) => fact !== null))].slice(0, 100);
}

const cut = (text: string, longest: number): string =>
  text.length <= longest ? text : `${text.slice(0, longest - 1)}…`.toWellFormed();
