import { sql } from 'kysely';
import type { WantedChange } from '#contract/session-plan';
import type { Resource } from '#domain/clinic/clinic';
import type { ClinicRefusal } from '#domain/clinic/clinic-refusal';
import type { ClinicDate } from '#domain/time/clinic-date';
import { jsonOrNull } from '../../db/columns.ts';
import { lockSetUp } from '../../db/occupancy.ts';
import { findResources } from '../../db/records/resource.ts';
import { staleRefusal } from '../../db/stale.ts';
import type { UnitOfWork } from '../../db/unit-of-work.ts';
import { cannot, type PlanContext, type Planning } from './plan-context.ts';
import { bookedFrom, differOn } from './plan-hours.ts';

type Wanted = Extract<WantedChange, { kind: 'change-resource' }>;

/**
 * Renames a room, physician or bay, says when a bay is watched, or takes it out of service after a
 * day. A room or physician with anything planned after that day stays; a bay strands who would
 * recover there, because each of them only needs another bay.
 */
export async function planResourceChanged(
  { tx, today }: PlanContext,
  { resourceId, version, name, shortName, activeTo, staffed }: Wanted,
): Promise<Planning> {
  await lockSetUp(tx.db, tx.actor.clinicId);
  await tx.db
    .selectFrom('resource')
    .select('resource_id')
    .where('resource_id', '=', resourceId)
    .forNoKeyUpdate()
    .execute();
  const [resource] = await findResources(tx.db, [resourceId]);
  if (!resource) return cannot({ code: 'not-found', entity: 'resource', id: resourceId });
  if (resource.version !== version)
    return cannot(await staleRefusal(tx, 'resource', resourceId, version, resource.version));
  if (activeTo !== null && resource.kind !== 'bay') {
    const uses = await plannedAfter(tx, resourceId, activeTo);
    if (uses) return cannot(uses);
  }
  const named = { ...resource, name, shortName, activeTo };
  const after: Resource =
    named.kind === 'bay' && staffed !== undefined ? { ...named, staffed } : named;
  return {
    kind: 'planned',
    plan: { resources: [after] },
    dates: await daysItLeaves(tx, today, resource, after),
    made: 0,
    async write() {
      await tx.db
        .updateTable('resource')
        .set((eb) => ({
          name,
          short_name: shortName,
          active_to: activeTo,
          staffed: jsonOrNull(after.kind === 'bay' ? after.staffed : null),
          version: eb('version', '+', 1),
        }))
        .where('resource_id', '=', resourceId)
        .execute();
      tx.touch('resource', resourceId);
      tx.audit({
        act: activeTo === null ? `change-${resource.kind}` : `retire-${resource.kind}`,
        entity: 'resource',
        entityId: resourceId,
      });
    },
  };
}

/** The days on which somebody recovers in a bay that is watched otherwise, or no longer there. */
async function daysItLeaves(
  tx: UnitOfWork,
  today: ClinicDate,
  before: Resource,
  after: Resource,
): Promise<ClinicDate[]> {
  if (before.kind !== 'bay' || after.kind !== 'bay') return [];
  const booked = await bookedFrom(tx, today, before.id);
  return booked.filter(
    (date) =>
      (after.activeTo !== null && date > after.activeTo) ||
      differOn(date, before.staffed, after.staffed),
  );
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
