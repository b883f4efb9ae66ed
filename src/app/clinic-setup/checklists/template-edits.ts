import type { AnswerType, ChecklistItem, ChecklistTemplate } from '#domain/discharge/checklist';
import { OPTIONS } from '#domain/discharge/template-refusals';
import type { TemplateDraft } from '#domain/discharge/template-draft';

export type ItemEdit = Partial<Omit<ChecklistItem, 'linkId'>>;

export function draftOf(template: ChecklistTemplate): TemplateDraft {
  const { kind, title, procedureTypeIds, items } = template;
  return { kind, title, procedureTypeIds, items };
}

/** A name that no item has had: rules and answers of years ago go by it. */
export const newLinkId = (random: string): string => `item-${random.slice(0, 8)}`;

/** A new statement to confirm, after the item with this name or at the end. */
export function withNewItem(
  draft: TemplateDraft,
  linkId: string,
  after: string | null,
): TemplateDraft {
  const item: ChecklistItem = {
    linkId,
    text: '',
    type: 'yes-no',
    asked: 'always',
    mandatory: true,
    notApplicable: false,
    ...NOTHING_OF_A_TYPE,
  };
  const found = draft.items.findIndex((each) => each.linkId === after);
  const place = found < 0 ? draft.items.length : found + 1;
  return { ...draft, items: draft.items.toSpliced(place, 0, item) };
}

const NOTHING_OF_A_TYPE = { unit: null, min: null, max: null, options: [] } as const;

export function withEdit(draft: TemplateDraft, linkId: string, edit: ItemEdit): TemplateDraft {
  const items = draft.items.map((item) =>
    item.linkId === linkId ? { ...item, ...edit, ...ofType(item, edit.type) } : item,
  );
  return { ...draft, items };
}

/** Another type has nothing of the one before, and a choice begins with two options to fill in. */
function ofType(item: ChecklistItem, type: AnswerType | undefined): ItemEdit {
  if (type === undefined || type === item.type) return {};
  if (type !== 'choice') return { type, ...NOTHING_OF_A_TYPE };
  const options = Array.from({ length: OPTIONS.least }, (_, index) => emptyOption(index));
  return { type, ...NOTHING_OF_A_TYPE, options };
}

const emptyOption = (index: number): ChecklistItem['options'][number] => ({
  value: `option-${index + 1}`,
  label: '',
});

export function withoutItem(draft: TemplateDraft, linkId: string): TemplateDraft {
  return { ...draft, items: draft.items.filter((item) => item.linkId !== linkId) };
}

/** To this place among the others; beyond either end is that end. */
export function withItemAt(draft: TemplateDraft, linkId: string, place: number): TemplateDraft {
  const item = draft.items.find((each) => each.linkId === linkId);
  if (item === undefined) return draft;
  const others = draft.items.filter((each) => each !== item);
  const at = Math.min(Math.max(place, 0), others.length);
  return { ...draft, items: others.toSpliced(at, 0, item) };
}

type Options = ChecklistItem['options'];

/** With a value that none has had in this draft: answers are stored by it. */
export function withOption(options: Options): Options {
  const numbers = options.map(({ value }) => Number(/^option-(\d+)$/.exec(value)?.[1] ?? 0));
  return [...options, emptyOption(Math.max(0, ...numbers))];
}

export function withLabel(options: Options, index: number, label: string): Options {
  return options.map((option, place) => (place === index ? { ...option, label } : option));
}

export function withoutOption(options: Options, index: number): Options {
  return options.toSpliced(index, 1);
}

/** As it is stored: without spaces around any words. */
export function tidied(draft: TemplateDraft): TemplateDraft {
  const items = draft.items.map((item) => ({
    ...item,
    text: item.text.trim(),
    options: item.options.map(({ value, label }) => ({ value, label: label.trim() })),
  }));
  return { ...draft, title: draft.title.trim(), items };
}

/** What was typed and kept; `null` where it is none of ours. */
export function keptDraft(
  text: string | undefined,
  kind: TemplateDraft['kind'],
): TemplateDraft | null {
  try {
    const read = JSON.parse(text ?? 'null') as TemplateDraft | null;
    return read !== null && read.kind === kind && Array.isArray(read.items) ? read : null;
  } catch {
    return null;
  }
}
