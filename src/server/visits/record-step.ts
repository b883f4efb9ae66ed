import type { RecordStep } from '#contract/visits';
import { hasEnded } from '#domain/visit/next-steps';
import { overruleRefusals } from '#domain/visit/overrule-refusals';
import { stepRefusals } from '#domain/visit/step-refusals';
import {
  VISIT_OUTCOMES,
  stateOf,
  type Visit,
  type VisitOverrule,
  type VisitState,
  type VisitStep,
} from '#domain/visit/visit';
import { json } from '../db/columns.ts';
import { lockCases } from '../db/lock-cases.ts';
import { lockDay, type LockedDay } from '../db/records/day-case.ts';
import { done, refused, type Outcome, type UnitOfWork } from '../db/unit-of-work.ts';
import { endOrResume } from './end-of-visit.ts';
import { bumpVisit, staleVisit, stampOf } from './visit-write.ts';

interface Command extends RecordStep {
  readonly bookingId: string;
}

const ENDING: readonly VisitState[] = ['home', ...VISIT_OUTCOMES];

/**
 * Stamps a step of the day, or an outcome. The visit is locked, so what stands in the way is asked
 * of the day as it is, whatever the page showed; two people stamping at once get one stamp.
 */
export async function recordStep(
  tx: UnitOfWork,
  { bookingId, version, step, reason, overrules }: Command,
): Promise<Outcome<{ stepId: string }>> {
  // Ending a visit frees minutes and closes a block: those rows are locked first, in their order.
  if (ENDING.includes(step)) await lockCases(tx.db, { bookingIds: [bookingId] });
  const day = await lockDay(tx, bookingId);
  if (!day) return refused([{ code: 'not-found', entity: 'booking', id: bookingId }]);
  const stale = await staleVisit(tx, day, version, day.stepsVersion);
  if (stale) return refused([stale]);

  const mayNot = overrules.flatMap((asked) => overruleRefusals(day, asked, tx.actor, tx.now));
  const passed = [
    ...day.visit.overrules,
    ...overrules.map((asked): VisitOverrule => ({ ...stampOf(tx), ...asked })),
  ];
  const judged: LockedDay = { ...day, visit: { ...day.visit, overrules: passed } };
  const refusals = [...mayNot, ...stepRefusals(judged, { step, reason }, tx.actor, tx.now)];
  if (refusals.length > 0) return refused(refusals);

  const stamped: VisitStep = { ...stampOf(tx), id: tx.newId(), step, reason, undone: null };
  const after: Visit = { ...judged.visit, steps: [...day.visit.steps, stamped] };
  await tx.db
    .insertInto('visit_step')
    .values({
      clinic_id: tx.actor.clinicId,
      visit_step_id: stamped.id,
      booking_id: bookingId,
      step,
      reason,
      by_person: stamped.by,
      by_name: stamped.byName,
      at: stamped.at,
    })
    .execute();
  await bumpVisit(tx, day, {
    state: step,
    steps_version: day.visit.version + 1,
    overrules: json(passed),
  });
  tx.touch('visit', bookingId);
  if (hasEnded(after)) await endOrResume(tx, day, after);
  // Who has come need not be called any more.
  else if (stateOf(day.visit) === 'expected') tx.touch('referral', day.referral.id);
  tx.audit({
    act: `step-${step}`,
    entity: 'visit',
    entityId: bookingId,
    patientId: day.booking.patientId,
    reason,
    detail: overrules.length > 0 ? { overrules } : {},
  });
  return done({ stepId: stamped.id });
}
