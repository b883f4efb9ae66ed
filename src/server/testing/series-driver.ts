import type { DecideSeriesBody, RecordResponseBody } from '#contract/series';
import type { Actor } from '#domain/people/person';
import type { BookableCase } from './a-bookable-clinic.ts';
import type { Answer, SeriesClinic } from './a-series-clinic.ts';
import { TEST_NOW } from './test-clinic.ts';

/** A week after the first block of `SERIES_DAYS`. */
const AFTER_A_WEEK = '2026-09-23T09:00:00.000Z';
/** Two weeks apart, from `BOOKING_DAY` on. */
export const SERIES_DAYS = ['2026-09-16', '2026-09-30', '2026-10-14'];

/** Leads series through their course by requests. */
export interface SeriesDriver {
  /** A series on these days, its first block given; asked a week later. */
  begun(days?: readonly string[]): Promise<BookableCase>;
  /** Records for the first block, as the nurse unless somebody else is named. */
  answered(of: BookableCase, over: Partial<RecordResponseBody>, actor?: Actor): Promise<Answer>;
  /** All measures due before the second block, with 70 % relief. */
  allAnswered(of: BookableCase): Promise<void>;
  decide(of: BookableCase, over: Partial<DecideSeriesBody>, actor?: Actor): Promise<Answer>;
  statuses(of: BookableCase): Promise<string[]>;
  /** The projected state and decision day. */
  columns(of: BookableCase): Promise<(string | null | undefined)[]>;
  /** The clinic without any series, on the morning of `TEST_NOW`. */
  empty(): Promise<void>;
}

const TABLES = [
  'occupancy',
  'response_measure',
  'block_response',
  'series_decision',
  'visit_step',
  'visit',
  'booking',
  'series',
];

export function seriesDriver(clinic: SeriesClinic): SeriesDriver {
  const driver: SeriesDriver = {
    async begun(days = SERIES_DAYS) {
      const referral = await clinic.addCase();
      const planned = await clinic.post('/api/series', clinic.plan(referral, days));
      if (planned.status !== 201) throw new Error(`Not planned: ${planned.codes.join(', ')}`);
      const [first] = await clinic.blocksOf(referral);
      await clinic.setVisit(first?.id ?? '', 'home');
      clinic.clinic.now = AFTER_A_WEEK;
      return referral;
    },
    async answered(of, over, actor = clinic.nurse) {
      const { id, version } = await clinic.seriesOf(of);
      const [first] = await clinic.blocksOf(of);
      const bookingId = first?.id ?? '';
      return clinic.post(`/api/series/${id}/responses`, { version, bookingId, ...over }, actor);
    },
    async allAnswered(of) {
      for (const due of ['30-min', '24-h', '7-d'] as const)
        await driver.answered(of, { measure: { due, nrs: 2, reliefPercent: 70 } });
    },
    async decide(of, over, actor = clinic.physician) {
      const { id, version } = await clinic.seriesOf(of);
      return clinic.post(`/api/series/${id}/decisions`, { version, ...over }, actor);
    },
    async statuses(of) {
      return (await clinic.blocksOf(of)).map(({ status }) => status);
    },
    async columns({ referralId }) {
      const [row] = await clinic.clinic.sql<{ state: string; decision_due: string | null }>(
        'select state, decision_due from series where referral_id = $1',
        [referralId],
      );
      return [row?.state, row?.decision_due];
    },
    async empty() {
      clinic.clinic.now = TEST_NOW;
      for (const table of TABLES) await clinic.clinic.sql(`delete from ${table}`);
    },
  };
  return driver;
}
