import type { Transaction } from 'kysely';
import type { Closure } from '#domain/clinic/clinic';
import type { ClinicDate } from '#domain/time/clinic-date';
import { anyOf } from '../columns.ts';
import type { Schema } from '../schema.ts';

export async function findClosures(
  db: Transaction<Schema>,
  ids: readonly string[],
): Promise<Closure[]> {
  return closures(db).where('closure_id', '=', anyOf(ids)).execute();
}

export async function findClosuresFrom(
  db: Transaction<Schema>,
  from: ClinicDate,
): Promise<Closure[]> {
  return closures(db).where('date', '>=', from).orderBy('date').execute();
}

export async function findClosuresOn(
  db: Transaction<Schema>,
  dates: readonly ClinicDate[],
): Promise<Closure[]> {
  return closures(db)
    .where('date', 'in', [...dates])
    .execute();
}

function closures(db: Transaction<Schema>) {
  return db
    .selectFrom('closure')
    .select(['closure_id as id', 'version', 'date', 'resource_id as resourceId', 'reason']);
}
