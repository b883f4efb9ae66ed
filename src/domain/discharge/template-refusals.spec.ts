import fc from 'fast-check';
import { CHECKLIST_KINDS, type ChecklistItem } from '#domain/discharge/checklist';
import { defaultChecklistTemplates } from '#domain/discharge/default-templates';
import { heldItems } from '#domain/discharge/held-items';
import { choice } from '#domain/discharge/item-builders';
import { ALDRETE_ITEMS, LINK, MPADSS_ITEMS } from '#domain/discharge/link-ids';
import { publishedTemplate, type TemplateDraft } from '#domain/discharge/template-draft';
import { MOST_ITEMS, templateRefusals } from '#domain/discharge/template-refusals';
import { aStamp } from '#domain/testing/builders';
import { anItem, aTemplate, withItem, withoutItem } from '#domain/testing/template-builders';

const HOME = aTemplate('discharge');
const RECOVERY = aTemplate('recovery');
const BEFORE = aTemplate('pre-procedure');
const TIME_OUT = aTemplate('time-out');
const ALL = [HOME, RECOVERY, BEFORE, TIME_OUT];

const withOne = (over: Partial<ChecklistItem>): TemplateDraft => ({
  ...HOME,
  items: [...HOME.items, anItem(over)],
});
const aNumber = { type: 'number', unit: 'mL', min: 0, max: 50 } as const;
const options = (...labels: readonly string[]) =>
  labels.map((label, index) => ({ value: `o${index}`, label }));

/** What is drafted, and every code and fact it is refused for. */
const CASES: readonly [string, TemplateDraft, string[]][] = [
  ['nothing changed', HOME, []],
  ['an item of the clinic’s own', withOne({}), []],
  ['an own item taken away', withoutItem(HOME, 'groin'), []],
  ['a held item reworded', withItem(HOME, LINK.walks, { text: 'Walks to the door' }), []],
  ['held items in another order', { ...HOME, items: [...HOME.items].reverse() }, []],
  ['another range of a held pressure', withItem(HOME, LINK.lyingSystolic, { min: 50 }), []],
  ['a soft item that may be not applicable', withItem(HOME, LINK.escortHere, na(true)), []],
  ['an own item that may be left open', withItem(HOME, 'groin', { mandatory: false }), []],

  ['no title', { ...HOME, title: '  ' }, ['checklist-title-missing']],
  ['a long title', { ...HOME, title: 'x'.repeat(81) }, ['checklist-text-too-long title']],
  ['no items', { ...aTemplate('sign-out'), items: [] }, ['checklist-without-items']],
  ['too many items', { ...HOME, items: many(MOST_ITEMS + 1) }, ['checklist-too-many-items']],
  ['as many as may be', { ...HOME, items: many(MOST_ITEMS) }, []],
  ['an item without text', withOne({ text: ' ' }), ['checklist-item-without-text']],
  ['a long text', withOne({ text: 'x'.repeat(201) }), ['checklist-text-too-long text']],
  ['a name with a space', withOne({ linkId: 'wrist band' }), ['checklist-item-name-wrong']],
  ['a name that is none', withOne({ linkId: '' }), ['checklist-item-name-wrong']],
  ['a name twice', withOne({ linkId: 'groin' }), ['checklist-item-twice']],

  ['a number', withOne(aNumber), []],
  ['a number without unit and range', withOne({ type: 'number' }), []],
  ['a number from, without to', withOne({ type: 'number', min: 0 }), []],
  ['an empty range', withOne({ ...aNumber, min: 50 }), ['checklist-range-empty']],
  ['a range upside down', withOne({ ...aNumber, min: 60 }), ['checklist-range-empty']],
  ['a unit nobody knows', withOne({ ...aNumber, unit: 'mmHg' }), ['checklist-unit-unknown']],
  ['a unit at a yes-no', withOne({ unit: 'mL' }), ['checklist-fact-not-of-type unit']],
  ['a range at a text', withOne({ type: 'text', max: 3 }), ['checklist-fact-not-of-type range']],

  ['a choice of two', withOne({ type: 'choice', options: options('a', 'b') }), []],
  [
    'a choice of one',
    withOne({ type: 'choice', options: options('a') }),
    ['checklist-options-count'],
  ],
  ['a choice of none', withOne({ type: 'choice' }), ['checklist-options-count']],
  [
    'a choice of ten',
    withOne({ type: 'choice', options: options(...'abcdefghij') }),
    ['checklist-options-count'],
  ],
  [
    'an option without a label',
    withOne({ type: 'choice', options: options('a', ' ') }),
    ['checklist-option-without-label'],
  ],
  [
    'an option twice',
    withOne({ type: 'choice', options: options('Dry', 'dry', 'Dry') }),
    ['checklist-option-twice'],
  ],
  [
    'an option that would say not applicable',
    withOne({
      type: 'choice',
      options: [{ value: 'not-applicable', label: 'n/a' }, ...options('a')],
    }),
    ['checklist-option-twice'],
  ],
  [
    'a long option',
    withOne({ type: 'choice', options: options('a', 'x'.repeat(81)) }),
    ['checklist-text-too-long option'],
  ],
  [
    'options at a yes-no',
    withOne({ options: options('a', 'b') }),
    ['checklist-fact-not-of-type options'],
  ],

  ['a stop of going home gone', withoutItem(HOME, LINK.legsBack), ['checklist-item-held there']],
  [
    'a stop as a text',
    withItem(HOME, LINK.legsBack, { type: 'text' }),
    ['checklist-item-held type'],
  ],
  [
    'a stop left open',
    withItem(HOME, LINK.legsBack, { mandatory: false }),
    ['checklist-item-held mandatory'],
  ],
  [
    'a stop asked of some',
    withItem(HOME, LINK.legsBack, { asked: 'sedated' }),
    ['checklist-item-held asked'],
  ],
  [
    'a stop not applicable',
    withItem(HOME, LINK.legsBack, na(true)),
    ['checklist-item-held answered'],
  ],
  [
    'a stop open and of some',
    withItem(HOME, LINK.legsBack, { asked: 'sided', mandatory: false }),
    ['checklist-item-held asked', 'checklist-item-held mandatory'],
  ],
  ['a pressure gone', withoutItem(HOME, LINK.standingSystolic), ['checklist-item-held there']],
  [
    'a pressure in another unit',
    withItem(HOME, LINK.standingSystolic, { unit: 'mL' }),
    ['checklist-item-held unit'],
  ],
  [
    'a pressure not applicable',
    withItem(HOME, LINK.standingSystolic, na(true)),
    ['checklist-item-held answered'],
  ],
  ['a start stop gone', withoutItem(BEFORE, LINK.identity), ['checklist-item-held there']],
  ['a soft start stop gone', withoutItem(BEFORE, LINK.fasting), ['checklist-item-held there']],
  [
    'a side as a text',
    withItem(BEFORE, LINK.markedSide, { type: 'text' }),
    ['checklist-item-held type'],
  ],
  [
    'a side not applicable',
    withItem(BEFORE, LINK.consentSide, na(true)),
    ['checklist-item-held answered'],
  ],
  ['the word to start gone', withoutItem(TIME_OUT, LINK.start), ['checklist-item-held there']],
  [
    'a score’s item not applicable',
    withItem(RECOVERY, 'mpadss-pain', na(true)),
    ['checklist-item-held answered'],
  ],
  [
    'a score’s points otherwise worded',
    withItem(RECOVERY, 'mpadss-pain', { options: [...pointsOf('Much', 'Some', 'None')] }),
    [],
  ],
  [
    'a score’s point gone',
    withItem(RECOVERY, 'mpadss-pain', { options: pointsOf('Much', 'Some', 'None').slice(1) }),
    ['checklist-item-held options'],
  ],
  [
    'points that are none',
    withItem(RECOVERY, 'mpadss-pain', { options: options('Much', 'Some', 'None') }),
    ['checklist-item-held options'],
  ],
  [
    'the one for all for one alone',
    { ...HOME, procedureTypeIds: ['lsb'] },
    ['checklist-for-all-stays'],
  ],
];

function na(notApplicable: boolean): Partial<ChecklistItem> {
  return { notApplicable };
}

function many(count: number): ChecklistItem[] {
  const own = Array.from({ length: count }, (_, n) => anItem({ linkId: `item-${n}` }));
  return [...HOME.items, ...own].slice(0, count);
}

function pointsOf(two: string, one: string, none: string) {
  return [two, one, none].map((label, index) => ({ value: String(2 - index), label }));
}

const said = (draft: TemplateDraft, before = ALL.find(({ kind }) => kind === draft.kind) ?? null) =>
  templateRefusals(draft, { before, templates: ALL }).map((refusal) =>
    [
      refusal.code,
      'part' in refusal ? refusal.part : null,
      'keeps' in refusal ? refusal.keeps : null,
    ]
      .filter((each) => each !== null)
      .join(' '),
  );

describe('a checklist as somebody would publish it', () => {
  for (const [what, draft, refusals] of CASES)
    it(`${what}: ${refusals.join(', ') || 'published'}`, () => {
      // An empty one lacks its held items as well, where it has any.
      expect(said(draft)).toEqual(refusals);
    });

  it('may be written for a procedure of its own, once', () => {
    const own = aTemplate('discharge', { id: 'own', procedureTypeIds: ['lsb'] });
    const codes = (draft: TemplateDraft, before: typeof own | null, templates = ALL) =>
      templateRefusals(draft, { before, templates }).map(({ code }) => code);
    expect(codes(own, null)).toEqual([]);
    expect(codes(own, own, [...ALL, own])).toEqual([]);
    expect(codes(own, null, [...ALL, own])).toEqual(['checklist-for-procedure-exists']);
    expect(codes({ ...own, procedureTypeIds: ['sgb'] }, null, [...ALL, own])).toEqual([]);
    expect(codes({ ...own, procedureTypeIds: [] }, own, [...ALL, own])).toEqual([
      'checklist-without-procedure',
    ]);
    expect(codes({ ...own, procedureTypeIds: [] }, null)).toEqual(['checklist-without-procedure']);
    // Another kind asks nothing of this one.
    const recovery = aTemplate('recovery', { id: 'r', procedureTypeIds: ['lsb'] });
    expect(codes(recovery, null, [...ALL, own])).toEqual([]);
  });

  it('is never published without any item that a rule names, whatever else it has', () => {
    const held = CHECKLIST_KINDS.flatMap((kind) =>
      heldItems(kind).map(({ item }) => ({ kind, linkId: item.linkId })),
    );
    fc.assert(
      fc.property(fc.constantFrom(...held), fc.integer({ min: 0, max: 5 }), (gone, own) => {
        const whole = aTemplate(gone.kind);
        const draft = withoutItem({ ...whole, items: [...whole.items, ...many(own)] }, gone.linkId);
        const items = [...new Map(draft.items.map((item) => [item.linkId, item])).values()];
        const rest = items.filter(({ linkId }) => linkId !== gone.linkId);
        expect(
          templateRefusals({ ...draft, items: rest }, { before: whole, templates: [] }),
        ).toContain(
          jasmine.objectContaining({
            code: 'checklist-item-held',
            keeps: 'there',
            linkId: gone.linkId,
          }),
        );
      }),
    );
  });
});

describe('the items that rules hold', () => {
  it('are all that any rule names, each in one checklist, as a clinic starts with them', () => {
    const named = [...Object.values(LINK), ...MPADSS_ITEMS, ...ALDRETE_ITEMS];
    const held = CHECKLIST_KINDS.flatMap((kind) => heldItems(kind).map(({ item }) => item.linkId));
    expect([...held].sort()).toEqual([...named].sort());
  });

  it('may be not applicable only where the rule is soft', () => {
    const soft = CHECKLIST_KINDS.flatMap(heldItems).filter((held) => held.mayBeNotApplicable);
    expect(soft.map(({ item }) => item.linkId).sort()).toEqual(
      ['escort', 'escort-here', 'fasting', 'infection', 'last-dose', 'pregnancy'].sort(),
    );
  });

  it('hold nothing against the checklists that a clinic starts with', () => {
    for (const template of defaultChecklistTemplates())
      expect(templateRefusals(template, { before: null, templates: [] })).toEqual([]);
  });
});

describe('publishing', () => {
  it('makes the next version, by whoever publishes', () => {
    const stamp = aStamp();
    const draft = { ...HOME, items: [choice('a', 'A', options('x', 'y'))] };
    expect(publishedTemplate('t', draft, { version: 4 }, stamp)).toEqual({
      ...draft,
      id: 't',
      version: 5,
      published: stamp,
    });
    expect(publishedTemplate('t', draft, null, stamp).version).toBe(1);
  });
});
