/**
 * FHIR R4 Questionnaire and QuestionnaireResponse, as far as checklists need them. Where FHIR has a
 * standard extension it is used; what it has no word for stands under `urn:ganglion:fhir:`.
 */
const HL7 = 'http://hl7.org/fhir/StructureDefinition/';
const OWN = 'urn:ganglion:fhir:';

export const FHIR = {
  minValue: `${HL7}minValue`,
  maxValue: `${HL7}maxValue`,
  unit: `${HL7}questionnaire-unit`,
  hidden: `${HL7}questionnaire-hidden`,
  author: `${HL7}questionnaireresponse-author`,
  absent: `${HL7}data-absent-reason`,
  ucum: 'http://unitsofmeasure.org',
  snomed: 'http://snomed.info/sct',
  contextType: 'http://terminology.hl7.org/CodeSystem/usage-context-type',
  kind: `${OWN}checklist-kind`,
  procedureType: `${OWN}procedure-type`,
  publishedBy: `${OWN}published-by`,
  mayBeNotApplicable: `${OWN}may-be-not-applicable`,
  given: `${OWN}answer-given`,
  superseded: `${OWN}superseded-answer`,
} as const;

export interface FhirCoding {
  readonly system?: string;
  readonly code: string;
  readonly display?: string;
}

export interface FhirReference {
  readonly reference: string;
  readonly display?: string;
}

export interface FhirExtension {
  readonly url: string;
  readonly extension?: readonly FhirExtension[];
  readonly valueBoolean?: boolean;
  readonly valueDecimal?: number;
  readonly valueString?: string;
  readonly valueCode?: string;
  readonly valueInstant?: string;
  readonly valuePositiveInt?: number;
  readonly valueCoding?: FhirCoding;
  readonly valueReference?: FhirReference;
}

export interface QuestionnaireItem {
  readonly linkId: string;
  readonly extension?: readonly FhirExtension[];
  readonly text: string;
  readonly type: 'boolean' | 'decimal' | 'choice' | 'text';
  readonly enableWhen?: readonly {
    readonly question: string;
    readonly operator: '=';
    readonly answerBoolean: boolean;
  }[];
  readonly required: boolean;
  readonly readOnly?: boolean;
  readonly answerOption?: readonly { readonly valueCoding: FhirCoding }[];
}

export interface Questionnaire {
  readonly resourceType: 'Questionnaire';
  readonly id: string;
  readonly extension?: readonly FhirExtension[];
  readonly url: string;
  readonly version: string;
  readonly title: string;
  readonly status: 'active' | 'retired';
  readonly subjectType: readonly ['Patient'];
  readonly date?: string;
  readonly useContext?: readonly {
    readonly code: FhirCoding;
    readonly valueCodeableConcept: { readonly coding: readonly FhirCoding[] };
  }[];
  readonly code: readonly FhirCoding[];
  readonly item: readonly QuestionnaireItem[];
}

/** `QuestionnaireResponse.item.answer`: one value, or why there is none. */
export interface QuestionnaireAnswer {
  readonly extension?: readonly FhirExtension[];
  readonly valueBoolean?: boolean;
  readonly valueDecimal?: number;
  readonly valueString?: string;
  readonly valueCoding?: FhirCoding;
}

export interface QuestionnaireResponseItem {
  readonly linkId: string;
  readonly extension?: readonly FhirExtension[];
  readonly text?: string;
  readonly answer?: readonly QuestionnaireAnswer[];
}

export interface QuestionnaireResponse {
  readonly resourceType: 'QuestionnaireResponse';
  readonly id: string;
  readonly meta: { readonly versionId: string };
  /** Canonical: address and version. */
  readonly questionnaire: string;
  readonly status: 'in-progress' | 'completed';
  readonly subject: FhirReference;
  readonly encounter: FhirReference;
  readonly authored?: string;
  readonly author?: FhirReference;
  readonly item: readonly QuestionnaireResponseItem[];
}

export function extensionOf(
  element: { readonly extension?: readonly FhirExtension[] },
  url: string,
): FhirExtension | undefined {
  return element.extension?.find((each) => each.url === url);
}
