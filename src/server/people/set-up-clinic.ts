import { sql } from 'kysely';
import type { SetUp } from '#contract/people';
import { DEFAULT_CLINIC_RULES } from '#domain/clinic/clinic-rules';
import type { Clinic, OpeningHours } from '#domain/clinic/clinic';
import { openingHoursRefusals } from '#domain/clinic/opening-hours';
import type { Actor } from '#domain/people/person';
import type { Role } from '#domain/people/roles';
import { json } from '../db/columns.ts';
import type { Deps } from '../db/deps.ts';
import {
  done,
  refused,
  type Outcome,
  type UnitOfWork,
  type WriteOutcome,
} from '../db/unit-of-work.ts';
import { addResource } from './add-resource.ts';
import { insertDefaultSetUp } from './default-set-up.ts';
import { insertPerson } from './insert-person.ts';

/** Of two browsers on their first visit, the second finds the clinic set up. */
const LOCK = '7449354455087312752';

const OPEN = { start: 480, end: 1080 };
/** Monday to Friday, 08:00 to 18:00, until the clinic says otherwise. */
export const USUAL_HOURS: OpeningHours = { 1: OPEN, 2: OPEN, 3: OPEN, 4: OPEN, 5: OPEN };

export interface SetUpCommand extends Omit<SetUp, 'administrator'> {
  readonly administrator: {
    readonly name: string;
    readonly email: string;
    readonly passwordHash: string;
    /** Besides administrator: a small clinic's first person often is its physician too. */
    readonly roles?: readonly Role[];
  };
  readonly openingHours?: OpeningHours;
  /** What patients read on their papers. */
  readonly phones?: Pick<Clinic, 'phone' | 'emergencyPhone'>;
}

/**
 * Makes the installation's clinic with all it needs to begin, and its administrator. Refused once
 * anybody has an account. The actor of the outcome is the new administrator.
 */
export async function setUpClinic(
  deps: Deps,
  command: SetUpCommand,
): Promise<WriteOutcome<{ actor: Actor }>> {
  const actor: Actor = {
    personId: deps.newId(),
    clinicId: deps.newId(),
    name: command.administrator.name,
    roles: ['administrator', ...(command.administrator.roles ?? [])],
    physicianId: null,
  };
  return deps.write(actor, (tx) => makeClinic(tx, command));
}

async function makeClinic(
  tx: UnitOfWork,
  command: SetUpCommand,
): Promise<Outcome<{ actor: Actor }>> {
  const { actor } = tx;
  await sql`select pg_advisory_xact_lock(${sql.lit(LOCK)}::bigint)`.execute(tx.db);
  const somebody = await tx.db.selectFrom('person').select('person_id').limit(1).execute();
  if (somebody.length > 0) return refused([{ code: 'already-set-up' }]);
  const openingHours = command.openingHours ?? USUAL_HOURS;
  const refusals = openingHoursRefusals(openingHours, command.clinic.zone, tx.now);
  if (refusals.length > 0) return refused(refusals);

  await tx.db
    .insertInto('clinic')
    .values({
      clinic_id: actor.clinicId,
      name: command.clinic.name,
      zone: command.clinic.zone,
      opening_hours: json(openingHours),
      phone: command.phones?.phone ?? null,
      emergency_phone: command.phones?.emergencyPhone ?? null,
      rules: json(DEFAULT_CLINIC_RULES),
    })
    .execute();
  await tx.db.insertInto('clinic_head').values({ clinic_id: actor.clinicId }).execute();
  tx.touch('clinic', actor.clinicId);
  await insertPerson(tx, {
    personId: actor.personId,
    name: actor.name,
    email: command.administrator.email,
    roles: actor.roles,
    physicianId: null,
    passwordHash: command.administrator.passwordHash,
  });
  tx.audit({ act: 'set-up-clinic', entity: 'clinic', entityId: actor.clinicId });

  await insertDefaultSetUp(tx);
  for (let room = 1; room <= command.rooms; room++)
    await addResource(tx, { kind: 'room', name: `Room ${room}`, shortName: `R${room}` });
  for (let bay = 1; bay <= command.bays; bay++)
    await addResource(tx, {
      kind: 'bay',
      name: `Bay ${bay}`,
      shortName: `B${bay}`,
      staffed: openingHours,
    });
  if (command.physician) await addResource(tx, { kind: 'physician', ...command.physician });
  return done({ actor });
}
