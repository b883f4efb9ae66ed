import type { WantedChange } from '#contract/session-plan';
import type { Closure } from '#domain/clinic/clinic';
import { daysFrom } from '#domain/time/clinic-date';
import { findClosures, findClosuresOn } from '../../db/records/closure.ts';
import { cannot, type PlanContext, type Planning } from './plan-context.ts';

type Wanted<Kind extends WantedChange['kind']> = Extract<WantedChange, { kind: Kind }>;

/** A year and a day: longer, and it is out of service. */
const MOST_DAYS = 366;

/** The clinic, or one room, physician or bay, is away on each of these days. */
export async function planClosed(
  { tx, today, resources }: PlanContext,
  { resourceId, from, to, reason }: Wanted<'close'>,
): Promise<Planning> {
  if (from < today) return cannot({ code: 'in-the-past', date: from });
  if (resourceId !== null && !resources.some(({ id }) => id === resourceId))
    return cannot({ code: 'not-found', entity: 'resource', id: resourceId });
  const days = daysFrom(from, to);
  if (days.length > MOST_DAYS) return cannot({ code: 'too-many-days', most: MOST_DAYS });
  if (days.length === 0) return cannot({ code: 'last-day-before-first', from, to });
  const standing = (await findClosuresOn(tx.db, days)).filter(
    (closure) => closure.resourceId === resourceId,
  );
  const closures = days
    .filter((date) => !standing.some((closure) => closure.date === date))
    .map((date): Closure => ({ id: tx.newId(), version: 1, date, resourceId, reason }));
  return {
    kind: 'planned',
    plan: { closures },
    dates: closures.map(({ date }) => date),
    made: 0,
    isNothing: closures.length === 0,
    async write() {
      await tx.db
        .insertInto('closure')
        .values(
          closures.map(({ id, date }) => ({
            clinic_id: tx.actor.clinicId,
            closure_id: id,
            date,
            resource_id: resourceId,
            reason,
          })),
        )
        .execute();
      for (const { id } of closures) {
        tx.touch('closure', id);
        tx.audit({ act: 'add-closure', entity: 'closure', entityId: id, reason });
      }
    },
  };
}

/** Takes closures back; nothing that stands is in the way of that. */
export async function planReopened(
  { tx }: PlanContext,
  { closureIds }: Wanted<'reopen'>,
): Promise<Planning> {
  const found = await findClosures(tx.db, closureIds);
  const missing = closureIds.filter((id) => !found.some((closure) => closure.id === id));
  if (missing.length > 0)
    return cannot(...missing.map((id) => ({ code: 'not-found', entity: 'closure', id }) as const));
  return {
    kind: 'planned',
    plan: { closuresGone: closureIds },
    dates: [],
    made: 0,
    async write() {
      await tx.db.deleteFrom('closure').where('closure_id', 'in', closureIds).execute();
      for (const { id, date, reason } of found) {
        tx.gone('closure', id);
        tx.audit({
          act: 'remove-closure',
          entity: 'closure',
          entityId: id,
          detail: { date, reason },
        });
      }
    },
  };
}
