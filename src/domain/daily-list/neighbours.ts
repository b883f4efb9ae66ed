import type { Booking } from '#domain/booking/booking';
import { changeRefusals } from '#domain/booking/changing';
import type { DailyRow } from '#domain/daily-list/daily-list';

type Row = Pick<DailyRow, 'booking' | 'state'>;

/** Those with whom a patient may change places: the nearest before and after who have not come. */
export interface Neighbours {
  readonly before: Booking | null;
  readonly after: Booking | null;
}

const NOBODY: Neighbours = { before: null, after: null };

/**
 * The neighbours of one patient on a list in order of time; nobody once the patient has come, or
 * while another one between them has. Whether both fit in each other's place is `bookingRefusals`'.
 */
export function neighboursOf(rows: readonly Row[], bookingId: string): Neighbours {
  const at = rows.findIndex(({ booking }) => booking.id === bookingId);
  const own = rows[at];
  if (own === undefined || !isFree(own)) return NOBODY;
  return { before: freeAt(rows[at - 1]), after: freeAt(rows[at + 1]) };
}

const isFree = ({ booking, state }: Row): boolean => changeRefusals(booking, state).length === 0;

const freeAt = (row: Row | undefined): Booking | null =>
  row !== undefined && isFree(row) ? row.booking : null;
