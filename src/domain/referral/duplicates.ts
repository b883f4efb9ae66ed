import type { Stamp } from '#domain/people/stamp';
import type { LikenessReason, LikenessVerdict } from '#domain/referral/likeness';

/** Another referral that looks like this one. It is never merged but by a person. */
export interface Duplicate {
  readonly otherReferralId: string;
  readonly likeness: Exclude<LikenessVerdict, 'unlikely'>;
  /** Is it about the same disease on the same side as well? */
  readonly sameIndication: boolean;
  readonly reasons: readonly LikenessReason[];
  /** Somebody has looked and said that they are two. It does not come back by itself. */
  readonly dismissed: (Stamp & { readonly reason: string | null }) | null;
}

/** Where a duplicate went, by whom and why. */
export interface MergedInto extends Stamp {
  readonly referralId: string;
  readonly reason: string | null;
}
