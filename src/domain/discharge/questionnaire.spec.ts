import fc from 'fast-check';
import { answerOf, valueOf } from '#domain/discharge/answer-value';
import {
  CHECKLIST_KINDS,
  ITEM_CONDITIONS,
  type Answer,
  type AnswerValue,
  type Checklist,
  type ChecklistItem,
} from '#domain/discharge/checklist';
import { questionnaireOf, templateOf } from '#domain/discharge/questionnaire';
import { checklistItems, questionnaireItems } from '#domain/discharge/questionnaire-items';
import {
  checklistOfResponse,
  questionnaireResponseOf,
} from '#domain/discharge/questionnaire-response';
import { extensionOf, FHIR } from '#domain/discharge/questionnaire-shapes';
import { CHECKLIST_UNITS } from '#domain/discharge/template-draft';
import { aBooking, aStamp } from '#domain/testing/builders';
import { aChecklist, aDay, aFinished, anAnswer } from '#domain/testing/day-builders';
import { anItem, aTemplate } from '#domain/testing/template-builders';

const anyText = fc.string({ minLength: 1, maxLength: 20 }).map((text) => `x${text}`);
const anyTenth = fc.integer({ min: -999, max: 999 }).map((tenths) => tenths / 10);
const common = {
  text: anyText,
  asked: fc.constantFrom(...ITEM_CONDITIONS),
  mandatory: fc.boolean(),
  notApplicable: fc.boolean(),
};
const plain = {
  unit: fc.constant(null),
  min: fc.constant(null),
  max: fc.constant(null),
  options: fc.constant([]),
};
const anyOptions = fc.uniqueArray(
  fc.record({ value: fc.stringMatching(/^[a-z]{1,4}$/), label: anyText }),
  {
    minLength: 2,
    maxLength: 5,
    selector: ({ value }) => value,
  },
);
const anyFacts: fc.Arbitrary<Omit<ChecklistItem, 'linkId'>> = fc.oneof(
  fc.record({ ...common, ...plain, type: fc.constantFrom('yes-no', 'text', 'side') }),
  fc.record({ ...common, ...plain, type: fc.constant('choice'), options: anyOptions }),
  fc.record({
    ...common,
    type: fc.constant('number'),
    unit: fc.option(fc.constantFrom(...CHECKLIST_UNITS)),
    min: fc.option(anyTenth),
    max: fc.option(anyTenth),
    options: fc.constant([]),
  }),
);
const anyItems = fc
  .array(anyFacts, { minLength: 1, maxLength: 8 })
  .map((items) => items.map((item, index): ChecklistItem => ({ linkId: `i${index}`, ...item })));

const valueTo = (item: ChecklistItem): fc.Arbitrary<AnswerValue> => {
  const given = ((): fc.Arbitrary<AnswerValue> => {
    switch (item.type) {
      case 'yes-no':
        return fc.boolean();
      case 'number':
        return anyTenth;
      case 'text':
        return anyText;
      case 'side':
        return fc.constantFrom('left', 'right', 'both');
      case 'choice':
        return fc.constantFrom(...item.options.map(({ value }) => value));
    }
  })();
  return fc.oneof(given, fc.constant('not-applicable'));
};

/** Answers in any order, corrected any number of times. */
const anyChecklist = anyItems.chain((items) => {
  const one = fc.nat({ max: items.length - 1 }).chain((index) => {
    const item = items[index] as ChecklistItem;
    return fc.record({
      linkId: fc.constant(item.linkId),
      value: valueTo(item),
      reason: fc.option(anyText),
    });
  });
  return fc.array(one, { maxLength: 12 }).map((given): Checklist => ({
    ...aChecklist('discharge'),
    items,
    version: given.length + 1,
    answers: given.map((each, index): Answer => ({
      ...anAnswer(each.linkId, each.value),
      ...{ id: `a${index}`, reason: each.reason },
      superseded: given.findLast(({ linkId }) => linkId === each.linkId) !== each,
    })),
  }));
});

/** As it travels: through JSON, whatever that leaves out. */
const sent = <T>(body: T): T => JSON.parse(JSON.stringify(body)) as T;

describe('a checklist template as a FHIR Questionnaire', () => {
  it('comes back as it was, whatever is in it', () => {
    const any = fc.record({
      id: fc.uuid(),
      version: fc.integer({ min: 1, max: 99 }),
      kind: fc.constantFrom(...CHECKLIST_KINDS),
      title: anyText,
      procedureTypeIds: fc.uniqueArray(fc.uuid(), { maxLength: 3 }),
      items: anyItems,
      published: fc.option(fc.constant(aStamp())),
    });
    fc.assert(
      fc.property(any, fc.boolean(), (template, newest) => {
        expect(templateOf(sent(questionnaireOf(template, newest)))).toEqual(template);
      }),
      { numRuns: 300 },
    );
  });

  it('of every kind a clinic starts with comes back as it was', () => {
    for (const kind of CHECKLIST_KINDS)
      expect(templateOf(sent(questionnaireOf(aTemplate(kind), true)))).toEqual(aTemplate(kind));
  });

  it('says range and unit in the standard extensions', () => {
    const [item] = questionnaireItems([
      anItem({ type: 'number', unit: 'mm[Hg]', min: 40, max: 300 }),
    ]);
    expect(item).toEqual(
      jasmine.objectContaining({
        type: 'decimal',
        extension: [
          { url: 'http://hl7.org/fhir/StructureDefinition/minValue', valueDecimal: 40 },
          { url: 'http://hl7.org/fhir/StructureDefinition/maxValue', valueDecimal: 300 },
          {
            url: 'http://hl7.org/fhir/StructureDefinition/questionnaire-unit',
            valueCoding: { system: 'http://unitsofmeasure.org', code: 'mm[Hg]' },
          },
        ],
      }),
    );
  });

  it('asks a condition of a hidden item that it has, which is no item of the clinic', () => {
    const items = questionnaireItems([anItem({ asked: 'sedated' }), anItem({ linkId: 'other' })]);
    expect(items.map(({ linkId }) => linkId)).toEqual(['case.sedated', 'wristband', 'other']);
    expect(items[0] && extensionOf(items[0], FHIR.hidden)?.valueBoolean).toBeTrue();
    expect(items[1]?.enableWhen).toEqual([
      { question: 'case.sedated', operator: '=', answerBoolean: true },
    ]);
    expect(checklistItems(items).map(({ asked }) => asked)).toEqual(['sedated', 'always']);
  });

  it('is retired once there is a newer one, and tells who published it', () => {
    const template = aTemplate('sign-out', { published: aStamp({ byName: 'Catherine Mossop' }) });
    const questionnaire = questionnaireOf(template, false);
    expect(questionnaire.status).toBe('retired');
    expect(extensionOf(questionnaire, FHIR.publishedBy)?.valueReference?.display).toBe(
      'Catherine Mossop',
    );
  });
});

describe('a checklist with its answers as a FHIR QuestionnaireResponse', () => {
  it('comes back as it was with its questionnaire, corrections in their order', () => {
    fc.assert(
      fc.property(anyChecklist, (checklist) => {
        const template = { ...aTemplate('discharge'), items: checklist.items };
        const { templateId: id, templateVersion: version } = checklist;
        const questionnaire = questionnaireOf({ ...template, id, version }, true);
        const response = sent(questionnaireResponseOf(checklist, aDay()));
        expect(checklistOfResponse(response, questionnaire)).toEqual(checklist);
      }),
      { numRuns: 300 },
    );
  });

  it('has one answer to an item, with its author; what it superseded by whom and when', () => {
    const checklist = {
      ...aChecklist('discharge'),
      answers: [
        anAnswer('walks', false, { id: 'a1', byName: 'Nia Nurse', superseded: true }),
        anAnswer('walks', true, { id: 'a2', byName: 'Noor Nurse', reason: 'Waited' }),
      ],
    };
    const response = questionnaireResponseOf(checklist, aDay());
    expect(response.status).toBe('in-progress');
    expect(response.author?.display).toBe('Noor Nurse');
    const walks = response.item.find(({ linkId }) => linkId === 'walks');
    expect(walks?.answer).toEqual([{ valueBoolean: true }]);
    expect(walks && extensionOf(walks, FHIR.author)?.valueReference?.display).toBe('Noor Nurse');
    const before = walks && extensionOf(walks, FHIR.superseded);
    expect(before && extensionOf(before, 'answer')?.valueBoolean).toBeFalse();
    expect(before && extensionOf(before, 'author')?.valueReference?.display).toBe('Nia Nurse');
    expect(before && extensionOf(before, 'at')?.valueInstant).toBe(checklist.answers[0]?.at ?? '');
  });

  it('is completed when nothing mandatory is open, and answers the facts of the case', () => {
    const day = aDay({ booking: aBooking({ sedation: true }) });
    const response = questionnaireResponseOf(aFinished('recovery', day), day);
    expect(response.status).toBe('completed');
    expect(response.item[0]).toEqual({ linkId: 'case.sedated', answer: [{ valueBoolean: true }] });
  });
});

describe('one answer in FHIR', () => {
  const of = (over: Partial<ChecklistItem>) => anItem(over);
  const options = [{ value: 'dry', label: 'Dry' }];
  const CASES: readonly [ChecklistItem, AnswerValue, object][] = [
    [of({}), true, { valueBoolean: true }],
    [of({ type: 'number' }), 36.5, { valueDecimal: 36.5 }],
    [of({ type: 'text' }), 'left', { valueString: 'left' }],
    [of({ type: 'choice', options }), 'dry', { valueCoding: { code: 'dry', display: 'Dry' } }],
    [
      of({ type: 'side' }),
      'left',
      { valueCoding: { system: 'http://snomed.info/sct', code: '7771000', display: 'Left' } },
    ],
    [
      of({ notApplicable: true }),
      'not-applicable',
      {
        extension: [
          {
            url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason',
            valueCode: 'not-applicable',
          },
        ],
      },
    ],
  ];
  for (const [item, value, answer] of CASES)
    it(`${String(value)} to a ${item.type}`, () => {
      expect(answerOf(item, value)).toEqual(answer);
      expect(valueOf(answer)).toBe(value);
    });
});
