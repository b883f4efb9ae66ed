import { sql, type Transaction } from 'kysely';
import type { ChecklistTemplate } from '#domain/discharge/checklist';
import { checklistItems } from '#domain/discharge/questionnaire-items';
import { anyOf } from '../columns.ts';
import type { Schema } from '../schema.ts';

/** Their newest versions. */
export async function findChecklistTemplates(
  db: Transaction<Schema>,
  ids: readonly string[],
): Promise<ChecklistTemplate[]> {
  return read(newest(db).where('checklist_template.checklist_template_id', '=', anyOf(ids)));
}

/** Every template of the clinic, each in its newest version. */
export async function findAllChecklistTemplates(
  db: Transaction<Schema>,
): Promise<ChecklistTemplate[]> {
  return read(newest(db));
}

/** Every version there ever was of one, the newest first. */
export async function findTemplateVersions(
  db: Transaction<Schema>,
  id: string,
): Promise<ChecklistTemplate[]> {
  return read(templates(db).where('checklist_template_id', '=', id).orderBy('version', 'desc'));
}

type Templates = ReturnType<typeof templates>;

/** Items are stored as FHIR has them. */
async function read(found: Templates): Promise<ChecklistTemplate[]> {
  const rows = await found.execute();
  return rows.map((row) => ({ ...row, items: checklistItems(row.items) }));
}

function newest(db: Transaction<Schema>): Templates {
  return templates(db).where(
    'version',
    '=',
    sql<number>`(select max(newest.version) from checklist_template newest
        where newest.clinic_id = checklist_template.clinic_id
        and newest.checklist_template_id = checklist_template.checklist_template_id)`,
  );
}

function templates(db: Transaction<Schema>) {
  return db
    .selectFrom('checklist_template')
    .select([
      'checklist_template_id as id',
      'version',
      'kind',
      'title',
      'procedure_type_ids as procedureTypeIds',
      'items',
      'published',
    ]);
}
