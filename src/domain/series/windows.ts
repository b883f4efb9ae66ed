import type { BookingCase } from '#domain/booking/booking-case';
import type { BookingRefusal } from '#domain/booking/booking-refusal';
import { authorisationRefusals, spacingRefusals } from '#domain/booking/date-refusals';
import { antithromboticProblems } from '#domain/readiness/antithrombotics';
import { addDays, daysFrom, type ClinicDate } from '#domain/time/clinic-date';

/** First and last day, both included. */
export interface Days {
  readonly from: ClinicDate;
  readonly to: ClinicDate;
}

/** When one block of a series may be. */
export interface LegalWindow {
  readonly blockIndex: number;
  /** The days the protocol's minimum and maximum leave beside the neighbouring blocks. */
  readonly protocol: Days;
  /** First and last day that nothing forbids; `null` when no day is left. */
  readonly legal: Days | null;
  /** The protocol's usual day, moved to the nearest legal one. */
  readonly usual: ClinicDate;
  /** What took days of the protocol's window away: authorisation, cap, today, a drug's stop. */
  readonly cuts: readonly BookingRefusal['code'][];
}

/**
 * Why a block of a series may not be on this day, wherever there may be room: spacing, yearly cap,
 * authorisation, a day in the past, and a drug that can no longer be stopped in time. Whether a
 * stop is decided at all is asked when the block is confirmed, not when it is planned.
 */
export function seriesDayRefusals(
  bookingCase: BookingCase,
  date: ClinicDate,
  today: ClinicDate,
): BookingRefusal[] {
  const past: BookingRefusal[] = date < today ? [{ code: 'in-the-past', date }] : [];
  const tooLate = antithromboticProblems(
    bookingCase.referral.antithrombotics,
    date,
    today,
    null,
  ).filter(({ code }) => code === 'antithrombotic-too-late');
  return [...past, ...intervalRefusals(bookingCase, date), ...tooLate];
}

/** Why this day breaks the spacing, the yearly cap or the authorisation; empty means it does not. */
export function intervalRefusals(bookingCase: BookingCase, date: ClinicDate): BookingRefusal[] {
  return [...spacingRefusals(bookingCase, date), ...authorisationRefusals(bookingCase, date)];
}

/**
 * When block `blockIndex` of the case's series may be, given its other blocks as they are done or
 * planned. Without a block before it the window opens today; without a neighbour to bind it, it
 * ends at `horizon`, the last day that is planned at all.
 */
export function legalWindow(
  bookingCase: BookingCase,
  today: ClinicDate,
  horizon: ClinicDate,
): LegalWindow {
  const blockIndex = bookingCase.blockIndex ?? 1;
  const protocol = protocolDays(bookingCase, blockIndex, today, horizon);
  const wished = usualDay(bookingCase, blockIndex) ?? protocol.from;
  const cuts = new Set<BookingRefusal['code']>();
  const legal = daysFrom(protocol.from, protocol.to).filter((date) => {
    const refusals = seriesDayRefusals(bookingCase, date, today);
    for (const { code } of refusals) cuts.add(code);
    return refusals.length === 0;
  });
  const [from] = legal;
  const to = legal.at(-1);
  if (from === undefined || to === undefined)
    return { blockIndex, protocol, legal: null, usual: wished, cuts: [...cuts] };
  const usual = wished < from ? from : wished > to ? to : wished;
  return { blockIndex, protocol, legal: { from, to }, usual, cuts: [...cuts] };
}

/** The days that the protocol's minimum and maximum leave beside the neighbouring blocks. */
export function protocolDays(
  bookingCase: BookingCase,
  blockIndex: number,
  today: ClinicDate,
  horizon: ClinicDate,
): Days {
  const { before, after, minimumDays, maximumDays } = neighbours(bookingCase, blockIndex);
  const from = [before && addDays(before.date, minimumDays)];
  const to = [after && addDays(after.date, -minimumDays)];
  if (before?.blockIndex === blockIndex - 1) to.push(addDays(before.date, maximumDays));
  if (after?.blockIndex === blockIndex + 1) from.push(addDays(after.date, -maximumDays));
  return {
    from: latest(from.filter((day) => day !== undefined)) ?? today,
    to: earliest(to.filter((day) => day !== undefined)) ?? horizon,
  };
}

/** `intervalDays`, or the protocol's usual interval, after the block before; never under the minimum. */
export function usualDay(
  bookingCase: BookingCase,
  blockIndex: number,
  intervalDays: number | null = null,
): ClinicDate | undefined {
  const { before, minimumDays, usualDays } = neighbours(bookingCase, blockIndex);
  return before && addDays(before.date, Math.max(minimumDays, intervalDays ?? usualDays));
}

/** The blocks of the series on either side, and the distances to keep from them, in days. */
function neighbours({ series, blocks, referral }: BookingCase, blockIndex: number) {
  const ofSeries = blocks
    .filter((block) => series !== null && block.seriesId === series.id)
    .sort((a, b) => (a.blockIndex ?? 0) - (b.blockIndex ?? 0));
  const minimumDays = Math.max(
    series?.protocol.minimumDays ?? 0,
    referral.authorisation?.minimumSpacingDays ?? 0,
  );
  return {
    before: ofSeries.findLast((block) => (block.blockIndex ?? 0) < blockIndex),
    after: ofSeries.find((block) => (block.blockIndex ?? 0) > blockIndex),
    minimumDays,
    usualDays: series?.protocol.usualDays ?? 0,
    maximumDays: series?.protocol.maximumDays ?? 0,
  };
}

const latest = (days: readonly ClinicDate[]): ClinicDate | undefined => [...days].sort().at(-1);
const earliest = (days: readonly ClinicDate[]): ClinicDate | undefined => [...days].sort()[0];
