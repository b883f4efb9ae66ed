import { normalisedDiagnosisCode } from '#domain/referral/diagnosis';
import type { IncomingPatient } from '#domain/referral/incoming';
import type { Diagnosis } from '#domain/referral/referral';
import {
  allergyShape,
  conditionShape,
  medicationShape,
  medicationUseShape,
  observationShape,
} from './fhir-shapes.ts';
import { readAs, resolve, type Placed, type ResourceFile } from './fhir-resources.ts';
import { codesOf, diagnosisOf, hasCode, wordsOf } from './fhir-words.ts';
import { distinct } from './text.ts';

/** What else the file says of one patient, in resources that point to them. */
export interface Related {
  readonly patient: Pick<IncomingPatient, 'weightKg' | 'allergies' | 'drugs' | 'diabetes'>;
  readonly baselineNrs: number | null;
  /** One line for each condition and observation: what has no field of its own is history. */
  readonly history: readonly string[];
}

/** SNOMED CT "no known allergy": an allergy record that says there is none. */
const NO_ALLERGY = ['716186003', '409137002', '428607008', '428197003', '716184000'];
const NOT_SO = ['refuted', 'entered-in-error'];
const NOT_TAKEN = ['entered-in-error', 'stopped', 'cancelled', 'completed', 'not-taken'];
/** LOINC, clinical.md G. */
const BODY_WEIGHT = '29463-7';
const PAIN_NRS = '72514-3';
const KILOGRAMS: Readonly<Record<string, number>> = { kg: 1, g: 0.001, '[lb_av]': 0.453592 };

/** `said` are the resources that point to the patient of this referral. */
export function relatedTo(said: readonly Placed[], file: ResourceFile): Related {
  const conditions = said.flatMap((placed) => conditionOf(placed));
  const observations = said.flatMap((placed) => observationOf(placed));
  const numberOf = (loinc: string) => observations.find(({ codes }) => codes.includes(loinc));
  const weight = numberOf(BODY_WEIGHT);
  return {
    patient: {
      weightKg: kilograms(weight?.value, weight?.unit),
      allergies: distinct(said.map(allergyOf)),
      drugs: distinct(said.map((placed) => drugOf(placed, file))),
      diabetes: conditions.some(({ code }) => isDiabetes(code)),
    },
    baselineNrs: nrs(numberOf(PAIN_NRS)?.value),
    history: [
      ...conditions.flatMap(({ code, text, notes }) => [
        `Condition: ${[code, text].filter((part) => part).join(' ')}`,
        ...notes,
      ]),
      ...observations
        .filter(({ codes }) => !codes.includes(BODY_WEIGHT) && !codes.includes(PAIN_NRS))
        .map(({ line }) => line)
        .filter((line) => line !== null),
    ],
  };
}

function allergyOf(placed: Placed): string | null {
  const allergy = readAs(placed, ['AllergyIntolerance'], allergyShape);
  const holds =
    allergy !== null &&
    !hasCode(allergy.verificationStatus, NOT_SO) &&
    !hasCode(allergy.clinicalStatus, ['inactive', 'resolved']) &&
    !hasCode(allergy.code, NO_ALLERGY);
  return holds ? wordsOf(allergy.code) : null;
}

function drugOf(placed: Placed, file: ResourceFile): string | null {
  const use = readAs(placed, ['MedicationStatement', 'MedicationRequest'], medicationUseShape);
  if (use === null || NOT_TAKEN.includes(use.status ?? '')) return null;
  const target = resolve(use.medicationReference, placed, file);
  const medication = readAs(target, ['Medication'], medicationShape);
  return (
    wordsOf(use.medicationCodeableConcept) ??
    wordsOf(medication?.code) ??
    use.medicationReference?.display ??
    null
  );
}

function conditionOf(placed: Placed): (Diagnosis & { notes: string[] })[] {
  const condition = readAs(placed, ['Condition'], conditionShape);
  if (condition === null || hasCode(condition.verificationStatus, NOT_SO)) return [];
  const diagnosis = diagnosisOf(condition.code);
  const notes = condition.note.map(({ text }) => text).filter((text) => text !== undefined);
  return diagnosis === null ? [] : [{ ...diagnosis, notes }];
}

function observationOf(placed: Placed): {
  codes: string[];
  value: number | undefined;
  unit: string | undefined;
  line: string | null;
}[] {
  const observation = readAs(placed, ['Observation'], observationShape);
  if (observation === null) return [];
  if (['entered-in-error', 'cancelled'].includes(observation.status ?? '')) return [];
  const quantity = observation.valueQuantity;
  const value = quantity?.value ?? observation.valueInteger;
  const shown = observation.valueString ?? wordsOf(observation.valueCodeableConcept) ?? value;
  const name = wordsOf(observation.code);
  const words = [shown, quantity?.unit].filter((part) => part !== undefined).join(' ');
  return [
    {
      codes: codesOf(observation.code),
      value,
      unit: quantity?.code ?? quantity?.unit,
      line: name === null || shown === undefined ? null : `${name}: ${words}`,
    },
  ];
}

/** ICD-10-CM E08 to E13. */
export function isDiabetes(code: string | null): boolean {
  return code !== null && /^E(0[89]|1[0-3])/.test(normalisedDiagnosisCode(code) ?? '');
}

/** A weight that a person can have, in kilograms to one decimal. */
export function kilograms(value: number | undefined, unit: string | undefined): number | null {
  const factor = KILOGRAMS[unit ?? 'kg'];
  if (value === undefined || factor === undefined) return null;
  const kg = Math.round(value * factor * 10) / 10;
  return kg >= 1 && kg <= 500 ? kg : null;
}

export function nrs(value: number | undefined): number | null {
  return value !== undefined && Number.isInteger(value) && value >= 0 && value <= 10 ? value : null;
}
