import { sql, type Transaction } from 'kysely';
import type { SessionTemplate } from '#domain/clinic/session-template';
import type { ClinicDate } from '#domain/time/clinic-date';
import { anyOf, minutesJson } from '../columns.ts';
import type { Schema } from '../schema.ts';

export async function findSessionTemplates(
  db: Transaction<Schema>,
  ids: readonly string[],
): Promise<SessionTemplate[]> {
  return templates(db).where('session_template_id', '=', anyOf(ids)).execute();
}

/** Templates that had, or may have, a session on `from` or later. */
export async function findSessionTemplatesFrom(
  db: Transaction<Schema>,
  from: ClinicDate,
): Promise<SessionTemplate[]> {
  return templates(db)
    .where((eb) => eb.or([eb('ends', 'is', null), eb('ends', '>=', from)]))
    .orderBy('weekday')
    .orderBy('session_template.minutes')
    .orderBy('session_template_id')
    .execute();
}

function templates(db: Transaction<Schema>) {
  return db.selectFrom('session_template').select([
    'session_template_id as id',
    'version',
    'physician_id as physicianId',
    'room_id as roomId',
    'weekday',
    'every_weeks as everyWeeks',
    'begins as from',
    'ends as until',
    (eb) => minutesJson(eb.ref('minutes')).as('minutes'),
    'procedure_type_ids as procedureTypeIds',
    'max_cases as maxCases',
    'max_sedation_cases as maxSedationCases',
    sql<ClinicDate[]>`(
      select coalesce(json_agg(left_out.template_date order by left_out.template_date), '[]')
      from session left_out
      where left_out.clinic_id = session_template.clinic_id
        and left_out.template_id = session_template_id and left_out.cancelled)`.as('dropped'),
  ]);
}
