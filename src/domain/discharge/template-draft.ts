import type { ChecklistTemplate } from '#domain/discharge/checklist';
import type { Stamp } from '#domain/people/stamp';

/** What a clinic writes; the rest of a template comes with publishing it. */
export type TemplateDraft = Pick<
  ChecklistTemplate,
  'kind' | 'title' | 'procedureTypeIds' | 'items'
>;

/** UCUM codes of what is measured on the procedure day; others would be typed in many ways. */
export const CHECKLIST_UNITS = [
  'mm[Hg]',
  '/min',
  '%',
  'Cel',
  'mmol/L',
  'kg',
  'mL',
  'mg',
  'cm',
  'min',
  'h',
  '{score}',
] as const;

/** The draft as somebody publishes it: the next version, whose number nobody chooses. */
export function publishedTemplate(
  id: string,
  draft: TemplateDraft,
  before: Pick<ChecklistTemplate, 'version'> | null,
  published: Stamp,
): ChecklistTemplate {
  const { kind, title, procedureTypeIds, items } = draft;
  const version = (before?.version ?? 0) + 1;
  return { id, version, kind, title, procedureTypeIds, items, published };
}
