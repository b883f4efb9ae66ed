import type { Transaction } from 'kysely';
import type { Resource } from '#domain/clinic/clinic';
import { anyOf } from '../columns.ts';
import type { Schema } from '../schema.ts';

/** Rooms, physicians and bays; patients are resources too, but are read as patients. */
export async function findResources(
  db: Transaction<Schema>,
  ids: readonly string[],
): Promise<Resource[]> {
  return (await resources(db).where('resource_id', '=', anyOf(ids)).execute()).map(asResource);
}

export async function findAllResources(db: Transaction<Schema>): Promise<Resource[]> {
  return (await resources(db).orderBy('kind').orderBy('name').execute()).map(asResource);
}

function resources(db: Transaction<Schema>) {
  return db
    .selectFrom('resource')
    .where('kind', '<>', 'patient')
    .select([
      'resource_id as id',
      'version',
      'kind',
      'name',
      'short_name as shortName',
      'active_from as activeFrom',
      'active_to as activeTo',
      'staffed',
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof resources>['execute']>>[number];

function asResource({ kind, staffed, ...facts }: Row): Resource {
  if (kind === 'bay') return { ...facts, kind, staffed: staffed ?? {} };
  if (kind === 'room' || kind === 'physician') return { ...facts, kind };
  throw new Error('A patient was read as a resource');
}
