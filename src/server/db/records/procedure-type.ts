import type { Transaction } from 'kysely';
import type { ProcedureType } from '#domain/clinic/clinic';
import { anyOf } from '../columns.ts';
import type { Schema } from '../schema.ts';

export async function findProcedureTypes(
  db: Transaction<Schema>,
  ids: readonly string[],
): Promise<ProcedureType[]> {
  return procedureTypes(db).where('procedure_type_id', '=', anyOf(ids)).execute();
}

export async function findAllProcedureTypes(db: Transaction<Schema>): Promise<ProcedureType[]> {
  return procedureTypes(db).orderBy('name').execute();
}

function procedureTypes(db: Transaction<Schema>) {
  return db
    .selectFrom('procedure_type')
    .select([
      'procedure_type_id as id',
      'version',
      'name',
      'short_name as shortName',
      'duration_minutes as durationMinutes',
      'turnover_minutes as turnoverMinutes',
      'recovery_minutes as recoveryMinutes',
      'arrive_before_minutes as arriveBeforeMinutes',
      'sedation',
      'laterality_needed as lateralityNeeded',
      'bleeding_risk as bleedingRisk',
      'active',
    ]);
}
