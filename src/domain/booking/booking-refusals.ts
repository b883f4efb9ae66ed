import type { Asking, BookingCase, Cell } from '#domain/booking/booking-case';
import type { BookingRefusal } from '#domain/booking/booking-refusal';
import { caseRefusals } from '#domain/booking/case-refusals';
import { cellRefusals } from '#domain/booking/cell-refusals';
import type { DayPlan } from '#domain/booking/clinic-book';
import { dateRefusals } from '#domain/booking/date-refusals';
import { hardestFirst } from '#domain/booking/hardness';

/**
 * Why this block may not stand in this cell: every reason at once, the hardest first; empty means
 * allowed as it is. `day` is the clinic's plan of the cell's date. What the case's own booking
 * occupies, and what the asker's own tab holds, is not in the way, so that a booking can move onto
 * its own old time. Who may let a soft refusal pass is said by `hardnessOf`.
 */
export function bookingRefusals(
  bookingCase: BookingCase,
  cell: Cell,
  day: DayPlan,
  asking: Asking,
): BookingRefusal[] {
  return hardestFirst([
    ...caseRefusals(bookingCase, asking.today),
    ...dateRefusals(bookingCase, day, asking),
    ...cellRefusals(bookingCase, cell, day, asking),
  ]);
}

/**
 * Why a block could be no more than provisional that day: only what a confirmed booking must have
 * and a provisional one need not.
 */
export function provisionalReasons(
  bookingCase: BookingCase,
  day: DayPlan,
  asking: Asking,
): BookingRefusal[] {
  const provisional = new Set(asStatus('provisional', bookingCase, day, asking).map(codeOf));
  const confirmed = asStatus('booked', bookingCase, day, asking);
  return hardestFirst(confirmed.filter(({ code }) => !provisional.has(code)));
}

/** What may have changed since a provisional booking was made, and that no place makes good. */
const WHEREVER_IT_STANDS: readonly BookingRefusal['code'][] = [
  'referral-not-accepted',
  'side-missing',
  'side-not-ordered',
  'in-the-past',
];

/**
 * Why a provisional booking may not be confirmed where it stands. Its place is not asked again,
 * because it holds it; its referral, its side and the clock are.
 */
export function confirmRefusals(
  bookingCase: BookingCase,
  day: DayPlan,
  asking: Asking,
): BookingRefusal[] {
  const lasting = asStatus('provisional', bookingCase, day, asking).filter(({ code }) =>
    WHEREVER_IT_STANDS.includes(code),
  );
  return hardestFirst([...lasting, ...provisionalReasons(bookingCase, day, asking)]);
}

function asStatus(
  status: BookingCase['status'],
  bookingCase: BookingCase,
  day: DayPlan,
  asking: Asking,
): BookingRefusal[] {
  const asked = { ...bookingCase, status };
  return [...caseRefusals(asked, asking.today), ...dateRefusals(asked, day, asking)];
}

const codeOf = ({ code }: BookingRefusal): BookingRefusal['code'] => code;
