import { countedBlocks } from '#domain/booking/booking-case';
import type { Booking } from '#domain/booking/booking';
import type { Side } from '#domain/referral/laterality';
import type { Series } from '#domain/series/series';
import type { ClinicDate } from '#domain/time/clinic-date';
import type { Minute } from '#domain/time/minutes';
import type { Visit, VisitState } from '#domain/visit/visit';

/**
 * Where a block stands: a place kept (`provisional`), a place confirmed (`booked`), treated or at
 * least begun in the room (`done`), or never given because the patient did not come or left before
 * the room (`lost`).
 */
export type BlockStanding = 'provisional' | 'booked' | 'done' | 'lost';

/** One block of a series on its day. */
export interface SeriesBlock {
  /** 1 for the first block. */
  readonly index: number;
  readonly bookingId: string;
  readonly date: ClinicDate;
  readonly start: Minute;
  /** Treated, or to be treated, that day. */
  readonly side: Side | null;
  readonly standing: BlockStanding;
}

/** By booking; a booking without a visit has not begun. */
export type VisitsByBooking = Readonly<Partial<Record<string, Visit>>>;
/** `stateForBlock` of a booking's visit: all that spacing and standing need of it. */
export type VisitStates = (bookingId: string) => VisitState;

/**
 * The blocks of a series in order of their index, one for each index: a lost block counts only
 * until it is booked anew. Cancelled bookings are no blocks.
 */
export function seriesBlocks(
  series: Pick<Series, 'id' | 'patientId'>,
  bookings: readonly Booking[],
  visitStateOf: VisitStates,
): SeriesBlock[] {
  const ofSeries = bookings.filter((booking) => booking.seriesId === series.id);
  const counted = new Map(
    countedBlocks(series.patientId, ofSeries, visitStateOf).map((block) => [block.id, block]),
  );
  const byIndex = new Map<number, SeriesBlock>();
  for (const booking of ofSeries) {
    if (booking.status === 'cancelled' || booking.blockIndex === null) continue;
    const block: SeriesBlock = {
      index: booking.blockIndex,
      bookingId: booking.id,
      date: booking.date,
      start: booking.start,
      side: booking.side,
      standing: standingOf(booking, counted.get(booking.id)?.ahead, visitStateOf(booking.id)),
    };
    const known = byIndex.get(block.index);
    if (known === undefined || known.standing === 'lost') byIndex.set(block.index, block);
  }
  return [...byIndex.values()].sort((a, b) => a.index - b.index);
}

function standingOf(
  booking: Booking,
  ahead: boolean | undefined,
  state: VisitState,
): BlockStanding {
  if (ahead === undefined) return 'lost';
  if (!ahead || state === 'in-recovery' || state === 'ready') return 'done';
  return booking.status === 'provisional' ? 'provisional' : 'booked';
}

/** The last block given so far. */
export function lastDone(blocks: readonly SeriesBlock[]): SeriesBlock | undefined {
  return blocks.findLast((block) => block.standing === 'done');
}

/** The next block that has a place, after the last one given. */
export function nextPlaced(blocks: readonly SeriesBlock[]): SeriesBlock | undefined {
  const done = lastDone(blocks)?.index ?? 0;
  return blocks.find(
    ({ index, standing }) => index > done && (standing === 'booked' || standing === 'provisional'),
  );
}
