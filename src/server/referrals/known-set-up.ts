import type { Refusal } from '#domain/refusal';
import { findProcedureTypes } from '../db/records/procedure-type.ts';
import type { UnitOfWork } from '../db/unit-of-work.ts';

/** Refuses a procedure type that this clinic does not have. */
export async function knownProcedure(tx: UnitOfWork, id: string | null): Promise<Refusal[]> {
  if (id === null) return [];
  const [type] = await findProcedureTypes(tx.db, [id]);
  return type === undefined ? [{ code: 'not-found', entity: 'procedure-type', id }] : [];
}

/** Refuses a preferred physician who is not one of the clinic's. */
export async function physicianRefusals(tx: UnitOfWork, id: string | null): Promise<Refusal[]> {
  if (id === null) return [];
  const physician = await tx.db
    .selectFrom('resource')
    .select('resource_id')
    .where('resource_id', '=', id)
    .where('kind', '=', 'physician')
    .executeTakeFirst();
  return physician === undefined ? [{ code: 'not-found', entity: 'resource', id }] : [];
}
