import { sideOfCoding, SIDE_CODINGS } from '#domain/discharge/answer-value';
import {
  ITEM_CONDITIONS,
  type AnswerType,
  type ChecklistItem,
  type ItemCondition,
} from '#domain/discharge/checklist';
import {
  extensionOf,
  FHIR,
  type FhirExtension,
  type QuestionnaireItem,
} from '#domain/discharge/questionnaire-shapes';

export type CaseFact = Exclude<ItemCondition, 'always'>;

/** FHIR's enableWhen asks another item: what is known of the case is asked of hidden ones. */
const FACT_TEXTS: Readonly<Record<CaseFact, string>> = {
  sedated: 'Sedation is planned',
  sided: 'The procedure has a side',
  'antithrombotics-stopped': 'An antithrombotic is stopped or bridged',
  'pregnancy-possible': 'Pregnancy is possible',
};

/** A name that no item of a clinic can have. */
export const factLinkId = (fact: CaseFact): string => `case.${fact}`;

const TYPES = { 'yes-no': 'boolean', number: 'decimal', choice: 'choice', text: 'text' } as const;

/** The facts that some item depends on, in the order of the conditions. */
export function factsAsked(items: readonly Pick<ChecklistItem, 'asked'>[]): CaseFact[] {
  return ITEM_CONDITIONS.filter((condition) => condition !== 'always').filter((fact) =>
    items.some(({ asked }) => asked === fact),
  );
}

/** FHIR: Questionnaire.item; hidden facts of the case first, then the items in their order. */
export function questionnaireItems(items: readonly ChecklistItem[]): QuestionnaireItem[] {
  return [...factsAsked(items).map(factItem), ...items.map(questionnaireItem)];
}

/** The same the other way; nothing is lost. */
export function checklistItems(items: readonly QuestionnaireItem[]): ChecklistItem[] {
  const facts = new Map(ITEM_CONDITIONS.filter(isFact).map((fact) => [factLinkId(fact), fact]));
  return items
    .filter(({ linkId }) => !facts.has(linkId))
    .map((item): ChecklistItem => {
      const type = typeOf(item);
      return {
        linkId: item.linkId,
        text: item.text,
        type,
        asked: facts.get(item.enableWhen?.[0]?.question ?? '') ?? 'always',
        mandatory: item.required,
        notApplicable: extensionOf(item, FHIR.mayBeNotApplicable)?.valueBoolean ?? false,
        unit: extensionOf(item, FHIR.unit)?.valueCoding?.code ?? null,
        min: extensionOf(item, FHIR.minValue)?.valueDecimal ?? null,
        max: extensionOf(item, FHIR.maxValue)?.valueDecimal ?? null,
        options: type === 'choice' ? optionsOf(item) : [],
      };
    });
}

const isFact = (condition: ItemCondition): condition is CaseFact => condition !== 'always';

function factItem(fact: CaseFact): QuestionnaireItem {
  return {
    linkId: factLinkId(fact),
    extension: [{ url: FHIR.hidden, valueBoolean: true }],
    text: FACT_TEXTS[fact],
    type: 'boolean',
    required: false,
    readOnly: true,
  };
}

function questionnaireItem(item: ChecklistItem): QuestionnaireItem {
  const { linkId, text, asked, mandatory } = item;
  const extension = extensionsOf(item);
  const answerOption =
    item.type === 'side'
      ? SIDE_CODINGS.map((valueCoding) => ({ valueCoding }))
      : item.options.map(({ value, label }) => ({ valueCoding: { code: value, display: label } }));
  return {
    linkId,
    ...(extension.length === 0 ? {} : { extension }),
    text,
    type: item.type === 'side' ? 'choice' : TYPES[item.type],
    ...(isFact(asked)
      ? { enableWhen: [{ question: factLinkId(asked), operator: '=', answerBoolean: true }] }
      : {}),
    required: mandatory,
    ...(answerOption.length === 0 ? {} : { answerOption }),
  };
}

function extensionsOf({ min, max, unit, notApplicable }: ChecklistItem): FhirExtension[] {
  const extensions: FhirExtension[] = [];
  if (min !== null) extensions.push({ url: FHIR.minValue, valueDecimal: min });
  if (max !== null) extensions.push({ url: FHIR.maxValue, valueDecimal: max });
  if (unit !== null)
    extensions.push({ url: FHIR.unit, valueCoding: { system: FHIR.ucum, code: unit } });
  if (notApplicable) extensions.push({ url: FHIR.mayBeNotApplicable, valueBoolean: true });
  return extensions;
}

function typeOf({ type, answerOption = [] }: QuestionnaireItem): AnswerType {
  switch (type) {
    case 'boolean':
      return 'yes-no';
    case 'decimal':
      return 'number';
    case 'text':
      return 'text';
    case 'choice':
      return answerOption.length > 0 &&
        answerOption.every(({ valueCoding }) => sideOfCoding(valueCoding) !== undefined)
        ? 'side'
        : 'choice';
  }
}

function optionsOf({ answerOption = [] }: QuestionnaireItem): ChecklistItem['options'] {
  return answerOption.map(({ valueCoding: { code, display } }) => ({
    value: code,
    label: display ?? code,
  }));
}
