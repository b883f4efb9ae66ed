import type { ReadinessKind } from '#domain/readiness/readiness';
import { ownerOf } from '#domain/readiness/readiness-for';
import type { Authorisation } from '#domain/referral/referral';
import { dateRefusals } from '#domain/referral/dated-facts';
import { clinicDateOf } from '#domain/time/instant';
import { jsonOrNull } from '../db/columns.ts';
import { refused, unchanged, type Outcome, type UnitOfWork } from '../db/unit-of-work.ts';
import { actOnReferral, supersede } from './act-on-referral.ts';
import { changed, notFound, stampOf, type OfReferral } from './referral-write.ts';

type Done = Outcome<{ referralId: string }>;

/** One more thing that must be in hand, such as imaging that the physician wants to see. */
export async function addReadiness(
  tx: UnitOfWork,
  command: OfReferral & { readonly kind: ReadinessKind },
): Promise<Done> {
  return actOnReferral(tx, command, 'add-readiness', async ({ referral }) => {
    const { kind } = command;
    if (referral.readiness.some((item) => item.kind === kind))
      return unchanged({ referralId: referral.id });
    await tx.db
      .insertInto('readiness_item')
      .values({
        clinic_id: tx.actor.clinicId,
        readiness_item_id: tx.newId(),
        referral_id: referral.id,
        kind,
        owner: ownerOf(kind),
      })
      .execute();
    return changed(tx, referral, { act: 'add-readiness', detail: { kind } });
  });
}

/** Done with a note, or open again. What other facts decide is not ticked by hand. */
export async function setReadiness(
  tx: UnitOfWork,
  command: OfReferral & {
    readonly itemId: string;
    readonly done: boolean;
    readonly note: string;
  },
): Promise<Done> {
  return actOnReferral(tx, command, 'set-readiness', async ({ referral }) => {
    const item = referral.readiness.find(({ id }) => id === command.itemId);
    if (item === undefined) return refused([notFound(command.itemId)]);
    const { kind, done: was } = item;
    if (was !== null) await supersede(tx, referral.id, { what: 'readiness', kind, was });
    const done = command.done ? { ...stampOf(tx), note: command.note } : null;
    await tx.db
      .updateTable('readiness_item')
      .set({ done: jsonOrNull(done) })
      .where('readiness_item_id', '=', item.id)
      .execute();
    return changed(tx, referral, {
      act: command.done ? 'readiness-done' : 'readiness-reopened',
      reason: command.note === '' ? null : command.note,
      detail: { kind },
    });
  });
}

/** What the payer allows; `null` when nobody has to. */
export async function setAuthorisation(
  tx: UnitOfWork,
  command: OfReferral & { readonly authorisation: Authorisation | null },
): Promise<Done> {
  return actOnReferral(tx, command, 'set-authorisation', async ({ referral }) => {
    const { authorisation } = command;
    const { zone } = await tx.clinic();
    const refusals = dateRefusals({ authorisation }, clinicDateOf(tx.now, zone));
    if (refusals.length > 0) return refused(refusals);
    await supersede(tx, referral.id, { what: 'authorisation', was: referral.authorisation });
    return changed(tx, referral, {
      act: 'set-authorisation',
      set: { authorisation: jsonOrNull(authorisation) },
    });
  });
}
