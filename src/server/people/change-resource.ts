import { sql } from 'kysely';
import type { ChangeResource } from '#contract/clinic';
import type { ClinicRefusal } from '#domain/clinic/clinic-refusal';
import type { ClinicDate } from '#domain/time/clinic-date';
import { clinicDateOf } from '#domain/time/instant';
import { jsonOrNull } from '../db/columns.ts';
import { lockKeys, lockSetUp, planKey } from '../db/occupancy.ts';
import { findTheClinic } from '../db/records/clinic.ts';
import { findResources } from '../db/records/resource.ts';
import { staleRefusal } from '../db/stale.ts';
import { done, refused, type Outcome, type UnitOfWork } from '../db/unit-of-work.ts';
import { bookingsOutside } from './bookings-outside.ts';

/**
 * Renames a room, physician or bay, says when a bay is watched, or takes it out of service after a
 * day. Refused while anything is planned for it after that day, or while a recovery is planned in a
 * bay that nobody would watch then.
 */
export async function changeResource(
  tx: UnitOfWork,
  resourceId: string,
  command: ChangeResource,
): Promise<Outcome<null>> {
  // No session is planned for it meanwhile, and no booking placed.
  await lockKeys(tx.db, [planKey(tx.actor.clinicId)]);
  await lockSetUp(tx.db, tx.actor.clinicId);
  await tx.db
    .selectFrom('resource')
    .select('resource_id')
    .where('resource_id', '=', resourceId)
    .forNoKeyUpdate()
    .execute();
  const [resource] = await findResources(tx.db, [resourceId]);
  if (!resource) return refused([{ code: 'not-found', entity: 'resource', id: resourceId }]);
  if (resource.version !== command.version)
    return refused([
      await staleRefusal(tx, 'resource', resourceId, command.version, resource.version),
    ]);
  if (command.activeTo !== null) {
    const uses = await plannedAfter(tx, resourceId, command.activeTo);
    if (uses) return refused([uses]);
  }
  const staffed = resource.kind === 'bay' ? (command.staffed ?? resource.staffed) : null;
  if (staffed !== null && command.staffed) {
    const { zone } = await findTheClinic(tx.db);
    const cut = await bookingsOutside(tx, staffed, clinicDateOf(tx.now, zone), resourceId);
    if (cut.length > 0) return refused(cut);
  }
  await tx.db
    .updateTable('resource')
    .set((eb) => ({
      name: command.name,
      short_name: command.shortName,
      active_to: command.activeTo,
      staffed: jsonOrNull(staffed),
      version: eb('version', '+', 1),
    }))
    .where('resource_id', '=', resourceId)
    .execute();
  tx.touch('resource', resourceId);
  tx.audit({
    act: command.activeTo === null ? `change-${resource.kind}` : `retire-${resource.kind}`,
    entity: 'resource',
    entityId: resourceId,
  });
  return done(null);
}

async function plannedAfter(
  tx: UnitOfWork,
  resourceId: string,
  day: ClinicDate,
): Promise<ClinicRefusal | null> {
  const { rows } = await sql<{ bookings: number; sessions: number; last: ClinicDate | null }>`
    select count(*) filter (where kind = 'booking') as bookings,
           count(*) filter (where kind = 'session') as sessions, max(date) as last
    from (
      select distinct 'booking' as kind, booking_id as id, date from occupancy
      where resource_id = ${resourceId} and date > ${day} and booking_id is not null
      union all
      select 'session', session_id, date from session
      where (room_id = ${resourceId} or physician_id = ${resourceId}) and date > ${day} and not cancelled
    ) planned`.execute(tx.db);
  const [uses] = rows;
  if (!uses || uses.last === null) return null;
  const { bookings, sessions, last } = uses;
  return { code: 'still-in-use', resourceId, bookings, sessions, last };
}
