import type { CountedBlock } from '#domain/booking/booking-case';

/** How many of the blocks that a payer authorised have been done, and how many are booked. */
export interface AuthorisedBlocks {
  readonly used: number;
  readonly ahead: number;
}

/**
 * Every block of the referral counts, as for booking: an aborted one was begun and is used; one
 * that was cancelled, or to which the patient did not come, is not among the counted blocks.
 */
export function authorisedBlocks(
  referralId: string,
  blocks: readonly Pick<CountedBlock, 'referralId' | 'ahead'>[],
): AuthorisedBlocks {
  const own = blocks.filter((block) => block.referralId === referralId);
  const ahead = own.filter((block) => block.ahead).length;
  return { used: own.length - ahead, ahead };
}
