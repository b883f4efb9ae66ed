import { sql, type Transaction } from 'kysely';
import type { Person } from '#domain/people/person';
import { anyOf } from '../columns.ts';
import type { Schema } from '../schema.ts';

export async function findPeople(
  db: Transaction<Schema>,
  ids: readonly string[],
): Promise<Person[]> {
  return people(db).where('membership.person_id', '=', anyOf(ids)).execute();
}

export async function findAllPeople(db: Transaction<Schema>): Promise<Person[]> {
  return people(db).orderBy('person.name').execute();
}

function people(db: Transaction<Schema>) {
  return db
    .selectFrom('membership')
    .innerJoin('person', 'person.person_id', 'membership.person_id')
    .where('membership.clinic_id', '=', sql<string>`current_clinic()`)
    .select([
      'membership.person_id as id',
      'membership.version',
      'person.name',
      'person.email',
      'membership.roles',
      'membership.physician_id as physicianId',
      sql<boolean>`membership.active and person.active`.as('active'),
    ]);
}
