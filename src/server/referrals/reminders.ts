import type { Remind } from '#contract/referral-writes';
import { lastReminder } from '#domain/referral/reminders';
import { json } from '../db/columns.ts';
import { refused, type Outcome, type UnitOfWork } from '../db/unit-of-work.ts';
import { actOnReferral } from './act-on-referral.ts';
import { changed, stampOf, type OfReferral } from './referral-write.ts';

type Done = Outcome<{ referralId: string }>;

/** The referrer was asked again for what they owe. */
export async function sendReminder(
  tx: UnitOfWork,
  command: OfReferral & Pick<Remind, 'how' | 'note'>,
): Promise<Done> {
  return actOnReferral(tx, command, 'send-reminder', async ({ referral }) => {
    const { how, note } = command;
    await tx.db
      .insertInto('referral_reminder')
      .values({
        clinic_id: tx.actor.clinicId,
        reminder_id: tx.newId(),
        referral_id: referral.id,
        how,
        note,
        by_person: tx.actor.personId,
        by_name: tx.actor.name,
        at: tx.now,
      })
      .execute();
    return changed(tx, referral, {
      act: 'remind-referrer',
      reason: note === '' ? null : note,
      detail: { how },
    });
  });
}

/** The last reminder was recorded in error: it stays readable and counts no more. */
export async function takeBackReminder(tx: UnitOfWork, of: OfReferral): Promise<Done> {
  return actOnReferral(tx, of, 'take-back-reminder', async ({ referral }) => {
    const reminder = lastReminder(referral);
    if (reminder === null)
      return refused([{ code: 'nothing-to-act-on', action: 'take-back-reminder' }]);
    await tx.db
      .updateTable('referral_reminder')
      .set({ undone: json(stampOf(tx)) })
      .where('reminder_id', '=', reminder.id)
      .execute();
    return changed(tx, referral, { act: 'undo-remind-referrer', detail: { how: reminder.how } });
  });
}
