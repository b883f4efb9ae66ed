import { sql, type Transaction } from 'kysely';
import type { ListLook, LookedList, SeeList } from '#contract/list-look';
import { json } from '../db/columns.ts';
import { done, refused, type Outcome } from '../db/outcome.ts';
import type { Schema } from '../db/schema.ts';
import type { UnitOfWork } from '../db/unit-of-work.ts';

/** What one person has seen of a physician's list of one day; `null` before the first look. */
export async function findLook(
  db: Transaction<Schema>,
  personId: string,
  { physicianId, date }: LookedList,
): Promise<ListLook['look']> {
  const look = await db
    .selectFrom('list_look')
    .select(['at', 'rows'])
    .where('person_id', '=', personId)
    .where('physician_id', '=', physicianId)
    .where('date', '=', date)
    .executeTakeFirst();
  return look ?? null;
}

/**
 * Remembers which rows were seen, and how they were. Rows that another device of the same person saw
 * meanwhile stay as that one saw them.
 */
export async function seeList(
  tx: UnitOfWork,
  { physicianId, date }: LookedList,
  { rows, gone }: SeeList,
): Promise<Outcome<ListLook['look']>> {
  const physician = await tx.db
    .selectFrom('resource')
    .select('resource_id')
    .where('resource_id', '=', physicianId)
    .where('kind', '=', 'physician')
    .executeTakeFirst();
  if (physician === undefined)
    return refused([{ code: 'not-found', entity: 'resource', id: physicianId }]);
  const { clinicId, personId } = tx.actor;
  await tx.db
    .insertInto('list_look')
    .values({
      clinic_id: clinicId,
      person_id: personId,
      physician_id: physicianId,
      date,
      rows: json(rows),
      at: tx.now,
    })
    .onConflict((conflict) =>
      conflict.columns(['clinic_id', 'person_id', 'physician_id', 'date']).doUpdateSet({
        rows: sql`(list_look.rows - ${gone}::text[]) || excluded.rows`,
        at: tx.now,
      }),
    )
    .execute();
  tx.audit({
    act: 'see-list',
    entity: 'person',
    entityId: personId,
    detail: { physicianId, date, bookings: Object.keys(rows), gone },
  });
  return done(await findLook(tx.db, personId, { physicianId, date }));
}
