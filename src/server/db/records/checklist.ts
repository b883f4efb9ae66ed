import { sql, type Transaction } from 'kysely';
import { valueOf } from '#domain/discharge/answer-value';
import type { Answer, Checklist } from '#domain/discharge/checklist';
import { checklistItems } from '#domain/discharge/questionnaire-items';
import type { QuestionnaireAnswer } from '#domain/discharge/questionnaire-shapes';
import type { ClinicDate } from '#domain/time/clinic-date';
import { anyOf, instantJson } from '../columns.ts';
import type { Schema } from '../schema.ts';

export async function findChecklists(
  db: Transaction<Schema>,
  ids: readonly string[],
): Promise<Checklist[]> {
  return read(checklists(db).where('checklist.checklist_id', '=', anyOf(ids)));
}

export async function findChecklistsOf(
  db: Transaction<Schema>,
  bookingId: string,
): Promise<Checklist[]> {
  return read(checklists(db).where('checklist.booking_id', '=', bookingId));
}

/** Those of bookings from `from` on. */
export async function findChecklistsFrom(
  db: Transaction<Schema>,
  from: ClinicDate,
): Promise<Checklist[]> {
  return read(
    checklists(db).where('checklist.booking_id', 'in', (eb) =>
      eb.selectFrom('booking').select('booking_id').where('date', '>=', from),
    ),
  );
}

/** Items and answers are stored as FHIR has them. */
async function read(found: ReturnType<typeof checklists>): Promise<Checklist[]> {
  const rows = await found.execute();
  return rows.map((row) => ({
    ...row,
    items: checklistItems(row.items),
    answers: row.answers.map((answer) => ({ ...answer, value: valueOf(answer.value) })),
  }));
}

/** The items are those of the template version it began with, which never changes. */
function checklists(db: Transaction<Schema>) {
  return db
    .selectFrom('checklist')
    .innerJoin('checklist_template as template', (join) =>
      join
        .onRef('template.clinic_id', '=', 'checklist.clinic_id')
        .onRef('template.checklist_template_id', '=', 'checklist.checklist_template_id')
        .onRef('template.version', '=', 'checklist.template_version'),
    )
    .select([
      'checklist.checklist_id as id',
      'checklist.version',
      'checklist.booking_id as bookingId',
      'checklist.kind',
      'checklist.checklist_template_id as templateId',
      'checklist.template_version as templateVersion',
      'template.title',
      'template.items',
      ANSWERS.as('answers'),
    ]);
}

interface StoredAnswer extends Omit<Answer, 'value'> {
  readonly value: QuestionnaireAnswer;
}

const ANSWERS = sql<readonly StoredAnswer[]>`(
  select coalesce(json_agg(json_build_object('id', t.answer_id, 'linkId', t.link_id,
    'value', t.value, 'reason', t.reason, 'superseded', t.superseded,
    'by', t.by_person, 'byName', t.by_name, 'at', ${instantJson(sql.ref('t.at'))})
    order by t.recorded), '[]')
  from answer t
  where t.clinic_id = checklist.clinic_id and t.checklist_id = checklist.checklist_id)`;
