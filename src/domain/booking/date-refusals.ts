import { authorisedBlocks } from '#domain/booking/authorised-blocks';
import type { Asking, BookingCase, CountedBlock } from '#domain/booking/booking-case';
import type { BookingRefusal } from '#domain/booking/booking-refusal';
import type { DayPlan } from '#domain/booking/clinic-book';
import { antithromboticProblems } from '#domain/readiness/antithrombotics';
import type { Side } from '#domain/referral/laterality';
import { clinicDateOf } from '#domain/time/instant';
import { addDays, daysBetween, inDateRange, type ClinicDate } from '#domain/time/clinic-date';

/** What keeps this block from this day, at whatever time and in whichever room. */
export function dateRefusals(
  bookingCase: BookingCase,
  day: Pick<DayPlan, 'date' | 'opens' | 'closedBecause'>,
  asking: Asking,
): BookingRefusal[] {
  const { date } = day;
  const refusals: BookingRefusal[] = [];
  if (date < asking.today) refusals.push({ code: 'in-the-past', date });
  if (day.opens === null) refusals.push({ code: 'clinic-closed', date, reason: day.closedBecause });
  if (bookingCase.status === 'booked')
    refusals.push(...antithromboticRefusals(bookingCase, date, asking));
  for (const range of bookingCase.patient.unavailable)
    if (inDateRange(date, range)) refusals.push({ code: 'patient-unavailable', ...range });
  refusals.push(...spacingRefusals(bookingCase, date), ...authorisationRefusals(bookingCase, date));
  return refusals;
}

/** A physician's plan that is missing, or can no longer be followed in the days that are left. */
function antithromboticRefusals(
  { referral, bleedingRisk, told }: BookingCase,
  date: ClinicDate,
  { today, zone }: Asking,
): BookingRefusal[] {
  const toldOn = told?.date === date ? clinicDateOf(told.at, zone) : null;
  return antithromboticProblems(referral.antithrombotics, date, today, toldOn).filter(
    ({ code }) => bleedingRisk !== 'low' || code !== 'antithrombotic-undecided',
  );
}

/**
 * Spacing and cap of a series against every other block of the patient, in days of the calendar.
 * The minimum is the larger of the protocol's and the payer's; it also holds against blocks of the
 * same procedure outside the series where the sides meet, because the body does not know series.
 */
export function spacingRefusals(bookingCase: BookingCase, date: ClinicDate): BookingRefusal[] {
  const { series, blockIndex, referral } = bookingCase;
  const minimumDays = Math.max(
    series?.protocol.minimumDays ?? 0,
    referral.authorisation?.minimumSpacingDays ?? 0,
  );
  const refusals: BookingRefusal[] = [];
  for (const block of bookingCase.blocks) {
    const otherDate = block.date;
    if (series !== null && block.seriesId === series.id) {
      const days = daysApart(block, blockIndex, date);
      if (days < minimumDays)
        refusals.push({ code: 'interval-too-short', days, minimumDays, otherDate });
      const { maximumDays } = series.protocol;
      if (days > maximumDays && areNeighbours(block.blockIndex, blockIndex))
        refusals.push({ code: 'interval-too-long', days, maximumDays, otherDate });
    } else if (isSameBlock(block, bookingCase)) {
      const days = Math.abs(daysBetween(otherDate, date));
      if (days < minimumDays)
        refusals.push({ code: 'interval-too-short', days, minimumDays, otherDate });
    }
  }
  if (series !== null && exceedsYearlyCap(bookingCase, date, series.protocol.yearlyCap))
    refusals.push({ code: 'yearly-cap-reached', cap: series.protocol.yearlyCap });
  return refusals;
}

/** Days from the lower block to the higher; negative when they would come in the wrong order. */
function daysApart(other: CountedBlock, blockIndex: number | null, date: ClinicDate): number {
  return (other.blockIndex ?? 0) < (blockIndex ?? 0)
    ? daysBetween(other.date, date)
    : daysBetween(date, other.date);
}

const areNeighbours = (a: number | null, b: number | null): boolean =>
  a !== null && b !== null && Math.abs(a - b) === 1;

const isSameBlock = (block: CountedBlock, bookingCase: BookingCase): boolean =>
  block.procedureTypeId === bookingCase.procedureTypeId && sidesMeet(block.side, bookingCase.side);

const sidesMeet = (a: Side | null, b: Side | null): boolean =>
  a === null || b === null || a === b || a === 'both' || b === 'both';

/** More than `cap` blocks of this procedure, on whichever side, within any 365 days. */
function exceedsYearlyCap(bookingCase: BookingCase, date: ClinicDate, cap: number): boolean {
  const first = addDays(date, -364);
  const last = addDays(date, 364);
  const dates = bookingCase.blocks
    .filter(
      (block) =>
        block.procedureTypeId === bookingCase.procedureTypeId &&
        first <= block.date &&
        block.date <= last,
    )
    .map((block) => block.date)
    .concat(date)
    .sort();
  return dates.some((from, index) => {
    const overCap = dates[index + cap];
    return (
      overCap !== undefined && from <= date && date <= overCap && overCap <= addDays(from, 364)
    );
  });
}

export function authorisationRefusals(
  bookingCase: BookingCase,
  date: ClinicDate,
): BookingRefusal[] {
  const { authorisation, id } = bookingCase.referral;
  if (authorisation === null) return [];
  const { validFrom, validTo, blocksAllowed } = authorisation;
  const refusals: BookingRefusal[] = [];
  if (date < validFrom || date > validTo)
    refusals.push({ code: 'authorisation-not-valid', validFrom, validTo });
  const { used, ahead } = authorisedBlocks(id, bookingCase.blocks);
  if (used + ahead >= blocksAllowed)
    refusals.push({ code: 'authorisation-used-up', allowed: blocksAllowed });
  return refusals;
}
