import type { ChecklistItem, ChecklistKind, ChecklistTemplate } from '#domain/discharge/checklist';
import { defaultChecklistTemplates } from '#domain/discharge/default-templates';
import { confirm } from '#domain/discharge/item-builders';

/** The clinic's first version of this kind, for all procedures. */
export const aTemplate = (
  kind: ChecklistKind = 'discharge',
  over: Partial<ChecklistTemplate> = {},
): ChecklistTemplate => {
  const template = defaultChecklistTemplates().find((each) => each.kind === kind);
  if (template === undefined) throw new Error(`No default template for ${kind}`);
  return { ...template, id: `template-${kind}`, version: 1, published: null, ...over };
};

/** An item that no rule names. */
export const anItem = (over: Partial<ChecklistItem> = {}): ChecklistItem => ({
  ...confirm('wristband', 'The wristband is taken off'),
  ...over,
});

/** The template with one of its items otherwise. */
export const withItem = (
  template: ChecklistTemplate,
  linkId: string,
  over: Partial<ChecklistItem>,
): ChecklistTemplate => ({
  ...template,
  items: template.items.map((item) => (item.linkId === linkId ? { ...item, ...over } : item)),
});

export const withoutItem = (template: ChecklistTemplate, linkId: string): ChecklistTemplate => ({
  ...template,
  items: template.items.filter((item) => item.linkId !== linkId),
});
