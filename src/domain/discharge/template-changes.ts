import type { ChecklistItem } from '#domain/discharge/checklist';
import type { TemplateDraft } from '#domain/discharge/template-draft';

/** The facts of an item that may differ from one version to the next. */
export type ItemFact =
  'text' | 'type' | 'asked' | 'mandatory' | 'not-applicable' | 'unit' | 'range' | 'options';

/** What one version of a checklist has that the one before had not. */
export type TemplateChange =
  | { readonly what: 'title'; readonly from: string; readonly to: string }
  | {
      readonly what: 'procedures';
      readonly added: readonly string[];
      readonly removed: readonly string[];
    }
  | { readonly what: 'item-added' | 'item-removed'; readonly item: ChecklistItem }
  | {
      readonly what: 'item-changed';
      readonly before: ChecklistItem;
      readonly after: ChecklistItem;
      readonly facts: readonly ItemFact[];
    }
  | { readonly what: 'item-moved'; readonly item: ChecklistItem };

/** In the order in which one reads it: title and procedures, then items as they stand, then those gone. */
export function templateChanges(before: TemplateDraft, after: TemplateDraft): TemplateChange[] {
  const old = new Map(before.items.map((item) => [item.linkId, item]));
  const now = new Set(after.items.map(({ linkId }) => linkId));
  const stayed = new Set(inTheirOrder(before.items, after.items));
  const items = after.items.flatMap((item): TemplateChange[] => {
    const was = old.get(item.linkId);
    if (was === undefined) return [{ what: 'item-added', item }];
    const facts = changedFacts(was, item);
    return [
      ...(facts.length === 0
        ? []
        : [{ what: 'item-changed', before: was, after: item, facts } as const]),
      ...(stayed.has(item.linkId) ? [] : [{ what: 'item-moved', item } as const]),
    ];
  });
  const gone = before.items.filter(({ linkId }) => !now.has(linkId));
  return [
    ...headChanges(before, after),
    ...items,
    ...gone.map((item): TemplateChange => ({ what: 'item-removed', item })),
  ];
}

function headChanges(before: TemplateDraft, after: TemplateDraft): TemplateChange[] {
  const changes: TemplateChange[] = [];
  if (before.title !== after.title)
    changes.push({ what: 'title', from: before.title, to: after.title });
  const added = after.procedureTypeIds.filter((id) => !before.procedureTypeIds.includes(id));
  const removed = before.procedureTypeIds.filter((id) => !after.procedureTypeIds.includes(id));
  if (added.length + removed.length > 0) changes.push({ what: 'procedures', added, removed });
  return changes;
}

export function changedFacts(a: ChecklistItem, b: ChecklistItem): ItemFact[] {
  const optionsOf = ({ options }: ChecklistItem): string =>
    JSON.stringify(options.map(({ value, label }) => [value, label]));
  const differs: readonly (readonly [ItemFact, boolean])[] = [
    ['text', a.text !== b.text],
    ['type', a.type !== b.type],
    ['asked', a.asked !== b.asked],
    ['mandatory', a.mandatory !== b.mandatory],
    ['not-applicable', a.notApplicable !== b.notApplicable],
    ['unit', a.unit !== b.unit],
    ['range', a.min !== b.min || a.max !== b.max],
    ['options', optionsOf(a) !== optionsOf(b)],
  ];
  return differs.filter(([, is]) => is).map(([fact]) => fact);
}

/**
 * The names of as many items as possible that follow each other as before (the longest increasing
 * run of old places): all others were moved, and one that is dragged past ten is one move, not ten.
 */
function inTheirOrder(
  before: readonly ChecklistItem[],
  after: readonly ChecklistItem[],
): readonly string[] {
  const placeOf = new Map(before.map(({ linkId }, index) => [linkId, index]));
  /** The longest run that ends with each item. */
  const runs: { readonly place: number; readonly run: readonly string[] }[] = [];
  for (const { linkId } of after) {
    const place = placeOf.get(linkId);
    if (place === undefined) continue;
    const longest = runs
      .filter((each) => each.place < place)
      .reduce<readonly string[]>((best, { run }) => (run.length > best.length ? run : best), []);
    runs.push({ place, run: [...longest, linkId] });
  }
  return runs.reduce<readonly string[]>(
    (best, { run }) => (run.length > best.length ? run : best),
    [],
  );
}
