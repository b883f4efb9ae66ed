import type { Pool } from 'pg';
import type { Logger } from 'pino';
import type { Actor } from '#domain/people/person';
import { addDays, weekdayOf, type ClinicDate } from '#domain/time/clinic-date';
import type { Bay, Physician, ProcedureType, Resource, Room } from '#domain/clinic/clinic';
import { createDeps } from '../db/deps.ts';
import { findAllChecklistTemplates } from '../db/records/checklist-template.ts';
import { findAllProcedureTypes } from '../db/records/procedure-type.ts';
import { findAllProtocols } from '../db/records/protocol.ts';
import { findAllResources } from '../db/records/resource.ts';
import type { UnitOfWork } from '../db/unit-of-work.ts';
import { hashPassword } from '../http/passwords.ts';
import { addResource } from '../people/add-resource.ts';
import { addPerson } from '../people/people.ts';
import { changePlan } from '../people/session-plan/change-plan.ts';
import { planContext } from '../people/session-plan/plan-context.ts';
import { planTemplateAdded } from '../people/session-plan/plan-templates.ts';
import { setUpClinic, USUAL_HOURS } from '../people/set-up-clinic.ts';
import { DAYS_AHEAD, type DemoCalendar } from './calendar.ts';
import { Chronicle } from './chronicle.ts';
import type { DemoWorld } from './demo-world.ts';
import { valueOf } from './happening.ts';
import type { DemoHouse } from './placing.ts';
import { weeklyRota } from './rota.ts';
import { BAYS, DEMO_PASSWORD, ROOMS, STAFF, type StaffKey } from './staff.ts';

export const DEMO_CLINIC = { name: 'Harbour Pain Clinic', zone: 'Europe/London' } as const;

/** Of the numbers that are never given to anybody. */
const PHONES = { phone: '0161 496 0100', emergencyPhone: '0161 496 0199' } as const;

/** Record numbers go on where those of the clinic's old system ended. */
const LAST_OLD_RECORD_NUMBER = 204_800;

/** Half a year ago: the clinic, its house, its people and their rota up to the end of planning. */
export async function setUpDemoClinic(
  pool: Pool,
  log: Logger,
  calendar: DemoCalendar,
  newId: () => string,
): Promise<DemoWorld> {
  const opened = calendar.at(calendar.openDays[0] ?? calendar.today, 540);
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  const administrator = await makeClinic(pool, log, opened, newId, passwordHash);
  const chronicle = await Chronicle.open(pool, administrator);
  try {
    const tx = chronicle.at(administrator, opened, newId);
    await insertClosures(tx, calendar);
    await tx.db
      .insertInto('mrn_counter')
      .values({ clinic_id: tx.actor.clinicId, last_number: LAST_OLD_RECORD_NUMBER })
      .execute();
    for (const room of ROOMS) valueOf(await addResource(tx, { kind: 'room', ...room }), room.name);
    for (const { name, shortName, from, to } of BAYS) {
      const watched = { start: from, end: to };
      const staffed = { 1: watched, 2: watched, 3: watched, 4: watched, 5: watched };
      valueOf(await addResource(tx, { kind: 'bay', name, shortName, staffed }), name);
    }
    const actors = await addStaff(tx, administrator, passwordHash);
    const house = await findHouse(tx);
    await addRota(tx, house, calendar);
    await closeForService(tx, house, calendar);
    const [templates, protocols] = await Promise.all([
      findAllChecklistTemplates(tx.db),
      findAllProtocols(tx.db),
    ]);
    const protocol = protocols.find(({ name }) => name === 'Lumbar sympathetic series');
    if (protocol === undefined) throw new Error('The default set-up has no lumbar series.');
    await chronicle.close();
    return {
      house,
      actors,
      templates,
      protocol,
      referrals: new Map(),
      bookings: new Map(),
      series: new Map(),
    };
  } catch (error) {
    await chronicle.abandon();
    throw error;
  }
}

async function makeClinic(
  pool: Pool,
  log: Logger,
  opened: string,
  newId: () => string,
  passwordHash: string,
): Promise<Actor> {
  const [person] = STAFF.filter(({ key }) => key === 'administrator-1');
  if (person === undefined) throw new Error('The demo clinic has no administrator.');
  const outcome = await setUpClinic(createDeps({ pool, log, now: () => opened, newId }), {
    clinic: DEMO_CLINIC,
    administrator: { name: person.name, email: person.email, passwordHash },
    rooms: 0,
    bays: 0,
    physician: null,
    openingHours: USUAL_HOURS,
    phones: PHONES,
  });
  return valueOf(outcome, 'the clinic').actor;
}

async function addStaff(
  tx: UnitOfWork,
  administrator: Actor,
  passwordHash: string,
): Promise<Record<StaffKey, Actor>> {
  const actors: Partial<Record<StaffKey, Actor>> = { 'administrator-1': administrator };
  for (const { key, name, email, roles, shortName } of STAFF) {
    if (key === 'administrator-1') continue;
    const physicianId =
      shortName === null
        ? null
        : valueOf(await addResource(tx, { kind: 'physician', name, shortName }), name).resourceId;
    const person = { name, email, roles, physicianId, passwordHash };
    const { personId } = valueOf(await addPerson(tx, person), name);
    actors[key] = { personId, clinicId: tx.actor.clinicId, name, roles, physicianId };
  }
  return actors as Record<StaffKey, Actor>;
}

async function findHouse(tx: UnitOfWork): Promise<DemoHouse> {
  const [clinic, resources, types] = await Promise.all([
    tx.clinic(),
    findAllResources(tx.db),
    findAllProcedureTypes(tx.db),
  ]);
  const inOrder = <Kind extends Resource>(kind: Kind['kind'], names: readonly string[]): Kind[] =>
    names.map((name) => {
      const found = resources.find((each) => each.kind === kind && each.name === name);
      if (found === undefined) throw new Error(`${name} was not set up.`);
      return found as Kind;
    });
  const typeOf = (shortName: string): ProcedureType => {
    const found = types.find((type) => type.shortName === shortName);
    if (found === undefined) throw new Error(`The default set-up has no ${shortName}.`);
    return found;
  };
  return {
    clinic,
    rooms: inOrder<Room>(
      'room',
      ROOMS.map(({ name }) => name),
    ),
    physicians: inOrder<Physician>(
      'physician',
      STAFF.filter(({ shortName }) => shortName !== null).map(({ name }) => name),
    ),
    bays: inOrder<Bay>(
      'bay',
      BAYS.map(({ name }) => name),
    ),
    plain: typeOf('LSB'),
    sedated: typeOf('LSB-S'),
  };
}

async function addRota(tx: UnitOfWork, house: DemoHouse, calendar: DemoCalendar): Promise<void> {
  for (const { physician, room, first, until, minutes } of weeklyRota(calendar)) {
    const [physicianId, roomId] = [house.physicians[physician]?.id, house.rooms[room]?.id];
    if (physicianId === undefined || roomId === undefined) throw new Error('The rota is wrong.');
    const planning = planTemplateAdded(
      await planContext(tx),
      {
        ...{ physicianId, roomId, minutes, procedureTypeIds: [] },
        ...{ maxCases: null, maxSedationCases: null },
        ...{ weekday: weekdayOf(first), everyWeeks: 1, from: first, until },
      },
      until,
    );
    if (planning.kind === 'refused') throw new Error(`No sessions from ${first}`);
    await planning.write();
  }
}

/** Late in what is planned: the C-arm of the last room is serviced, and nobody is booked there yet. */
async function closeForService(
  tx: UnitOfWork,
  { rooms }: DemoHouse,
  { showDay }: DemoCalendar,
): Promise<void> {
  const day = addDays(showDay, DAYS_AHEAD - 1);
  const resourceId = rooms.at(-1)?.id ?? null;
  const change = { kind: 'close', resourceId, from: day, to: day } as const;
  valueOf(
    await changePlan(tx, { change: { ...change, reason: 'C-arm serviced' }, seen: [] }),
    'the service of a room',
  );
}

/** Bank holidays of the months that the demo clinic knows. */
async function insertClosures(tx: UnitOfWork, { closures }: DemoCalendar): Promise<void> {
  const rows: { date: ClinicDate; reason: string; closure_id: string }[] = closures.map(
    ({ date, name }) => ({ date, reason: name, closure_id: tx.newId() }),
  );
  if (rows.length === 0) return;
  await tx.db
    .insertInto('closure')
    .values(rows.map((row) => ({ ...row, clinic_id: tx.actor.clinicId, resource_id: null })))
    .execute();
  for (const { closure_id: id } of rows) {
    tx.touch('closure', id);
    tx.audit({ act: 'add-closure', entity: 'closure', entityId: id });
  }
}
