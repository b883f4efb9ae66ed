import { NOT_APPLICABLE } from '#domain/discharge/answer-refusals';
import type { ChecklistItem, ChecklistTemplate } from '#domain/discharge/checklist';
import { heldItems, type HeldItem } from '#domain/discharge/held-items';
import { CHECKLIST_UNITS, type TemplateDraft } from '#domain/discharge/template-draft';
import type { HeldFact, TemplateRefusal } from '#domain/discharge/template-refusal';

/** Wide enough for any clinic; a checklist longer than this is not gone through. */
export const MOST_ITEMS = 80;
export const LONGEST_TITLE = 80;
export const LONGEST_ITEM_TEXT = 200;
export const LONGEST_OPTION = 80;
/** Options are answered by number keys. */
export const OPTIONS = { least: 2, most: 9 } as const;

const NAME = /^[a-z][a-z0-9-]{0,63}$/;

/** A template among the others of its clinic. */
export interface TemplatePlace {
  /** The version it follows; `null` for a new template. */
  readonly before: ChecklistTemplate | null;
  /** All templates of the clinic, each in its newest version. */
  readonly templates: readonly ChecklistTemplate[];
}

/**
 * Every reason why this draft cannot become the next version: texts missing or too long, an item
 * twice, an empty range, a choice of fewer than two, an item that a rule names gone or changed in
 * what the rule reads, a procedure that has a checklist of this kind already. Empty: publish.
 */
export function templateRefusals(draft: TemplateDraft, place: TemplatePlace): TemplateRefusal[] {
  return [
    ...titleRefusals(draft.title),
    ...procedureRefusals(draft, place),
    ...countRefusals(draft.items),
    ...draft.items.flatMap(itemRefusals),
    ...twice(draft.items),
    ...heldItems(draft.kind).flatMap((held) => heldRefusals(held, draft.items)),
  ];
}

function titleRefusals(title: string): TemplateRefusal[] {
  if (title.trim() === '') return [{ code: 'checklist-title-missing' }];
  return title.length <= LONGEST_TITLE
    ? []
    : [{ code: 'checklist-text-too-long', linkId: null, part: 'title', most: LONGEST_TITLE }];
}

function procedureRefusals(
  { kind, procedureTypeIds }: TemplateDraft,
  { before, templates }: TemplatePlace,
): TemplateRefusal[] {
  const others = templates.filter((other) => other.kind === kind && other.id !== before?.id);
  // Whoever has none of their own would be left without any.
  if (before?.procedureTypeIds.length === 0)
    return procedureTypeIds.length === 0 ? [] : [{ code: 'checklist-for-all-stays' }];
  const general = others.find((other) => other.procedureTypeIds.length === 0);
  if (procedureTypeIds.length === 0 && general !== undefined)
    return [{ code: 'checklist-without-procedure' }];
  return [...new Set(procedureTypeIds)].flatMap((procedureTypeId): TemplateRefusal[] => {
    const taken = others.find((other) => other.procedureTypeIds.includes(procedureTypeId));
    if (taken === undefined) return [];
    const { title } = taken;
    return [{ code: 'checklist-for-procedure-exists', kind, procedureTypeId, title }];
  });
}

function countRefusals(items: readonly ChecklistItem[]): TemplateRefusal[] {
  if (items.length === 0) return [{ code: 'checklist-without-items' }];
  return items.length <= MOST_ITEMS ? [] : [{ code: 'checklist-too-many-items', most: MOST_ITEMS }];
}

function itemRefusals(item: ChecklistItem): TemplateRefusal[] {
  const { linkId, text } = item;
  const refusals: TemplateRefusal[] = [];
  if (!NAME.test(linkId)) refusals.push({ code: 'checklist-item-name-wrong', linkId });
  if (text.trim() === '') refusals.push({ code: 'checklist-item-without-text', linkId });
  if (text.length > LONGEST_ITEM_TEXT)
    refusals.push({
      code: 'checklist-text-too-long',
      linkId,
      part: 'text',
      most: LONGEST_ITEM_TEXT,
    });
  return [...refusals, ...numberRefusals(item), ...optionRefusals(item)];
}

function numberRefusals({ linkId, type, unit, min, max }: ChecklistItem): TemplateRefusal[] {
  const refusals: TemplateRefusal[] = [];
  if (type !== 'number') {
    if (min !== null || max !== null)
      refusals.push({ code: 'checklist-fact-not-of-type', linkId, part: 'range' });
    if (unit !== null) refusals.push({ code: 'checklist-fact-not-of-type', linkId, part: 'unit' });
    return refusals;
  }
  // One value alone is no question any more.
  if (min !== null && max !== null && min >= max)
    refusals.push({ code: 'checklist-range-empty', linkId, min, max });
  if (unit !== null && !CHECKLIST_UNITS.some((known) => known === unit))
    refusals.push({ code: 'checklist-unit-unknown', linkId, unit });
  return refusals;
}

function optionRefusals({ linkId, type, options }: ChecklistItem): TemplateRefusal[] {
  if (type !== 'choice')
    return options.length === 0
      ? []
      : [{ code: 'checklist-fact-not-of-type', linkId, part: 'options' }];
  const refusals: TemplateRefusal[] = [];
  if (options.length < OPTIONS.least || options.length > OPTIONS.most)
    refusals.push({ code: 'checklist-options-count', linkId, ...OPTIONS });
  const labels = options.map(({ label }) => label.trim());
  if (labels.includes('')) refusals.push({ code: 'checklist-option-without-label', linkId });
  if (labels.some((label) => label.length > LONGEST_OPTION))
    refusals.push({
      code: 'checklist-text-too-long',
      linkId,
      part: 'option',
      most: LONGEST_OPTION,
    });
  const values = options.map(({ value }) => value);
  const again = options.find(
    ({ value, label }, index) =>
      values.indexOf(value) < index ||
      value === '' ||
      // The value that says "not applicable" says nothing else.
      value === NOT_APPLICABLE ||
      (label.trim() !== '' && labels.indexOf(label.trim()) < index),
  );
  if (again) refusals.push({ code: 'checklist-option-twice', linkId, label: again.label });
  return refusals;
}

function twice(items: readonly ChecklistItem[]): TemplateRefusal[] {
  const names = items.map(({ linkId }) => linkId);
  return [...new Set(names.filter((linkId, index) => names.indexOf(linkId) < index))].map(
    (linkId) => ({ code: 'checklist-item-twice', linkId }),
  );
}

function heldRefusals(held: HeldItem, items: readonly ChecklistItem[]): TemplateRefusal[] {
  const { linkId } = held.item;
  const item = items.find((each) => each.linkId === linkId);
  const text = item?.text ?? held.item.text;
  return lostFacts(held, item).map((keeps) => ({
    code: 'checklist-item-held',
    linkId,
    text,
    by: held.by,
    keeps,
  }));
}

/** What the rule reads and would no longer find. */
function lostFacts(held: HeldItem, item: ChecklistItem | undefined): HeldFact[] {
  if (item === undefined) return ['there'];
  if (item.type !== held.item.type) return ['type'];
  const lost: HeldFact[] = [];
  if (item.asked !== held.item.asked) lost.push('asked');
  if (!item.mandatory) lost.push('mandatory');
  if (item.notApplicable && !held.mayBeNotApplicable) lost.push('answered');
  if (item.unit !== held.item.unit) lost.push('unit');
  if (held.by === 'score' && valuesOf(item) !== valuesOf(held.item)) lost.push('options');
  return lost;
}

const valuesOf = ({ options }: ChecklistItem): string =>
  options
    .map(({ value }) => value)
    .sort()
    .join(' ');
