import type { Transaction } from 'kysely';
import type { Session } from '#domain/clinic/clinic';
import type { ClinicDate } from '#domain/time/clinic-date';
import { anyOf, minutesJson } from '../columns.ts';
import type { Schema } from '../schema.ts';

export async function findSessions(
  db: Transaction<Schema>,
  ids: readonly string[],
): Promise<Session[]> {
  return sessions(db).where('session_id', '=', anyOf(ids)).execute();
}

/** Sessions that stand, from `from` on. */
export async function findSessionsFrom(
  db: Transaction<Schema>,
  from: ClinicDate,
): Promise<Session[]> {
  return sessions(db)
    .where('date', '>=', from)
    .where('cancelled', '=', false)
    .orderBy('date')
    .orderBy('session.minutes')
    .execute();
}

/** What stands on these days, each row kept as it is until the transaction ends. */
export async function lockSessionsOn(
  db: Transaction<Schema>,
  dates: readonly ClinicDate[],
): Promise<Session[]> {
  return sessions(db)
    .where('date', 'in', [...dates])
    .where('cancelled', '=', false)
    .orderBy('session_id')
    .forShare()
    .execute();
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
    ]);
}
