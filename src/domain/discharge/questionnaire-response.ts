import { answerOf, valueOf } from '#domain/discharge/answer-value';
import type { Answer, Checklist } from '#domain/discharge/checklist';
import { progressOf } from '#domain/discharge/progress';
import { canonicalOf, practitioner, stampOf, templateOf } from '#domain/discharge/questionnaire';
import { factLinkId, factsAsked } from '#domain/discharge/questionnaire-items';
import {
  extensionOf,
  FHIR,
  type FhirExtension,
  type Questionnaire,
  type QuestionnaireAnswer,
  type QuestionnaireResponse,
  type QuestionnaireResponseItem,
} from '#domain/discharge/questionnaire-shapes';
import { holdsFor, type DayCase } from '#domain/visit/day-case';

/**
 * FHIR: QuestionnaireResponse. Each item has the answer that counts, with its author and time; those
 * that it superseded stand in an extension, for an item that does not repeat has one answer. The
 * hidden facts of the case are answered too, so that anybody can tell which items were asked.
 */
export function questionnaireResponseOf(checklist: Checklist, day: DayCase): QuestionnaireResponse {
  const last = checklist.answers.at(-1);
  return {
    resourceType: 'QuestionnaireResponse',
    id: checklist.id,
    meta: { versionId: String(checklist.version) },
    questionnaire: canonicalOf(checklist.templateId, checklist.templateVersion),
    status: progressOf(checklist, day).complete ? 'completed' : 'in-progress',
    subject: { reference: `Patient/${day.patient.id}` },
    encounter: { reference: `Encounter/${checklist.bookingId}` },
    ...(last ? { authored: last.at, author: practitioner(last) } : {}),
    item: [
      ...factsAsked(checklist.items).map((fact) => ({
        linkId: factLinkId(fact),
        answer: [{ valueBoolean: holdsFor(fact, day) }],
      })),
      ...answeredItems(checklist),
    ],
  };
}

/** The same the other way, with the questionnaire it answers; nothing is lost. */
export function checklistOfResponse(
  response: QuestionnaireResponse,
  questionnaire: Questionnaire,
): Checklist {
  const {
    id: templateId,
    version: templateVersion,
    kind,
    title,
    items,
  } = templateOf(questionnaire);
  const numbered = response.item.flatMap((item) => answersIn(item));
  return {
    id: response.id,
    version: Number(response.meta.versionId),
    bookingId: response.encounter.reference.replace('Encounter/', ''),
    ...{ kind, templateId, templateVersion, title, items },
    answers: numbered.sort((a, b) => a.sequence - b.sequence).map(({ answer }) => answer),
  };
}

function answeredItems({ items, answers }: Checklist): QuestionnaireResponseItem[] {
  const numbered = answers.map((answer, index) => ({ answer, sequence: index + 1 }));
  return items.flatMap((item): QuestionnaireResponseItem[] => {
    const given = numbered.filter(({ answer }) => answer.linkId === item.linkId);
    if (given.length === 0) return [];
    const counts = given.findLast(({ answer }) => !answer.superseded);
    const valueIn = ({ value }: Answer): QuestionnaireAnswer => answerOf(item, value);
    const superseded = given
      .filter((each) => each !== counts)
      .map(({ answer, sequence }): FhirExtension => ({
        url: FHIR.superseded,
        extension: [
          { url: 'answer', ...valueIn(answer) },
          { url: 'author', valueReference: practitioner(answer) },
          ...circumstances(answer, sequence),
        ],
      }));
    if (!counts) return [{ linkId: item.linkId, extension: superseded, text: item.text }];
    const { answer, sequence } = counts;
    const extension = [
      { url: FHIR.author, valueReference: practitioner(answer) },
      { url: FHIR.given, extension: circumstances(answer, sequence) },
      ...superseded,
    ];
    return [{ linkId: item.linkId, extension, text: item.text, answer: [valueIn(answer)] }];
  });
}

/** When and as which answer of the checklist it was given, and with what reason. */
function circumstances({ id, at, reason }: Answer, sequence: number): FhirExtension[] {
  return [
    { url: 'id', valueString: id },
    { url: 'at', valueInstant: at },
    { url: 'sequence', valuePositiveInt: sequence },
    ...(reason === null ? [] : [{ url: 'reason', valueString: reason }]),
  ];
}

interface Numbered {
  readonly answer: Answer;
  readonly sequence: number;
}

/** None for a hidden fact, which nobody answered. */
function answersIn(item: QuestionnaireResponseItem): Numbered[] {
  const { linkId, extension = [] } = item;
  const before = extension
    .filter(({ url }) => url === FHIR.superseded)
    .flatMap((each) => readAnswer(linkId, each, extensionOf(each, 'answer'), 'author', each, true));
  const given = extensionOf(item, FHIR.given);
  return [...before, ...readAnswer(linkId, given, item.answer?.[0], FHIR.author, item, false)];
}

function readAnswer(
  linkId: string,
  given: FhirExtension | undefined,
  value: QuestionnaireAnswer | undefined,
  authorUrl: string,
  authored: { readonly extension?: readonly FhirExtension[] },
  superseded: boolean,
): Numbered[] {
  const author = extensionOf(authored, authorUrl)?.valueReference;
  if (given === undefined || value === undefined || author === undefined) return [];
  const id = extensionOf(given, 'id')?.valueString ?? '';
  const at = extensionOf(given, 'at')?.valueInstant ?? '';
  const reason = extensionOf(given, 'reason')?.valueString ?? null;
  const sequence = extensionOf(given, 'sequence')?.valuePositiveInt ?? 0;
  const answer = { id, linkId, value: valueOf(value), reason, superseded, ...stampOf(author), at };
  return [{ answer, sequence }];
}
