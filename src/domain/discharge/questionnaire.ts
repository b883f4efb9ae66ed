import {
  CHECKLIST_KINDS,
  type ChecklistKind,
  type ChecklistTemplate,
} from '#domain/discharge/checklist';
import { checklistItems, questionnaireItems } from '#domain/discharge/questionnaire-items';
import {
  extensionOf,
  FHIR,
  type FhirReference,
  type Questionnaire,
} from '#domain/discharge/questionnaire-shapes';

const ADDRESS = 'urn:uuid:';

/** FHIR: Questionnaire. `newest`: the version with which checklists begin now. */
export function questionnaireOf(template: ChecklistTemplate, newest: boolean): Questionnaire {
  const { id, version, title, kind, published, procedureTypeIds } = template;
  return {
    resourceType: 'Questionnaire',
    id,
    ...(published
      ? {
          extension: [{ url: FHIR.publishedBy, valueReference: practitioner(published) }],
          date: published.at,
        }
      : {}),
    url: `${ADDRESS}${id}`,
    version: String(version),
    title,
    status: newest ? 'active' : 'retired',
    subjectType: ['Patient'],
    ...(procedureTypeIds.length === 0
      ? {}
      : {
          useContext: procedureTypeIds.map((code) => ({
            code: { system: FHIR.contextType, code: 'task' },
            valueCodeableConcept: { coding: [{ system: FHIR.procedureType, code }] },
          })),
        }),
    code: [{ system: FHIR.kind, code: kind }],
    item: questionnaireItems(template.items),
  };
}

/** The same the other way; nothing is lost. */
export function templateOf(questionnaire: Questionnaire): ChecklistTemplate {
  const by = extensionOf(questionnaire, FHIR.publishedBy)?.valueReference;
  const { date } = questionnaire;
  return {
    id: questionnaire.id,
    version: Number(questionnaire.version),
    kind: kindOf(questionnaire),
    title: questionnaire.title,
    procedureTypeIds: (questionnaire.useContext ?? []).flatMap((context) =>
      context.valueCodeableConcept.coding.map(({ code }) => code),
    ),
    items: checklistItems(questionnaire.item),
    published: by && date !== undefined ? { ...stampOf(by), at: date } : null,
  };
}

/** The canonical address of a version, by which a response names its questionnaire. */
export const canonicalOf = (templateId: string, version: number): string =>
  `${ADDRESS}${templateId}|${version}`;

export function practitioner(who: { readonly by: string; readonly byName: string }): FhirReference {
  return { reference: `Practitioner/${who.by}`, display: who.byName };
}

export function stampOf({ reference, display = '' }: FhirReference): {
  readonly by: string;
  readonly byName: string;
} {
  return { by: reference.replace('Practitioner/', ''), byName: display };
}

function kindOf({ code }: Questionnaire): ChecklistKind {
  const named = code.find(({ system }) => system === FHIR.kind)?.code;
  const kind = CHECKLIST_KINDS.find((each) => each === named);
  if (kind === undefined) throw new Error('A questionnaire that says for which checklist it is');
  return kind;
}
