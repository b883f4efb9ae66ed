import { json } from '../db/columns.ts';
import { refused, unchanged, type Outcome, type UnitOfWork } from '../db/unit-of-work.ts';
import { changed, notFound, stampOf, withReferral, type OfReferral } from './referral-write.ts';

/** Somebody has looked: they are two. That stays so, whatever a later message adds. */
export async function dismissDuplicate(
  tx: UnitOfWork,
  command: OfReferral & { readonly otherId: string; readonly reason: string | null },
): Promise<Outcome<{ referralId: string }>> {
  return withReferral(tx, command, async ({ referral }) => {
    const { otherId, reason } = command;
    const flag = referral.duplicates.find(({ otherReferralId }) => otherReferralId === otherId);
    if (flag === undefined) return refused([notFound(otherId)]);
    if (flag.dismissed !== null) return unchanged({ referralId: referral.id });
    // The other one carries the same flag, and goes out with it.
    await tx.db
      .selectFrom('referral')
      .select('referral_id')
      .where('referral_id', '=', otherId)
      .forNoKeyUpdate()
      .execute();
    await tx.db
      .updateTable('referral_likeness')
      .set({ dismissed: json({ ...stampOf(tx), reason }) })
      .where((eb) =>
        eb.or([
          eb.and([eb('referral_id', '=', referral.id), eb('other_id', '=', otherId)]),
          eb.and([eb('referral_id', '=', otherId), eb('other_id', '=', referral.id)]),
        ]),
      )
      .execute();
    const outcome = await changed(tx, referral, {
      act: 'dismiss-duplicate',
      reason,
      detail: { other: otherId },
    });
    tx.touch('referral', otherId);
    return outcome;
  });
}
