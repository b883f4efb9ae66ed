import { mayWithdrawFlag } from '#domain/referral/allowed-actions';
import type { RedFlagKind } from '#domain/referral/referral';
import { json } from '../db/columns.ts';
import { refused, type Outcome, type UnitOfWork } from '../db/unit-of-work.ts';
import { actOnReferral, supersede } from './act-on-referral.ts';
import { changed, notFound, stampOf, type OfReferral } from './referral-write.ts';

type Done = Outcome<{ referralId: string }>;

/** Anybody who sees a red flag writes it down; from then on nobody is confirmed. */
export async function raiseRedFlag(
  tx: UnitOfWork,
  command: OfReferral & { readonly kind: RedFlagKind; readonly note: string },
): Promise<Done> {
  return actOnReferral(tx, command, 'raise-red-flag', async ({ referral }) => {
    await tx.db
      .insertInto('red_flag')
      .values({
        clinic_id: tx.actor.clinicId,
        red_flag_id: tx.newId(),
        referral_id: referral.id,
        kind: command.kind,
        note: command.note,
        raised: json(stampOf(tx)),
      })
      .execute();
    return changed(tx, referral, { act: 'raise-red-flag', detail: { kind: command.kind } });
  });
}

/** A physician has looked, and says what came of it. */
export async function resolveRedFlag(
  tx: UnitOfWork,
  command: OfReferral & { readonly flagId: string; readonly resolution: string },
): Promise<Done> {
  return actOnReferral(tx, command, 'resolve-red-flag', async ({ referral }) => {
    const flag = referral.redFlags.find(({ id }) => id === command.flagId);
    if (flag === undefined || flag.resolved !== null) return refused([notFound(command.flagId)]);
    const { resolution } = command;
    await tx.db
      .updateTable('red_flag')
      .set({ resolved: json({ ...stampOf(tx), resolution }) })
      .where('red_flag_id', '=', flag.id)
      .execute();
    return changed(tx, referral, {
      act: 'resolve-red-flag',
      reason: resolution,
      detail: { kind: flag.kind },
    });
  });
}

type OfFlag = OfReferral & { readonly flagId: string; readonly reason: string };

/** It was never there: on the wrong patient, or misread. It stays readable as such. */
export async function withdrawRedFlag(tx: UnitOfWork, command: OfFlag): Promise<Done> {
  return actOnReferral(tx, command, 'withdraw-red-flag', async ({ referral }) => {
    const flag = referral.redFlags.find(({ id }) => id === command.flagId);
    if (flag === undefined || !mayWithdrawFlag(flag, tx.actor))
      return refused([notFound(command.flagId)]);
    const { reason } = command;
    await tx.db
      .updateTable('red_flag')
      .set({ resolved: json({ ...stampOf(tx), resolution: reason, raisedInError: true }) })
      .where('red_flag_id', '=', flag.id)
      .execute();
    return changed(tx, referral, {
      act: 'withdraw-red-flag',
      reason,
      detail: { kind: flag.kind },
    });
  });
}

/** Resolved too soon: again nobody is confirmed. What was said of it stays readable. */
export async function reopenRedFlag(tx: UnitOfWork, command: OfFlag): Promise<Done> {
  return actOnReferral(tx, command, 'reopen-red-flag', async ({ referral }) => {
    const flag = referral.redFlags.find(({ id }) => id === command.flagId);
    if (!flag?.resolved) return refused([notFound(command.flagId)]);
    const { reason } = command;
    const { kind, resolved: was } = flag;
    await supersede(tx, referral.id, { what: 'red-flag-resolution', kind, was }, reason);
    await tx.db
      .updateTable('red_flag')
      .set({ resolved: null })
      .where('red_flag_id', '=', flag.id)
      .execute();
    return changed(tx, referral, { act: 'reopen-red-flag', reason, detail: { kind } });
  });
}
