import type { WantedChange } from '#contract/session-plan';
import type { Session } from '#domain/clinic/clinic';
import { sessionRefusals } from '#domain/clinic/session-refusals';
import { factsOf } from '#domain/clinic/session-template';
import type { Refusal } from '#domain/refusal';
import { datesLeftOut } from '../../db/date-left-out.ts';
import { staleRefusal } from '../../db/stale.ts';
import { cannot, wrongKinds, type PlanContext, type Planning } from './plan-context.ts';
import { cancelSessions, updateSessions } from './store-sessions.ts';

type Wanted<Kind extends WantedChange['kind']> = Extract<WantedChange, { kind: Kind }>;

/** Other minutes, room, physician or caps, "only this date". */
export async function planSessionChanged(
  context: PlanContext,
  wanted: Wanted<'change-session'>,
): Promise<Planning> {
  const { tx, sessions } = context;
  const found = await findAsSeen(context, wanted);
  if (!('session' in found)) return cannot(found.refusal);
  const { session } = found;
  const { template } = session;
  const changed: Session = {
    ...session,
    ...factsOf(wanted),
    ...(template && { template: { ...template, adjusted: true } }),
  };
  const refusals = [
    ...wrongKinds(context, changed),
    ...sessionRefusals(
      [changed],
      sessions.filter(({ id }) => id !== session.id),
      context,
    ),
  ];
  if (refusals.length > 0) return cannot(...refusals);
  return {
    kind: 'planned',
    plan: { sessions: [changed] },
    dates: [session.date],
    made: 0,
    async write() {
      await updateSessions(tx, [changed]);
      tx.audit({ act: 'change-session', entity: 'session', entityId: session.id });
    },
  };
}

export async function planSessionDropped(
  context: PlanContext,
  wanted: Wanted<'drop-session'>,
): Promise<Planning> {
  const { tx } = context;
  const found = await findAsSeen(context, wanted);
  if (!('session' in found)) return cannot(found.refusal);
  const { session } = found;
  return {
    kind: 'planned',
    plan: { sessionsGone: [session.id] },
    dates: [session.date],
    made: 0,
    async write() {
      await cancelSessions(tx, [session.id], true);
      tx.audit({
        act: 'cancel-session',
        entity: 'session',
        entityId: session.id,
        reason: wanted.reason,
      });
      await datesLeftOut(tx, [session]);
    },
  };
}

/** From today on, that is: what has been is not on the plan any more. */
async function findAsSeen(
  { tx, sessions }: PlanContext,
  { sessionId, version }: { readonly sessionId: string; readonly version: number },
): Promise<{ readonly session: Session } | { readonly refusal: Refusal }> {
  const session = sessions.find(({ id }) => id === sessionId);
  if (session === undefined)
    return { refusal: { code: 'not-found', entity: 'session', id: sessionId } };
  if (session.version === version) return { session };
  return { refusal: await staleRefusal(tx, 'session', sessionId, version, session.version) };
}
