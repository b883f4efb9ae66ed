import { LEVELS, type Level } from '#domain/referral/referral';
import type { Side } from '#domain/referral/laterality';

/** Codes that name a side alone: SNOMED CT laterality qualifiers, CPT modifiers, HL7 v2 sites. */
const CODES: Readonly<Record<string, Side>> = {
  '7771000': 'left',
  '24028007': 'right',
  '51440002': 'both',
  LT: 'left',
  RT: 'right',
  '50': 'both',
};

const WORDS: readonly [RegExp, Side][] = [
  [/\b(both|bilateral(ly)?)\b/i, 'both'],
  [/\b(left|lt|left-sided)\b/i, 'left'],
  [/\b(right|rt|right-sided)\b/i, 'right'],
];

export function sideOfCode(code: string): Side | null {
  return CODES[code.toUpperCase()] ?? null;
}

/**
 * The one side that a text names, or `null`: "left" and "right" in one sentence ask for a person,
 * not for a guess.
 */
export function sideInText(text: string): Side | null {
  const named = WORDS.filter(([pattern]) => pattern.test(text)).map(([, side]) => side);
  if (named.includes('both')) return named.length === 1 ? 'both' : null;
  return named.length === 1 ? (named[0] ?? null) : null;
}

/** What several sources agree on; `null` when they contradict each other or say nothing. */
export function agreedSide(sides: readonly (Side | null)[]): Side | null {
  const named = [...new Set(sides.filter((side) => side !== null))];
  return named.length === 1 ? (named[0] ?? null) : null;
}

export function levelsInText(text: string): Level[] {
  return LEVELS.filter((level) => new RegExp(`\\b${level}\\b`, 'i').test(text));
}
