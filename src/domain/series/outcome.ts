import type { SeriesBlock, VisitsByBooking } from '#domain/series/blocks';
import { peakRelief } from '#domain/series/response';
import type { BlockResponse, Series } from '#domain/series/series';
import { technicalSuccess, type WarmthRules } from '#domain/series/technical-success';
import type { Visit } from '#domain/visit/visit';

/** What one block did, as the continue rule reads it. `null` means that nobody knows (yet). */
export interface BlockOutcome {
  readonly index: number;
  /** Was the block achieved? Kept apart from whether it helped. */
  readonly technicalSuccess: boolean | null;
  /** Percent, the greatest at any time. */
  readonly peakRelief: number | null;
  readonly hoursOfRelief: number | null;
  readonly functionBetter: boolean | null;
  readonly pgic: number | null;
  readonly complication: string | null;
}

/** The outcome of every block given so far, in order, from what was recorded by whom it may be. */
export function blockOutcomes(
  series: Pick<Series, 'responses'>,
  blocks: readonly SeriesBlock[],
  visits: VisitsByBooking,
  rules: WarmthRules,
): BlockOutcome[] {
  return blocks
    .filter(({ standing }) => standing === 'done')
    .map((block) => {
      const response = series.responses.find(({ bookingId }) => bookingId === block.bookingId);
      const visit = visits[block.bookingId];
      return {
        index: block.index,
        technicalSuccess: knownSuccess(block, response, visit, rules),
        peakRelief: response === undefined ? null : peakRelief(response),
        hoursOfRelief: response?.hoursOfRelief ?? null,
        functionBetter: response?.functionBetter ?? null,
        pgic: response?.pgic ?? null,
        complication: complicationIn(visit),
      };
    });
}

/** A person's word in the response, else the procedure record, else what the soles' warmth says. */
export function knownSuccess(
  block: Pick<SeriesBlock, 'side'>,
  response: Pick<BlockResponse, 'technicalSuccess'> | undefined,
  visit: Visit | undefined,
  rules: WarmthRules,
): boolean | null {
  return (
    response?.technicalSuccess ??
    visit?.records.at(-1)?.technicalSuccess ??
    technicalSuccess(visit?.measurements ?? [], block.side, rules).success
  );
}

/** The ways people write that there was none. */
const NONE = /^\s*(none|no|nil|no complications?|n\/a|-+)?\.?\s*$/i;

/** The complication named in the last procedure record, if any. */
export function complicationIn(visit: Visit | undefined): string | null {
  const text = visit?.records.at(-1)?.complications ?? '';
  return NONE.test(text) ? null : text.trim();
}

/** What stood before the block: the response says so, else the last baseline score of the day. */
export function knownNrsBefore(
  response: Pick<BlockResponse, 'nrsBefore'> | undefined,
  visit: Visit | undefined,
): number | null {
  const baseline = visit?.measurements.findLast(
    ({ kind, phase }) => kind === 'nrs' && phase === 'baseline',
  );
  return response?.nrsBefore ?? baseline?.value ?? null;
}
