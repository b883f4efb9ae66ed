import type { AddTemplate, PublishTemplate } from '#contract/discharge';
import type { ChecklistTemplate } from '#domain/discharge/checklist';
import { questionnaireItems } from '#domain/discharge/questionnaire-items';
import { templateChanges } from '#domain/discharge/template-changes';
import { publishedTemplate, type TemplateDraft } from '#domain/discharge/template-draft';
import { templateRefusals } from '#domain/discharge/template-refusals';
import type { Refusal } from '#domain/refusal';
import { json } from '../db/columns.ts';
import { lockKeys, planKey } from '../db/occupancy.ts';
import { findAllChecklistTemplates } from '../db/records/checklist-template.ts';
import { staleRefusal } from '../db/stale.ts';
import { done, refused, unchanged, type Outcome, type UnitOfWork } from '../db/unit-of-work.ts';

type Published = Outcome<{ templateId: string }>;

/** The first version of a checklist for some procedures, which until now shared the one for all. */
export async function addTemplate(tx: UnitOfWork, draft: AddTemplate): Promise<Published> {
  const templates = await templatesUnderLock(tx);
  const refusals = await refusalsOf(tx, draft, null, templates);
  if (refusals.length > 0) return refused(refusals);
  return publish(tx, tx.newId(), draft, null);
}

/**
 * The next version of a checklist. Whoever begins one from now on begins this; a checklist that
 * runs keeps its version, whose row never changes.
 */
export async function publishTemplate(
  tx: UnitOfWork,
  id: string,
  { version, ...content }: PublishTemplate,
): Promise<Published> {
  const templates = await templatesUnderLock(tx);
  const before = templates.find((template) => template.id === id);
  if (!before) return refused([{ code: 'not-found', entity: 'checklist-template', id }]);
  if (before.version !== version)
    return refused([await staleRefusal(tx, 'checklist-template', id, version, before.version)]);
  const draft = { kind: before.kind, ...content };
  const refusals = await refusalsOf(tx, draft, before, templates);
  if (refusals.length > 0) return refused(refusals);
  if (templateChanges(before, draft).length === 0) return unchanged({ templateId: id });
  return publish(tx, id, draft, before);
}

/** Whoever else changes the set-up waits; nobody who begins a checklist does. */
async function templatesUnderLock(tx: UnitOfWork): Promise<ChecklistTemplate[]> {
  await lockKeys(tx.db, [planKey(tx.actor.clinicId)]);
  return findAllChecklistTemplates(tx.db);
}

async function refusalsOf(
  tx: UnitOfWork,
  draft: TemplateDraft,
  before: ChecklistTemplate | null,
  templates: readonly ChecklistTemplate[],
): Promise<Refusal[]> {
  const known = await tx.db.selectFrom('procedure_type').select('procedure_type_id').execute();
  const ids = new Set(known.map((each) => each.procedure_type_id));
  const unknown = draft.procedureTypeIds
    .filter((id) => !ids.has(id))
    .map((id): Refusal => ({ code: 'not-found', entity: 'procedure-type', id }));
  return [...unknown, ...templateRefusals(draft, { before, templates })];
}

async function publish(
  tx: UnitOfWork,
  id: string,
  draft: TemplateDraft,
  before: ChecklistTemplate | null,
): Promise<Published> {
  const { personId: by, name: byName } = tx.actor;
  const published = { by, byName, at: tx.now };
  const template = publishedTemplate(id, draft, before, published);
  await tx.db
    .insertInto('checklist_template')
    .values({
      clinic_id: tx.actor.clinicId,
      checklist_template_id: id,
      version: template.version,
      kind: template.kind,
      title: template.title,
      procedure_type_ids: [...template.procedureTypeIds],
      items: json(questionnaireItems(template.items)),
      published: json(published),
    })
    .execute();
  tx.touch('checklist-template', id);
  tx.audit({
    act: 'publish-checklist-template',
    entity: 'checklist-template',
    entityId: id,
    // A checklist holds no clinical numbers: whoever sets up the clinic publishes, nobody approves.
    detail: {
      version: template.version,
      publishedAs: 'set-up-clinic',
      before: before && contentOf(before),
      after: contentOf(template),
    },
  });
  return done({ templateId: id });
}

const contentOf = ({ title, procedureTypeIds, items }: TemplateDraft): object => ({
  title,
  procedureTypeIds,
  items,
});
