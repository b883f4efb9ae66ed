import {
  diagnosisSide,
  diagnosisWarnings,
  normalisedDiagnosisCode,
  sidesAgree,
} from '#domain/referral/diagnosis';
import { KNOWN_DIAGNOSES } from '#domain/referral/known-diagnoses';
import type { Side } from '#domain/referral/laterality';
import { sideWord } from '../shared/words/referral-words';
import { warningWords } from './record-words';

/** What is wrong with a diagnosis code as typed; empty when nothing is. */
export function codeProblem(typed: string, side: Side | null): string {
  if (typed.trim() === '') return '';
  const code = normalisedDiagnosisCode(typed);
  if (code === null) return $localize`This is not an ICD-10-CM code. Write it like G90.522.`;
  const named = diagnosisSide(code);
  return named === null || side === null || sidesAgree(code, side)
    ? ''
    : $localize`The code says ${sideWord(named)}:codeSide:, the order says ${sideWord(side)}:orderedSide:. Correct whichever is wrong.`;
}

/** Too short to be a code yet, and nothing wrong so far: nobody is interrupted while typing. */
export function mayBecomeCode(typed: string): boolean {
  return /^([A-Z]\d?)?$/.test(typed.trim().toUpperCase());
}

/** What to look at twice about a code that is well formed; none of it refuses anything. */
export function codeNotes(typed: string): string[] {
  const code = normalisedDiagnosisCode(typed);
  if (code === null) return [];
  const warnings = diagnosisWarnings(code);
  if (warnings.length > 0) return warnings.map(warningWords);
  const usual = code === 'G54.7' || KNOWN_DIAGNOSES.some((known) => known.code.startsWith(code));
  return usual ? [] : [$localize`This code is not among those usual here. It is taken as written.`];
}
