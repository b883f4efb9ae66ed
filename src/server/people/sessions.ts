import { sql } from 'kysely';
import type { AddSessions, CancelSession } from '#contract/clinic';
import { sessionRefusals, weeklyDates } from '#domain/clinic/session-refusals';
import { clinicDateOf } from '#domain/time/instant';
import { int4range } from '../db/columns.ts';
import { findResources } from '../db/records/resource.ts';
import { findSessions, findSessionsFrom } from '../db/records/session.ts';
import { staleRefusal } from '../db/stale.ts';
import { done, refused, type Outcome, type UnitOfWork } from '../db/unit-of-work.ts';

/** One session, or one a week: all of them, or none and every reason why not. */
export async function addSessions(
  tx: UnitOfWork,
  command: AddSessions,
): Promise<Outcome<{ sessionIds: string[] }>> {
  const { physicianId, roomId, minutes } = command;
  // Whoever else plans this room or physician waits; the constraints are the last guard.
  await tx.db
    .selectFrom('resource')
    .select('resource_id')
    .where('resource_id', 'in', [physicianId, roomId])
    .orderBy('resource_id')
    .forUpdate()
    .execute();
  const clinic = await tx.clinic();
  const resources = await findResources(tx.db, [physicianId, roomId]);
  const kindOf = (id: string) => resources.find((resource) => resource.id === id)?.kind;
  for (const [id, kind] of [
    [physicianId, 'physician'],
    [roomId, 'room'],
  ] as const)
    if (kindOf(id) !== kind) return refused([{ code: 'not-found', entity: 'resource', id }]);

  const dates = weeklyDates(command.date, command.weeklyUntil);
  const proposed = dates.map((date) => ({ physicianId, roomId, date, minutes }));
  const standing = await findSessionsFrom(tx.db, command.date);
  const today = clinicDateOf(tx.now, clinic.zone);
  const refusals = sessionRefusals(proposed, standing, { clinic, resources, today });
  if (refusals.length > 0) return refused(refusals);

  const rows = proposed.map(({ date }) => ({
    clinic_id: tx.actor.clinicId,
    session_id: tx.newId(),
    physician_id: physicianId,
    room_id: roomId,
    date,
    minutes: int4range(minutes),
    procedure_type_ids: [...command.procedureTypeIds],
    max_cases: command.maxCases,
    max_sedation_cases: command.maxSedationCases,
  }));
  await tx.db.insertInto('session').values(rows).execute();
  const sessionIds = rows.map(({ session_id }) => session_id);
  for (const id of sessionIds) {
    tx.touch('session', id);
    tx.audit({ act: 'add-session', entity: 'session', entityId: id });
  }
  return done({ sessionIds });
}

/** Takes a session back; refused while bookings stand in it. */
export async function cancelSession(
  tx: UnitOfWork,
  sessionId: string,
  command: CancelSession,
): Promise<Outcome<null>> {
  const locked = await tx.db
    .selectFrom('session')
    .select('cancelled')
    .where('session_id', '=', sessionId)
    .forUpdate()
    .executeTakeFirst();
  const [session] = await findSessions(tx.db, [sessionId]);
  if (!locked || !session || locked.cancelled)
    return refused([{ code: 'not-found', entity: 'session', id: sessionId }]);
  if (session.version !== command.version)
    return refused([
      await staleRefusal(tx, 'session', sessionId, command.version, session.version),
    ]);
  const { rows } = await sql<{ bookings: number }>`
    select count(*) as bookings from booking
    where status <> 'cancelled' and date = ${session.date}
      and room_id = ${session.roomId} and physician_id = ${session.physicianId}
      and start_minute >= ${session.minutes.start} and start_minute < ${session.minutes.end}`.execute(
    tx.db,
  );
  const bookings = rows[0]?.bookings ?? 0;
  if (bookings > 0) return refused([{ code: 'session-has-bookings', bookings }]);
  await tx.db
    .updateTable('session')
    .set((eb) => ({ cancelled: true, version: eb('version', '+', 1) }))
    .where('session_id', '=', sessionId)
    .execute();
  tx.gone('session', sessionId);
  tx.audit({
    act: 'cancel-session',
    entity: 'session',
    entityId: sessionId,
    reason: command.reason,
  });
  return done(null);
}
