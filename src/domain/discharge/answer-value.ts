import { NOT_APPLICABLE } from '#domain/discharge/answer-refusals';
import type { AnswerValue, ChecklistItem } from '#domain/discharge/checklist';
import {
  extensionOf,
  FHIR,
  type FhirCoding,
  type QuestionnaireAnswer,
} from '#domain/discharge/questionnaire-shapes';
import { SIDES, type Side } from '#domain/referral/laterality';

/** SNOMED CT laterality qualifiers. */
const SIDE_CODES: Readonly<Record<Side, FhirCoding>> = {
  left: { system: FHIR.snomed, code: '7771000', display: 'Left' },
  right: { system: FHIR.snomed, code: '24028007', display: 'Right' },
  both: { system: FHIR.snomed, code: '51440002', display: 'Right and left' },
};

export const SIDE_CODINGS: readonly FhirCoding[] = SIDES.map((side) => SIDE_CODES[side]);

/** `undefined` for any other code. */
export function sideOfCoding({ system, code }: FhirCoding): Side | undefined {
  return system === FHIR.snomed ? SIDES.find((side) => SIDE_CODES[side].code === code) : undefined;
}

/** FHIR: QuestionnaireResponse.item.answer. "Not applicable" is a value that is absent, and why. */
export function answerOf(
  item: Pick<ChecklistItem, 'type' | 'options'>,
  value: AnswerValue,
): QuestionnaireAnswer {
  if (value === NOT_APPLICABLE)
    return { extension: [{ url: FHIR.absent, valueCode: NOT_APPLICABLE }] };
  if (typeof value === 'boolean') return { valueBoolean: value };
  if (typeof value === 'number') return { valueDecimal: value };
  const side = item.type === 'side' ? SIDES.find((each) => each === value) : undefined;
  if (side !== undefined) return { valueCoding: SIDE_CODES[side] };
  if (item.type !== 'choice') return { valueString: value };
  const label = item.options.find((option) => option.value === value)?.label;
  return { valueCoding: label === undefined ? { code: value } : { code: value, display: label } };
}

/** The same the other way; the value says by itself of which type it is. */
export function valueOf(answer: QuestionnaireAnswer): AnswerValue {
  if (extensionOf(answer, FHIR.absent)?.valueCode === NOT_APPLICABLE) return NOT_APPLICABLE;
  const { valueBoolean, valueDecimal, valueString, valueCoding } = answer;
  if (valueCoding !== undefined) return sideOfCoding(valueCoding) ?? valueCoding.code;
  const value = valueBoolean ?? valueDecimal ?? valueString;
  if (value === undefined) throw new Error('An answer without a value');
  return value;
}
