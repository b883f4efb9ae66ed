import type { BookBlocks } from '#contract/series';
import type { Refusal } from '#domain/refusal';
import { gateOpen } from '#domain/series/gate';
import type { Series } from '#domain/series/series';
import { placeBookings } from '../db/place-bookings.ts';
import type { UnitOfWork } from '../db/unit-of-work.ts';
import { ofBlock } from './series-write.ts';

export type BlockPlace = BookBlocks['bookings'][number];

interface Placing {
  readonly act: string;
  /** Even where it could be confirmed. */
  readonly provisional: boolean;
  readonly tab: string | null;
}

/**
 * Books blocks of a running series, all of them or none. A block is confirmed when its gate is open:
 * the first one, and the one for which a physician has decided to go on; the others are provisional.
 * The answer is the new bookings' ids, or what is refused for which block.
 */
export async function placeBlocks(
  tx: UnitOfWork,
  series: Pick<Series, 'referralId' | 'decisions'>,
  blocks: readonly BlockPlace[],
  { act, provisional, tab }: Placing,
): Promise<{ readonly bookingIds: readonly string[]; readonly refusals: readonly Refusal[] }> {
  const outcome = await placeBookings(
    tx,
    blocks.map(({ blockIndex, overrules, ...place }) => ({
      referralId: series.referralId,
      place,
      blockIndex,
      status: !provisional && gateOpen(series, blockIndex) ? 'booked' : 'provisional',
      overrules,
    })),
    { act, reason: null, tab },
  );
  if (outcome.kind === 'placed')
    return { bookingIds: outcome.bookings.map(({ id }) => id), refusals: [] };
  const refusals = outcome.byPlacement.flatMap((found, at) =>
    ofBlock(blocks[at]?.blockIndex ?? 1, found),
  );
  return { bookingIds: [], refusals };
}
