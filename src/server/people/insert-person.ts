import type { Role } from '#domain/people/roles';
import type { UnitOfWork } from '../db/unit-of-work.ts';

export interface NewPerson {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly physicianId: string | null;
  readonly passwordHash: string;
}

/** An account of the installation and its membership of this clinic; false when the e-mail is taken. */
export async function insertPerson(tx: UnitOfWork, person: NewPerson): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.db
    .insertInto('person')
    .values({
      person_id: person.personId,
      name: person.name,
      email: person.email,
      password_hash: person.passwordHash,
    })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows === 0n) return false;
  await tx.db
    .insertInto('membership')
    .values({
      clinic_id: tx.actor.clinicId,
      person_id: person.personId,
      roles: [...new Set(person.roles)],
      physician_id: person.physicianId,
    })
    .execute();
  tx.touch('person', person.personId);
  return true;
}
