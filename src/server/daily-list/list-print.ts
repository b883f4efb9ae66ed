import type { Transaction } from 'kysely';
import type { LookedList, ListPrint, PrintList } from '#contract/list-look';
import { json } from '../db/columns.ts';
import { done, refused, type Outcome } from '../db/outcome.ts';
import type { Schema } from '../db/schema.ts';
import type { UnitOfWork } from '../db/unit-of-work.ts';

/** What is on paper of a physician's list of one day; `null` when it was never printed. */
export async function findListPrint(
  db: Transaction<Schema>,
  { physicianId, date }: LookedList,
): Promise<ListPrint['print']> {
  const print = await db
    .selectFrom('list_print')
    .select(['at', 'by_name as byName', 'rows'])
    .where('physician_id', '=', physicianId)
    .where('date', '=', date)
    .orderBy('recorded', 'desc')
    .limit(1)
    .executeTakeFirst();
  return print ?? null;
}

/** Records that the list is printed, with what the paper says; the paper before it counts no more. */
export async function printList(
  tx: UnitOfWork,
  { physicianId, date }: LookedList,
  { rows }: PrintList,
): Promise<Outcome<ListPrint['print']>> {
  const physician = await tx.db
    .selectFrom('resource')
    .select('resource_id')
    .where('resource_id', '=', physicianId)
    .where('kind', '=', 'physician')
    .executeTakeFirst();
  if (physician === undefined)
    return refused([{ code: 'not-found', entity: 'resource', id: physicianId }]);
  const { clinicId, personId, name } = tx.actor;
  await tx.db
    .insertInto('list_print')
    .values({
      clinic_id: clinicId,
      list_print_id: tx.newId(),
      physician_id: physicianId,
      date,
      rows: json(rows),
      at: tx.now,
      by_person: personId,
      by_name: name,
    })
    .execute();
  tx.audit({
    act: 'print-list',
    entity: 'resource',
    entityId: physicianId,
    detail: { date, bookings: Object.keys(rows) },
  });
  return done({ at: tx.now, byName: name, rows });
}
