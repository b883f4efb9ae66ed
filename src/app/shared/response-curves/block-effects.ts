import type { SeriesBlock, VisitsByBooking } from '#domain/series/blocks';
import { knownNrsBefore, knownSuccess } from '#domain/series/outcome';
import { latestMeasure, peakRelief } from '#domain/series/response';
import type { ResponseMeasure, Series } from '#domain/series/series';
import { technicalSuccess, type WarmthRules } from '#domain/series/technical-success';
import type { ClinicDate } from '#domain/time/clinic-date';

/** What one block given did, as curves and tables show it. */
export interface BlockEffect {
  readonly index: number;
  readonly date: ClinicDate;
  readonly nrsBefore: number | null;
  readonly nrsAfter: number | null;
  readonly reliefPercent: number | null;
  readonly hoursOfRelief: number | null;
  /** °C on the treated side; on both sides the smaller rise. */
  readonly temperatureRise: number | null;
  readonly achieved: boolean | null;
  readonly measures: readonly ResponseMeasure[];
}

export function blockEffects(
  series: Pick<Series, 'responses'>,
  blocks: readonly SeriesBlock[],
  visits: VisitsByBooking,
  rules: WarmthRules,
): BlockEffect[] {
  return blocks
    .filter(({ standing }) => standing === 'done')
    .map((block) => {
      const response = series.responses.find(({ bookingId }) => bookingId === block.bookingId);
      const visit = visits[block.bookingId];
      const { rises } = technicalSuccess(visit?.measurements ?? [], block.side, rules);
      const treated = rises
        .filter(({ foot }) => block.side === 'both' || block.side === foot)
        .map(({ rise }) => rise);
      return {
        index: block.index,
        date: block.date,
        nrsBefore: knownNrsBefore(response, visit),
        nrsAfter: response === undefined ? null : (latestMeasure(response)?.nrs ?? null),
        reliefPercent: response === undefined ? null : peakRelief(response),
        hoursOfRelief: response?.hoursOfRelief ?? null,
        temperatureRise: treated.length === 0 ? null : Math.min(...treated),
        achieved: knownSuccess(block, response, visit, rules),
        measures: response?.measures ?? [],
      };
    });
}
