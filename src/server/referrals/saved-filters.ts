import { sql, type Transaction } from 'kysely';
import {
  MOST_SAVED_FILTERS,
  type ChangeFilter,
  type SavedFilter,
  type SaveFilter,
} from '#contract/saved-filters';
import type { Refusal } from '#domain/refusal';
import { done, refused, type Outcome, type UnitOfWork } from '../db/unit-of-work.ts';
import type { Schema } from '../db/schema.ts';

/** One person's, in the order in which they saved them. */
export async function findSavedFilters(
  db: Transaction<Schema>,
  personId: string,
): Promise<SavedFilter[]> {
  return db
    .selectFrom('saved_filter')
    .select(['saved_filter_id as id', 'name', 'query'])
    .where('person_id', '=', personId)
    .orderBy('position')
    .orderBy('saved_filter_id')
    .execute();
}

export async function saveFilter(
  tx: UnitOfWork,
  { name, query, id = tx.newId(), position }: SaveFilter,
): Promise<Outcome<SavedFilter[]>> {
  const { personId, clinicId } = tx.actor;
  const known = await lockedFilters(tx);
  if (known.length >= MOST_SAVED_FILTERS)
    return refused([{ code: 'saved-filters-full', most: MOST_SAVED_FILTERS }]);
  const refusals = nameRefusals(known, name, null);
  if (refusals.length > 0) return refused(refusals);
  const last = await tx.db
    .selectFrom('saved_filter')
    .select(sql<number>`coalesce(max(position) + 1, 0)`.as('next'))
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow();
  const added = await tx.db
    .insertInto('saved_filter')
    .values({
      clinic_id: clinicId,
      person_id: personId,
      saved_filter_id: id,
      name,
      query,
      position: position ?? last.next,
    })
    .onConflict((conflict) => conflict.columns(['clinic_id', 'saved_filter_id']).doNothing())
    .returning('saved_filter_id')
    .executeTakeFirst();
  if (added === undefined) return refused([noSuch(id)]);
  return saved(tx, 'save-filter', id);
}

export async function changeFilter(
  tx: UnitOfWork,
  id: string,
  { name, query }: ChangeFilter,
): Promise<Outcome<SavedFilter[]>> {
  const known = await lockedFilters(tx);
  if (known.every((filter) => filter.id !== id)) return refused([noSuch(id)]);
  const refusals = nameRefusals(known, name, id);
  if (refusals.length > 0) return refused(refusals);
  await tx.db
    .updateTable('saved_filter')
    .set({ name, query })
    .where('saved_filter_id', '=', id)
    .execute();
  return saved(tx, 'change-saved-filter', id);
}

export async function removeFilter(tx: UnitOfWork, id: string): Promise<Outcome<SavedFilter[]>> {
  const known = await lockedFilters(tx);
  if (known.every((filter) => filter.id !== id)) return refused([noSuch(id)]);
  await tx.db.deleteFrom('saved_filter').where('saved_filter_id', '=', id).execute();
  return saved(tx, 'remove-saved-filter', id);
}

/** Two desks of the same person wait for each other, so that neither passes the rules by. */
async function lockedFilters(tx: UnitOfWork): Promise<SavedFilter[]> {
  const { clinicId, personId } = tx.actor;
  const name = `saved filters ${clinicId} ${personId}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 11))`.execute(tx.db);
  return findSavedFilters(tx.db, personId);
}

async function saved(tx: UnitOfWork, act: string, id: string): Promise<Outcome<SavedFilter[]>> {
  tx.audit({ act, entity: 'person', entityId: tx.actor.personId, detail: { savedFilterId: id } });
  return done(await findSavedFilters(tx.db, tx.actor.personId));
}

function nameRefusals(
  known: readonly SavedFilter[],
  name: string,
  except: string | null,
): Refusal[] {
  const same = (each: SavedFilter): boolean =>
    each.id !== except && each.name.toLowerCase() === name.toLowerCase();
  return known.some(same) ? [{ code: 'saved-filter-name-taken', name }] : [];
}

const noSuch = (id: string): Refusal => ({ code: 'no-such-saved-filter', id });
