import type { AddSessions, CancelSession } from '#contract/clinic';
import { sessionRefusals, weeklyDates } from '#domain/clinic/session-refusals';
import { done, refused, type Outcome, type UnitOfWork } from '../db/unit-of-work.ts';
import { changePlan } from './session-plan/change-plan.ts';
import { planContext, wrongKinds } from './session-plan/plan-context.ts';
import { insertSessions } from './session-plan/store-sessions.ts';

/** One session, or one a week: all of them, or none and every reason why not. */
export async function addSessions(
  tx: UnitOfWork,
  command: AddSessions,
): Promise<Outcome<{ sessionIds: string[] }>> {
  const { physicianId, roomId, minutes } = command;
  const context = await planContext(tx);
  const wrong = wrongKinds(context, command);
  if (wrong.length > 0) return refused(wrong);

  const dates = weeklyDates(command.date, command.weeklyUntil);
  const proposed = dates.map((date) => ({ physicianId, roomId, date, minutes }));
  const refusals = sessionRefusals(proposed, context.sessions, context);
  if (refusals.length > 0) return refused(refusals);

  const { procedureTypeIds, maxCases, maxSedationCases } = command;
  const made = proposed.map((session) => ({
    ...session,
    ...{ id: tx.newId(), version: 1, procedureTypeIds, maxCases, maxSedationCases },
  }));
  await insertSessions(tx, made);
  const sessionIds = made.map(({ id }) => id);
  for (const id of sessionIds) tx.audit({ act: 'add-session', entity: 'session', entityId: id });
  return done({ sessionIds });
}

/** Takes a session back; refused while bookings stand in it. */
export function cancelSession(
  tx: UnitOfWork,
  sessionId: string,
  { version, reason }: CancelSession,
): Promise<Outcome<unknown>> {
  return changePlan(tx, { change: { kind: 'drop-session', sessionId, version, reason }, seen: [] });
}
