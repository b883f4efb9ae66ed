import type { AnswerConcern, RecordFollowUpCall } from '#contract/visits';
import { answerConcernRefusals, followUpRefusals } from '#domain/visit/follow-up';
import { json } from '../db/columns.ts';
import { lockDay } from '../db/records/day-case.ts';
import { done, refused, type Outcome, type UnitOfWork } from '../db/unit-of-work.ts';
import { bumpVisit, stampOf } from './visit-write.ts';

/**
 * Records a call to a patient who has gone home, also one that nobody answered. It replaces nothing,
 * so it is never stale; of two who reach the patient for the same call, the second is refused.
 */
export async function recordFollowUpCall(
  tx: UnitOfWork,
  { bookingId, due, reached, concerns = [], note = '' }: RecordFollowUpCall & { bookingId: string },
): Promise<Outcome<null>> {
  const day = await lockDay(tx, bookingId);
  if (!day) return refused([{ code: 'not-found', entity: 'booking', id: bookingId }]);
  const refusals = followUpRefusals(day.visit, due, day.clinic.rules, tx.actor);
  if (refusals.length > 0) return refused(refusals);
  await tx.db
    .insertInto('follow_up_call')
    .values({
      clinic_id: tx.actor.clinicId,
      follow_up_call_id: tx.newId(),
      booking_id: bookingId,
      due,
      reached,
      concerns: [...new Set(concerns)],
      note,
      answered: null,
      by_person: tx.actor.personId,
      by_name: tx.actor.name,
      at: tx.now,
    })
    .execute();
  await bumpVisit(tx, day);
  tx.touch('visit', bookingId);
  tx.audit({
    act: 'follow-up-call',
    entity: 'visit',
    entityId: bookingId,
    patientId: day.booking.patientId,
    detail: { due, reached, concerns },
  });
  return done(null);
}

/** A physician says what is to be done about what a patient said on the phone. */
export async function answerConcern(
  tx: UnitOfWork,
  { bookingId, callId, text }: AnswerConcern & { bookingId: string; callId: string },
): Promise<Outcome<null>> {
  const day = await lockDay(tx, bookingId);
  if (!day) return refused([{ code: 'not-found', entity: 'booking', id: bookingId }]);
  const refusals = answerConcernRefusals(day.visit, callId, tx.actor);
  if (refusals.length > 0) return refused(refusals);
  await tx.db
    .updateTable('follow_up_call')
    .set({ answered: json({ ...stampOf(tx), text }) })
    .where('follow_up_call_id', '=', callId)
    .execute();
  await bumpVisit(tx, day);
  tx.touch('visit', bookingId);
  tx.audit({
    act: 'answer-follow-up',
    entity: 'visit',
    entityId: bookingId,
    patientId: day.booking.patientId,
    reason: text,
    detail: { callId },
  });
  return done(null);
}
