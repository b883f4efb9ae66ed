import type { Concept, IdentifierFacts, NameFacts } from './fhir-shapes.ts';
import type { SpacedIdentifier } from '#domain/referral/incoming';
import { normalisedDiagnosisCode } from '#domain/referral/diagnosis';
import type { Diagnosis } from '#domain/referral/referral';
import { factOf } from './text.ts';

/** What a person would read: the text, else the best display, else the code. */
export function wordsOf(concept: Concept | undefined): string | null {
  if (concept === undefined) return null;
  return (
    factOf(concept.text) ??
    concept.coding.map((coding) => factOf(coding.display)).find((display) => display !== null) ??
    concept.coding.map((coding) => factOf(coding.code)).find((code) => code !== null) ??
    null
  );
}

/** All words and displays of a concept, for finding a side or a procedure in them. */
export function allWords(concept: Concept | undefined): string {
  if (concept === undefined) return '';
  return [concept.text, ...concept.coding.map((coding) => coding.display)]
    .filter((part) => part !== undefined)
    .join(' ');
}

export function codesOf(concept: Concept | undefined): string[] {
  return (concept?.coding ?? []).flatMap((coding) =>
    coding.code === undefined ? [] : [coding.code],
  );
}

export const hasCode = (concept: Concept | undefined, codes: readonly string[]): boolean =>
  codesOf(concept).some((code) => codes.includes(code));

/** ICD-10 where the system says so; other codes are left to the words. */
export function diagnosisOf(concept: Concept | undefined): Diagnosis | null {
  if (concept === undefined) return null;
  const icd10 = concept.coding.find((coding) =>
    /\/icd-10|2\.16\.840\.1\.113883\.6\.(90|3)$/.test(coding.system ?? ''),
  );
  const code = icd10?.code === undefined ? null : normalisedDiagnosisCode(icd10.code);
  const text = wordsOf(concept) ?? '';
  return code === null && text === '' ? null : { code, text: text === code ? '' : text };
}

/** Identifiers with their space, the official ones first; bare and old ones are none. */
export function spacedIdentifiers(identifiers: readonly IdentifierFacts[]): SpacedIdentifier[] {
  const rank = ({ use }: IdentifierFacts): number =>
    use === 'official' ? 0 : use === 'usual' ? 1 : 2;
  return identifiers
    .filter(({ use }) => use !== 'old')
    .sort((a, b) => rank(a) - rank(b))
    .flatMap(({ system, value }) => {
      const space = factOf(system);
      const fact = factOf(value);
      return space === null || fact === null ? [] : [{ space, value: fact }];
    });
}

/** A person's name as one line, `Dr Tom Hale`. */
export function nameLine(names: readonly NameFacts[]): string | null {
  const name = names[0];
  if (name === undefined) return null;
  return factOf(name.text) ?? factOf([...name.prefix, ...name.given, name.family ?? ''].join(' '));
}
