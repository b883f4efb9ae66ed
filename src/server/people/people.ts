import { sql } from 'kysely';
import type { ChangePerson } from '#contract/people';
import type { PeopleRefusal } from '#domain/people/people-refusal';
import type { Role } from '#domain/people/roles';
import type { CommonRefusal } from '#domain/refusal';
import { staleRefusal } from '../db/stale.ts';
import { done, refused, type Outcome, type UnitOfWork } from '../db/unit-of-work.ts';
import { SIGN_IN_CHANNEL } from '../http/sign-ins.ts';
import { insertPerson } from './insert-person.ts';

export interface AddPersonCommand {
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly physicianId: string | null;
  readonly passwordHash: string;
}

/** Lets somebody in: an account with an initial password, and their roles in this clinic. */
export async function addPerson(
  tx: UnitOfWork,
  command: AddPersonCommand,
): Promise<Outcome<{ personId: string }>> {
  const personId = tx.newId();
  const link = await physicianLinkRefusals(tx, command.physicianId, personId);
  if (link.length > 0) return refused(link);
  if (!(await insertPerson(tx, { personId, ...command })))
    return refused([{ code: 'e-mail-taken' }]);
  tx.audit({
    act: 'add-person',
    entity: 'person',
    entityId: personId,
    detail: { roles: command.roles },
  });
  return done({ personId });
}

/**
 * Changes what somebody is called, may do and is on the board. Whoever loses a role, or is no
 * longer active, is signed out everywhere at the moment this commits.
 */
export async function changePerson(
  tx: UnitOfWork,
  personId: string,
  command: ChangePerson,
): Promise<Outcome<null>> {
  const found = await lockMembership(tx, personId, command.version);
  if (found.kind === 'refused') return found;
  const refusals: PeopleRefusal[] = await physicianLinkRefusals(tx, command.physicianId, personId);
  const stays = command.active && command.roles.includes('administrator');
  if (!stays && found.value.wasAdministrator && !(await anotherAdministrator(tx, personId)))
    refusals.push({ code: 'last-administrator' });
  if (refusals.length > 0) return refused(refusals);

  await tx.db
    .updateTable('membership')
    .set((eb) => ({
      roles: [...new Set(command.roles)],
      physician_id: command.physicianId,
      active: command.active,
      version: eb('version', '+', 1),
    }))
    .where('person_id', '=', personId)
    .where('clinic_id', '=', tx.actor.clinicId)
    .execute();
  await tx.db
    .updateTable('person')
    .set({ name: command.name })
    .where('person_id', '=', personId)
    .execute();
  tx.touch('person', personId);
  tx.audit({
    act: command.active ? 'change-person' : 'deactivate-person',
    entity: 'person',
    entityId: personId,
    detail: { roles: command.roles },
  });
  if (!command.active) await endSignIns(tx, personId);
  await announceSignIns(tx, personId);
  return done(null);
}

/** Gives somebody a new initial password; whoever knew the old one is out. */
export async function resetPassword(
  tx: UnitOfWork,
  personId: string,
  command: { readonly version: number; readonly passwordHash: string },
): Promise<Outcome<null>> {
  const found = await lockMembership(tx, personId, command.version);
  if (found.kind === 'refused') return found;
  await tx.db
    .updateTable('person')
    .set({ password_hash: command.passwordHash })
    .where('person_id', '=', personId)
    .execute();
  await tx.db
    .updateTable('membership')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('person_id', '=', personId)
    .where('clinic_id', '=', tx.actor.clinicId)
    .execute();
  tx.touch('person', personId);
  tx.audit({ act: 'reset-password', entity: 'person', entityId: personId });
  await endSignIns(tx, personId);
  await announceSignIns(tx, personId);
  return done(null);
}

/** One's own password, once the present one has been given; other desks are signed out. */
export async function changeOwnPassword(
  tx: UnitOfWork,
  command: { readonly passwordHash: string; readonly keep: string },
): Promise<Outcome<null>> {
  const { personId } = tx.actor;
  await tx.db
    .updateTable('person')
    .set({ password_hash: command.passwordHash })
    .where('person_id', '=', personId)
    .execute();
  tx.audit({ act: 'change-own-password', entity: 'person', entityId: personId });
  await endSignIns(tx, personId, command.keep);
  await announceSignIns(tx, personId);
  return done(null);
}

async function lockMembership(
  tx: UnitOfWork,
  personId: string,
  basedOn: number,
): Promise<Outcome<{ wasAdministrator: boolean }>> {
  // Two who each take the other's last administrator role away must meet here.
  const members = await tx.db
    .selectFrom('membership')
    .select(['person_id', 'version', 'roles', 'active'])
    .where('clinic_id', '=', tx.actor.clinicId)
    .orderBy('person_id')
    .forUpdate()
    .execute();
  const member = members.find(({ person_id }) => person_id === personId);
  if (!member) return refused([notFound(personId)]);
  if (member.version !== basedOn)
    return refused([await staleRefusal(tx, 'person', personId, basedOn, member.version)]);
  return done({ wasAdministrator: member.active && member.roles.includes('administrator') });
}

function notFound(id: string): CommonRefusal {
  return { code: 'not-found', entity: 'person', id };
}

async function anotherAdministrator(tx: UnitOfWork, personId: string): Promise<boolean> {
  const others = await tx.db
    .selectFrom('membership')
    .innerJoin('person', 'person.person_id', 'membership.person_id')
    .select('membership.person_id')
    .where('membership.clinic_id', '=', tx.actor.clinicId)
    .where('membership.person_id', '<>', personId)
    .where('membership.active', '=', true)
    .where('person.active', '=', true)
    .where(sql<boolean>`'administrator' = any(membership.roles)`)
    .limit(1)
    .execute();
  return others.length > 0;
}

async function physicianLinkRefusals(
  tx: UnitOfWork,
  physicianId: string | null,
  personId: string,
): Promise<PeopleRefusal[]> {
  if (physicianId === null) return [];
  const [physician, other] = await Promise.all([
    tx.db
      .selectFrom('resource')
      .select('resource_id')
      .where('resource_id', '=', physicianId)
      .where('kind', '=', 'physician')
      .executeTakeFirst(),
    tx.db
      .selectFrom('membership')
      .select('person_id')
      .where('clinic_id', '=', tx.actor.clinicId)
      .where('physician_id', '=', physicianId)
      .where('person_id', '<>', personId)
      .executeTakeFirst(),
  ]);
  return physician && !other ? [] : [{ code: 'physician-link-taken', physicianId }];
}

async function endSignIns(tx: UnitOfWork, personId: string, keep = ''): Promise<void> {
  await tx.db
    .updateTable('sign_in')
    .set({ ended_at: tx.now })
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .where('token_hash', '<>', sql<Buffer>`decode(${keep}, 'hex')`)
    .execute();
}

/** Every server forgets what it remembered of them, and ends their streams. */
async function announceSignIns(tx: UnitOfWork, personId: string): Promise<void> {
  await sql`select pg_notify(${SIGN_IN_CHANNEL}, ${personId})`.execute(tx.db);
}
