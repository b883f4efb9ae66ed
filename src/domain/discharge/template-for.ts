import type { ChecklistKind, ChecklistTemplate } from '#domain/discharge/checklist';

/**
 * The template a checklist of this kind begins with: one written for the procedure type before one
 * for all types, the newest version of it. `undefined` when the clinic has none.
 */
export function templateFor(
  templates: readonly ChecklistTemplate[],
  kind: ChecklistKind,
  procedureTypeId: string,
): ChecklistTemplate | undefined {
  const rank = (template: ChecklistTemplate): number =>
    template.procedureTypeIds.includes(procedureTypeId) ? 1 : 0;
  return templates
    .filter((template) => template.kind === kind)
    .filter(
      ({ procedureTypeIds }) =>
        procedureTypeIds.length === 0 || procedureTypeIds.includes(procedureTypeId),
    )
    .sort((a, b) => rank(b) - rank(a) || b.version - a.version || a.id.localeCompare(b.id))[0];
}
