import type { Transaction } from 'kysely';
import type { Session } from '#domain/clinic/clinic';
import type { ClinicDate } from '#domain/time/clinic-date';
import { anyOf, minutesJson } from '../columns.ts';
import type { Schema } from '../schema.ts';

export async function findSessions(
  db: Transaction<Schema>,
  ids: readonly string[],
): Promise<Session[]> {
  const rows = await sessions(db).where('session_id', '=', anyOf(ids)).execute();
  return rows.map(asSession);
}

/** Sessions that stand, from `from` on. */
export async function findSessionsFrom(
  db: Transaction<Schema>,
  from: ClinicDate,
): Promise<Session[]> {
  const rows = await sessions(db)
    .where('date', '>=', from)
    .where('cancelled', '=', false)
    .orderBy('date')
    .orderBy('session.minutes')
    .execute();
  return rows.map(asSession);
}

/** What stands on these days. */
export async function findSessionsOn(
  db: Transaction<Schema>,
  dates: readonly ClinicDate[],
): Promise<Session[]> {
  const rows = await sessions(db)
    .where('date', 'in', [...dates])
    .where('cancelled', '=', false)
    .orderBy('session_id')
    .execute();
  return rows.map(asSession);
}

/** What stands on these days, each row kept as it is until the transaction ends. */
export async function lockSessionsOn(
  db: Transaction<Schema>,
  dates: readonly ClinicDate[],
): Promise<Session[]> {
  const rows = await sessions(db)
    .where('date', 'in', [...dates])
    .where('cancelled', '=', false)
    .orderBy('session_id')
    .forShare()
    .execute();
  return rows.map(asSession);
}

function sessions(db: Transaction<Schema>) {
  return db
    .selectFrom('session')
    .select([
      'session_id as id',
      'version',
      'physician_id as physicianId',
      'room_id as roomId',
      'date',
      (eb) => minutesJson(eb.ref('minutes')).as('minutes'),
      'procedure_type_ids as procedureTypeIds',
      'max_cases as maxCases',
      'max_sedation_cases as maxSedationCases',
      'template_id',
      'template_date',
      'adjusted',
    ]);
}

type SessionRow = Awaited<ReturnType<ReturnType<typeof sessions>['execute']>>[number];

function asSession({ template_id, template_date, adjusted, ...session }: SessionRow): Session {
  return template_id === null || template_date === null
    ? session
    : { ...session, template: { id: template_id, date: template_date, adjusted } };
}
