import type { Transaction } from 'kysely';
import type { Protocol } from '#domain/series/series';
import { anyOf } from '../columns.ts';
import type { Schema } from '../schema.ts';

export async function findProtocols(
  db: Transaction<Schema>,
  ids: readonly string[],
): Promise<Protocol[]> {
  return protocols(db).where('protocol_id', '=', anyOf(ids)).execute();
}

export async function findAllProtocols(db: Transaction<Schema>): Promise<Protocol[]> {
  return protocols(db).orderBy('name').execute();
}

function protocols(db: Transaction<Schema>) {
  return db
    .selectFrom('protocol')
    .select([
      'protocol_id as id',
      'version',
      'name',
      'procedure_type_id as procedureTypeId',
      'blocks',
      'minimum_days as minimumDays',
      'usual_days as usualDays',
      'maximum_days as maximumDays',
      'yearly_cap as yearlyCap',
      'continue_relief_percent as continueReliefPercent',
      'source',
    ]);
}
