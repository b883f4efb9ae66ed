import type { OverruleBlocker } from '#contract/visits';
import { overruleRefusals } from '#domain/visit/overrule-refusals';
import type { VisitOverrule } from '#domain/visit/visit';
import { json } from '../db/columns.ts';
import { lockDay } from '../db/records/day-case.ts';
import { done, refused, type Outcome, type UnitOfWork } from '../db/unit-of-work.ts';
import { bumpVisit, staleVisit, stampOf } from './visit-write.ts';

interface Command extends OverruleBlocker {
  readonly bookingId: string;
}

/** A physician lets a soft blocker of the day pass, so that a nurse can go on. */
export async function overruleBlocker(
  tx: UnitOfWork,
  { bookingId, version, blocker, reason }: Command,
): Promise<Outcome<null>> {
  const day = await lockDay(tx, bookingId);
  if (!day) return refused([{ code: 'not-found', entity: 'booking', id: bookingId }]);
  const stale = await staleVisit(tx, day, version, day.stepsVersion);
  if (stale) return refused([stale]);
  const refusals = overruleRefusals(day, { blocker, reason }, tx.actor, tx.now);
  if (refusals.length > 0) return refused(refusals);
  const overrule: VisitOverrule = { ...stampOf(tx), blocker, reason };
  await bumpVisit(tx, day, { overrules: json([...day.visit.overrules, overrule]) });
  tx.touch('visit', bookingId);
  tx.audit({
    act: 'overrule-blocker',
    entity: 'visit',
    entityId: bookingId,
    patientId: day.booking.patientId,
    reason,
    detail: { blocker },
  });
  return done(null);
}
