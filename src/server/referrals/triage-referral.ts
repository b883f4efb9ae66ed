import {
  decisionBefore,
  lastStep,
  planTriage,
  triageRefusals,
  type TriageCommand,
} from '#domain/referral/triage';
import { stepOfAnswer, takeBackAnswerRefusals } from '#domain/referral/allowed-actions';
import type { TriageDecision } from '#domain/referral/referral';
import { json } from '../db/columns.ts';
import { findProcedureTypes } from '../db/records/procedure-type.ts';
import { refused, type Outcome, type UnitOfWork } from '../db/unit-of-work.ts';
import { actOnReferral, supersede } from './act-on-referral.ts';
import { referralColumns } from './referral-columns.ts';
import { changed, stampOf, withReferral, type OfReferral } from './referral-write.ts';

type Done = Outcome<{ referralId: string }>;

const ACTS: Readonly<Record<TriageDecision, string>> = {
  received: 'receive-information',
  accepted: 'accept-referral',
  'needs-information': 'return-referral',
  asked: 'ask-colleague',
  declined: 'decline-referral',
  withdrawn: 'withdraw-referral',
};

/** One decision of triage, whoever takes it: the domain says whether it may be taken now. */
export async function triageReferral(
  tx: UnitOfWork,
  of: OfReferral,
  command: TriageCommand,
): Promise<Done> {
  return withReferral(tx, of, async (locked) => {
    const { referral, patient } = locked;
    const procedureType =
      command.decision === 'accepted' && command.procedureTypeId !== null
        ? ((await findProcedureTypes(tx.db, [command.procedureTypeId]))[0] ?? null)
        : locked.procedureType;
    if (command.decision === 'accepted' && command.procedureTypeId !== null && !procedureType)
      return refused([
        { code: 'not-found', entity: 'procedure-type', id: command.procedureTypeId },
      ]);
    const refusals = triageRefusals(referral, patient, procedureType, command, tx.actor);
    if (refusals.length > 0) return refused(refusals);
    const plan = planTriage(command, stampOf(tx), [tx.newId(), tx.newId()]);
    await insertStep(tx, referral.id, plan.step);
    if (plan.question !== null)
      await tx.db
        .insertInto('question')
        .values({
          clinic_id: tx.actor.clinicId,
          question_id: plan.question.id,
          referral_id: referral.id,
          asked: json(plan.question.asked),
          of_whom: plan.question.of,
          text: plan.question.text,
        })
        .execute();
    const { levels, ...facts } = plan.facts;
    return changed(tx, referral, {
      act: ACTS[command.decision],
      reason: plan.step.reason,
      set: {
        ...referralColumns({ ...facts, ...(levels && { levels: [...levels] }) }),
        decision: command.decision,
      },
    });
  });
}

/** A colleague's answer; when it was the last open question, triage goes on. */
export async function answerQuestion(
  tx: UnitOfWork,
  command: OfReferral & { readonly questionId: string; readonly text: string },
): Promise<Done> {
  return actOnReferral(tx, command, 'answer-question', async ({ referral }) => {
    const open = referral.questions.filter((question) => question.answered === null);
    const question = open.find(({ id }) => id === command.questionId);
    if (question === undefined)
      return refused([{ code: 'nothing-to-act-on', action: 'answer-question' }]);
    const { text } = command;
    await tx.db
      .updateTable('question')
      .set({ answered: json({ ...stampOf(tx), text }) })
      .where('question_id', '=', question.id)
      .execute();
    const goesOn = referral.decision === 'asked' && open.length === 1;
    if (goesOn) {
      const [step] = [
        planTriage({ decision: 'received', reason: text }, stampOf(tx), [tx.newId(), '']),
      ];
      await insertStep(tx, referral.id, step.step);
    }
    return changed(tx, referral, {
      act: 'answer-question',
      reason: text,
      set: goesOn ? { decision: 'received' } : {},
    });
  });
}

/** Takes back the last step, while nothing depends on it. The step stays readable. */
export async function undoTriage(tx: UnitOfWork, of: OfReferral): Promise<Done> {
  return actOnReferral(tx, of, 'undo', async ({ referral }) => {
    const step = lastStep(referral);
    if (step === null) return refused([{ code: 'nothing-to-act-on', action: 'undo' }]);
    await undoStep(tx, step.id);
    return changed(tx, referral, {
      act: `undo-${ACTS[step.decision]}`,
      set: { decision: decisionBefore(referral) },
    });
  });
}

/** A colleague's answer was recorded in error; the question is open again, and so is its asking. */
export async function takeBackAnswer(
  tx: UnitOfWork,
  command: OfReferral & { readonly questionId: string; readonly reason: string },
): Promise<Done> {
  return actOnReferral(tx, command, 'take-back-answer', async ({ referral }) => {
    const question = referral.questions.find(({ id }) => id === command.questionId);
    if (!question?.answered)
      return refused([{ code: 'nothing-to-act-on', action: 'take-back-answer' }]);
    const refusals = takeBackAnswerRefusals(referral, question);
    if (refusals.length > 0) return refused(refusals);
    const { of, answered: was } = question;
    const { reason } = command;
    await supersede(tx, referral.id, { what: 'answer', of, was }, reason);
    await tx.db
      .updateTable('question')
      .set({ answered: null })
      .where('question_id', '=', question.id)
      .execute();
    const step = stepOfAnswer(referral, question);
    if (step !== null) await undoStep(tx, step.id);
    return changed(tx, referral, {
      act: 'take-back-answer',
      reason: reason === '' ? null : reason,
      set: step === null ? {} : { decision: decisionBefore(referral) },
    });
  });
}

async function undoStep(tx: UnitOfWork, stepId: string): Promise<void> {
  await tx.db
    .updateTable('triage_step')
    .set({ undone: json(stampOf(tx)) })
    .where('triage_step_id', '=', stepId)
    .execute();
}

type Step = ReturnType<typeof planTriage>['step'];

export async function insertStep(tx: UnitOfWork, referralId: string, step: Step): Promise<void> {
  await tx.db
    .insertInto('triage_step')
    .values({
      clinic_id: tx.actor.clinicId,
      triage_step_id: step.id,
      referral_id: referralId,
      decision: step.decision,
      reason: step.reason,
      by_person: step.by,
      by_name: step.byName,
      at: step.at,
    })
    .execute();
}
