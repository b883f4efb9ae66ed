import { sql, type Transaction } from 'kysely';
import type { ChecklistTemplate } from '#domain/discharge/checklist';
import { anyOf } from '../columns.ts';
import type { Schema } from '../schema.ts';

/** Their newest versions. */
export async function findChecklistTemplates(
  db: Transaction<Schema>,
  ids: readonly string[],
): Promise<ChecklistTemplate[]> {
  return templates(db).where('checklist_template.checklist_template_id', '=', anyOf(ids)).execute();
}

/** Every template of the clinic, each in its newest version. */
export async function findAllChecklistTemplates(
  db: Transaction<Schema>,
): Promise<ChecklistTemplate[]> {
  return templates(db).execute();
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
    ])
    .where(
      'version',
      '=',
      sql<number>`(select max(newest.version) from checklist_template newest
        where newest.clinic_id = checklist_template.clinic_id
        and newest.checklist_template_id = checklist_template.checklist_template_id)`,
    );
}
