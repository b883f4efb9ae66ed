import { withinOrdered, type Side } from '#domain/referral/laterality';

/** ICD-10-CM with its dot. Source: clinical.md A, checked against the January 2021 order file. */
const CODE = /^[A-Z]\d[0-9A-Z](\.[0-9A-Z]{1,4})?$/;

/** Families of codes whose last character is the side. Source: clinical.md A. */
const SIDED = [
  { stem: 'G90.52', sides: { '1': 'right', '2': 'left', '3': 'both' } },
  { stem: 'G57.7', sides: { '1': 'right', '2': 'left', '3': 'both' } },
  { stem: 'I70.22', sides: { '1': 'right', '2': 'left', '3': 'both' } },
] as const satisfies readonly { stem: string; sides: Readonly<Record<string, Side>> }[];

/** Headings that stand for a group and name no diagnosis. Source: clinical.md A. */
const HEADINGS: readonly string[] = ['G90.52', 'G57.7', 'I70.22', 'I73.0'];

/** `I10` or `G90.522`; says nothing of whether the code exists. */
export function isDiagnosisCode(text: string): boolean {
  return CODE.test(text);
}

/**
 * The code as it should be written, or `null` when it is none: `g90522` and ` G90.522 ` are both
 * `G90.522`, because senders leave the dot out and type as they like.
 */
export function normalisedDiagnosisCode(text: string): string | null {
  const bare = text.trim().toUpperCase().replaceAll('.', '');
  const dotted = bare.length > 3 ? `${bare.slice(0, 3)}.${bare.slice(3)}` : bare;
  return isDiagnosisCode(dotted) ? dotted : null;
}

/** The side that the code itself names; `null` where it names none, or we do not know the code. */
export function diagnosisSide(code: string): Side | null {
  const family = SIDED.find(({ stem }) => code.startsWith(stem));
  if (family === undefined) return null;
  const sides: Readonly<Record<string, Side>> = family.sides;
  return sides[code.slice(family.stem.length)] ?? null;
}

/** Does the ordered side lie within what the code names? True where the code names none. */
export function sidesAgree(code: string | null, ordered: Side | null): boolean {
  const named = code === null ? null : diagnosisSide(code);
  return named === null || ordered === null || withinOrdered(ordered, named);
}

export type DiagnosisWarning = 'heading-only' | 'side-unspecified' | 'not-a-pain-indication';

/** What a coordinator should look at twice; none of it refuses anything. Source: clinical.md A. */
export function diagnosisWarnings(code: string | null): DiagnosisWarning[] {
  if (code === null) return [];
  const warnings: DiagnosisWarning[] = [];
  if (HEADINGS.includes(code)) warnings.push('heading-only');
  if (isSided(code) && !HEADINGS.includes(code) && diagnosisSide(code) === null)
    warnings.push('side-unspecified');
  // Phantom limb without pain.
  if (code === 'G54.7') warnings.push('not-a-pain-indication');
  return warnings;
}

const isSided = (code: string): boolean => SIDED.some(({ stem }) => code.startsWith(stem));
