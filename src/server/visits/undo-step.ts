import type { UndoStep } from '#contract/visits';
import { caseOfBooking } from '#domain/booking/booking-case';
import { standAgainRefusals } from '#domain/booking/changing';
import type { Refusal } from '#domain/refusal';
import { clinicDateOf } from '#domain/time/instant';
import { hasEnded, visitStateForBlock } from '#domain/visit/next-steps';
import { undoRefusals } from '#domain/visit/step-refusals';
import { stateOf, type Visit } from '#domain/visit/visit';
import { json } from '../db/columns.ts';
import { findCaseFacts } from '../db/case-facts.ts';
import { lockCases, type LockedCases } from '../db/lock-cases.ts';
import { lockDay, type LockedDay } from '../db/records/day-case.ts';
import { done, refused, type Outcome, type UnitOfWork } from '../db/unit-of-work.ts';
import { endOrResume } from './end-of-visit.ts';
import { bumpVisit, staleVisit, stampOf } from './visit-write.ts';

interface Command extends UndoStep {
  readonly bookingId: string;
  readonly stepId: string;
}

/**
 * Takes back the last stamp; it stays readable with who undid it and why. A bay that was freed is
 * reclaimed if nobody has it by now.
 */
export async function undoStep(
  tx: UnitOfWork,
  { bookingId, stepId, version, why }: Command,
): Promise<Outcome<null>> {
  const locked = await lockCases(tx.db, { bookingIds: [bookingId] });
  const day = await lockDay(tx, bookingId);
  if (!day) return refused([{ code: 'not-found', entity: 'booking', id: bookingId }]);
  const stale = await staleVisit(tx, day, version, day.stepsVersion);
  if (stale) return refused([stale]);
  const refusals = undoRefusals(day, stepId, why, tx.actor);
  if (refusals.length > 0) return refused(refusals);

  const undone = { ...stampOf(tx), why };
  const after: Visit = {
    ...day.visit,
    steps: day.visit.steps.map((step) => (step.id === stepId ? { ...step, undone } : step)),
  };
  const rivals = hasEnded(day.visit) ? await standingAgain(tx, locked, day, after) : [];
  if (rivals.length > 0) return refused(rivals);
  await tx.db
    .updateTable('visit_step')
    .set({ undone: json(undone) })
    .where('visit_step_id', '=', stepId)
    .execute();
  await bumpVisit(tx, day, { state: stateOf(after), steps_version: day.visit.version + 1 });
  tx.touch('visit', bookingId);
  if (hasEnded(day.visit)) {
    const taken = await endOrResume(tx, day, after);
    if (taken.length > 0) return refused(taken);
  } else if (stateOf(after) === 'expected') tx.touch('referral', day.referral.id);
  tx.audit({
    act: 'undo-step',
    entity: 'visit',
    entityId: bookingId,
    patientId: day.booking.patientId,
    reason: why,
    detail: { undone: stateOf(day.visit) },
  });
  return done(null);
}

/** Asked under the referral's lock, which whoever books its block anew takes as well. */
async function standingAgain(
  tx: UnitOfWork,
  locked: LockedCases,
  { booking, visit, clinic }: LockedDay,
  after: Visit,
): Promise<Refusal[]> {
  const factsOf = await findCaseFacts(tx.db, locked);
  const facts = factsOf(booking.referralId, booking);
  if (facts === null) throw new Error('A booking without its referral');
  return standAgainRefusals(
    caseOfBooking(booking, facts),
    { before: visitStateForBlock(visit), after: visitStateForBlock(after) },
    clinicDateOf(tx.now, clinic.zone),
  );
}
