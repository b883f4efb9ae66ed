import {
  needsPrescriber,
  proposalFor,
  type AntithromboticDecision,
} from '#domain/readiness/antithrombotics';
import { takeBackAgreementRefusals, takeBackPlanRefusals } from '#domain/referral/allowed-actions';
import { clinicDateOf } from '#domain/time/instant';
import { json } from '../db/columns.ts';
import { refused, type Outcome, type UnitOfWork } from '../db/unit-of-work.ts';
import { actOnReferral, supersede } from './act-on-referral.ts';
import { changed, stampOf, type OfReferral } from './referral-write.ts';

type Done = Outcome<{ referralId: string }>;

/**
 * The physician's plan for one drug, also for one that the table does not know. A prescriber
 * agreed to the plan as it was: a new one needs a new agreement.
 */
export async function setAntithromboticPlan(
  tx: UnitOfWork,
  command: OfReferral & {
    readonly drug: string;
    readonly decision: AntithromboticDecision;
    readonly stopDays: number;
    readonly restartHours: number | null;
  },
): Promise<Done> {
  return actOnReferral(tx, command, 'set-plan', async ({ referral }) => {
    const { drug, decision, stopDays } = command;
    const restartHours = decision === 'continue' ? null : command.restartHours;
    const plan = {
      decision,
      stop_days: stopDays,
      restart_hours: restartHours,
      decided: json(stampOf(tx)),
      prescriber_agreed: null,
    };
    const before = referral.antithrombotics.find((each) => each.drug === drug);
    if (before?.decided) await supersede(tx, referral.id, { what: 'plan', was: before });
    await tx.db
      .insertInto('antithrombotic_plan')
      .values({ clinic_id: tx.actor.clinicId, referral_id: referral.id, drug, ...plan })
      .onConflict((conflict) =>
        conflict.columns(['clinic_id', 'referral_id', 'drug']).doUpdateSet(plan),
      )
      .execute();
    return changed(tx, referral, {
      act: 'set-antithrombotic-plan',
      detail: { drug, decision, stopDays, restartHours },
    });
  });
}

/** From now on the patient may be told to stop. */
export async function recordPrescriberAgreement(
  tx: UnitOfWork,
  command: OfReferral & { readonly drug: string },
): Promise<Done> {
  return actOnReferral(tx, command, 'record-agreement', async ({ referral }) => {
    const { drug } = command;
    const plan = referral.antithrombotics.find((each) => each.drug === drug);
    if (plan === undefined || !needsPrescriber(plan) || plan.prescriberAgreed !== null)
      return refused([{ code: 'no-stop-decided', drug }]);
    await tx.db
      .updateTable('antithrombotic_plan')
      .set({ prescriber_agreed: json(stampOf(tx)) })
      .where('referral_id', '=', referral.id)
      .where('drug', '=', drug)
      .execute();
    return changed(tx, referral, { act: 'prescriber-agreed', detail: { drug } });
  });
}

type TakeBack = OfReferral & { readonly drug: string; readonly reason: string };

/** The plan was decided in error: the drug is undecided again, and nothing can be confirmed. */
export async function takeBackPlan(tx: UnitOfWork, command: TakeBack): Promise<Done> {
  return actOnReferral(tx, command, 'take-back-plan', async ({ referral, patient, bookings }) => {
    const { drug, reason } = command;
    const plan = referral.antithrombotics.find((each) => each.drug === drug);
    if (!plan?.decided) return refused([{ code: 'nothing-to-act-on', action: 'take-back-plan' }]);
    const refusals = takeBackPlanRefusals({ referral, bookings }, plan, await today(tx));
    if (refusals.length > 0) return refused(refusals);
    await supersede(tx, referral.id, { what: 'plan', was: plan }, reason);
    await tx.db
      .updateTable('antithrombotic_plan')
      .set({
        decision: null,
        decided: null,
        prescriber_agreed: null,
        // What the drug table proposes stands there again, as before anybody decided.
        stop_days: proposalFor(drug, patient)?.stopDays ?? 0,
        restart_hours: null,
      })
      .where('referral_id', '=', referral.id)
      .where('drug', '=', drug)
      .execute();
    return changed(tx, referral, {
      act: 'take-back-antithrombotic-plan',
      reason: reason === '' ? null : reason,
      detail: { drug },
    });
  });
}

/** The prescriber did not agree after all, or to something else. */
export async function takeBackAgreement(tx: UnitOfWork, command: TakeBack): Promise<Done> {
  return actOnReferral(tx, command, 'take-back-agreement', async ({ referral, bookings }) => {
    const { drug, reason } = command;
    const plan = referral.antithrombotics.find((each) => each.drug === drug);
    if (!plan?.prescriberAgreed)
      return refused([{ code: 'nothing-to-act-on', action: 'take-back-agreement' }]);
    const refusals = takeBackAgreementRefusals({ referral, bookings }, plan, await today(tx));
    if (refusals.length > 0) return refused(refusals);
    const was = plan.prescriberAgreed;
    await supersede(tx, referral.id, { what: 'agreement', drug, was }, reason);
    await tx.db
      .updateTable('antithrombotic_plan')
      .set({ prescriber_agreed: null })
      .where('referral_id', '=', referral.id)
      .where('drug', '=', drug)
      .execute();
    return changed(tx, referral, {
      act: 'take-back-agreement',
      reason: reason === '' ? null : reason,
      detail: { drug },
    });
  });
}

async function today(tx: UnitOfWork) {
  return clinicDateOf(tx.now, (await tx.clinic()).zone);
}
