import { needsPrescriber, type AntithromboticDecision } from '#domain/readiness/antithrombotics';
import { json } from '../db/columns.ts';
import { refused, type Outcome, type UnitOfWork } from '../db/unit-of-work.ts';
import { changed, stampOf, withReferral, type OfReferral } from './referral-write.ts';

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
  },
): Promise<Done> {
  return withReferral(tx, command, async ({ referral }) => {
    const { drug, decision, stopDays } = command;
    const plan = {
      decision,
      stop_days: stopDays,
      decided: json(stampOf(tx)),
      prescriber_agreed: null,
    };
    await tx.db
      .insertInto('antithrombotic_plan')
      .values({ clinic_id: tx.actor.clinicId, referral_id: referral.id, drug, ...plan })
      .onConflict((conflict) =>
        conflict.columns(['clinic_id', 'referral_id', 'drug']).doUpdateSet(plan),
      )
      .execute();
    return changed(tx, referral, {
      act: 'set-antithrombotic-plan',
      detail: { drug, decision, stopDays },
    });
  });
}

/** From now on the patient may be told to stop. */
export async function recordPrescriberAgreement(
  tx: UnitOfWork,
  command: OfReferral & { readonly drug: string },
): Promise<Done> {
  return withReferral(tx, command, async ({ referral }) => {
    const { drug } = command;
    const plan = referral.antithrombotics.find((each) => each.drug === drug);
    if (plan === undefined || !needsPrescriber(plan))
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
