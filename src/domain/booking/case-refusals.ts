import { LONGEST_PROCEDURE, SHORTEST_PROCEDURE } from '#domain/booking/booking';
import type { BookingCase } from '#domain/booking/booking-case';
import type { BookingRefusal } from '#domain/booking/booking-refusal';
import { withinOrdered, type Side } from '#domain/referral/laterality';
import type { SeriesDecisionKind } from '#domain/series/series';
import type { ClinicDate } from '#domain/time/clinic-date';
import { isMinute } from '#domain/time/minutes';

/** What keeps this block from being booked at all, wherever and whenever it is put. */
export function caseRefusals(bookingCase: BookingCase, today: ClinicDate): BookingRefusal[] {
  const { bookingId, referral, series, durationMinutes } = bookingCase;
  const refusals: BookingRefusal[] = [];
  if (referral.decision !== 'accepted') refusals.push({ code: 'referral-not-accepted' });
  // What stands keeps its place through a pause, and may move.
  if (bookingId === null && series !== null && series.paused !== null)
    refusals.push({ code: 'series-paused' });
  const rival = rivalOf(bookingCase, today);
  if (rival !== undefined) refusals.push({ code: 'referral-already-booked', date: rival.date });
  refusals.push(...sideRefusals(bookingCase));
  if (!mayLast(durationMinutes)) refusals.push({ code: 'duration-out-of-range', durationMinutes });
  if (bookingCase.status === 'booked') refusals.push(...unconfirmable(bookingCase));
  return refusals;
}

/** Why this block may not be more than provisional, apart from its antithrombotics on a date. */
function unconfirmable({ referral, series, blockIndex }: BookingCase): BookingRefusal[] {
  const refusals: BookingRefusal[] = [];
  const flags = referral.redFlags.filter((flag) => flag.resolved === null);
  if (flags.length > 0)
    refusals.push({ code: 'red-flag-unresolved', kinds: flags.map((flag) => flag.kind) });
  if (series !== null && blockIndex !== null && blockIndex > 1) {
    const afterBlock = blockIndex - 1;
    const decision = series.decisions.findLast((made) => made.afterBlock === afterBlock);
    if (decision === undefined || !GOES_ON.includes(decision.decision))
      refusals.push({ code: 'series-undecided', afterBlock });
  }
  return refusals;
}

/** The decisions after which the next block goes ahead. */
const GOES_ON: readonly SeriesDecisionKind[] = ['continue', 'extend', 'repeat-technically'];

/** Another booking that already is this block, or this referral's only one. */
function rivalOf({ blocks, referral, series, blockIndex }: BookingCase, today: ClinicDate) {
  if (series === null)
    return blocks.find(
      (block) => block.referralId === referral.id && block.ahead && block.date >= today,
    );
  const ofSeries = blocks.filter((block) => block.seriesId === series.id);
  return (
    ofSeries.find((block) => block.blockIndex === blockIndex) ??
    (blockIndex !== null && blockIndex > series.plannedBlocks ? ofSeries.at(-1) : undefined)
  );
}

/**
 * Today's side has to be known where the procedure has one, and to lie within the ordered side: the
 * referral's, whatever its series says, and the series' own.
 */
function sideRefusals({ side, lateralityNeeded, referral, series }: BookingCase): BookingRefusal[] {
  if (side === null || referral.side === null)
    return lateralityNeeded ? [{ code: 'side-missing' }] : [];
  const ordered = notOrdered(side, referral.side);
  return ordered.length > 0 ? ordered : notOrdered(side, series?.side ?? referral.side);
}

/** Why a block or a whole series may not be on this side. */
export function notOrdered(side: Side, ordered: Side): BookingRefusal[] {
  return withinOrdered(side, ordered) ? [] : [{ code: 'side-not-ordered', side, ordered }];
}

const mayLast = (minutes: number): boolean =>
  isMinute(minutes) && SHORTEST_PROCEDURE <= minutes && minutes <= LONGEST_PROCEDURE;
