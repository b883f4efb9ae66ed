import type { Stamp } from '#domain/people/stamp';
import type { Side } from '#domain/referral/laterality';
import type { Weekday } from '#domain/time/clinic-date';

/** How a series of blocks is spaced, continued and ended; versioned, with its source. */
export interface Protocol {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly procedureTypeId: string;
  readonly blocks: number;
  readonly minimumDays: number;
  readonly usualDays: number;
  readonly maximumDays: number;
  /** Blocks in any 365 days. */
  readonly yearlyCap: number;
  /** Relief in percent from which a block counts as helpful. */
  readonly continueReliefPercent: number;
  readonly source: string;
}

/** When the answer to a block is asked for. */
export const RESPONSE_TIMES = ['30-min', '24-h', '7-d', '4-w'] as const;
export type ResponseTime = (typeof RESPONSE_TIMES)[number];

export interface ResponseMeasure extends Stamp {
  readonly due: ResponseTime;
  /** NRS 0–10 at that time. */
  readonly nrs: number;
  /** The patient's own estimate, 0–100 %. */
  readonly reliefPercent: number;
  readonly note: string;
}

/** What one block did. */
export interface BlockResponse {
  readonly bookingId: string;
  readonly blockIndex: number;
  /** `null` until the temperature or the record says so. */
  readonly technicalSuccess: boolean | null;
  readonly nrsBefore: number | null;
  readonly measures: readonly ResponseMeasure[];
  readonly hoursOfRelief: number | null;
  readonly functionBetter: boolean | null;
  /** Patient's global impression of change, 1 (very much better) to 7. */
  readonly pgic: number | null;
}

export const SERIES_DECISIONS = [
  'continue',
  'extend',
  'stop',
  'repeat-technically',
  'escalate',
] as const;
export type SeriesDecisionKind = (typeof SERIES_DECISIONS)[number];

export interface SeriesDecision extends Stamp {
  readonly afterBlock: number;
  readonly decision: SeriesDecisionKind;
  readonly reason: string;
}

/** FHIR: CarePlan. Its blocks are the bookings that name it. */
export interface Series {
  readonly id: string;
  readonly version: number;
  readonly patientId: string;
  readonly referralId: string;
  /** The protocol as it was when the series began. */
  readonly protocol: Protocol;
  readonly side: Side | null;
  readonly plannedBlocks: number;
  readonly preferredPhysicianId: string | null;
  /** Empty means any day. */
  readonly preferredWeekdays: readonly Weekday[];
  readonly responses: readonly BlockResponse[];
  readonly decisions: readonly SeriesDecision[];
  readonly paused: (Stamp & { readonly reason: string }) | null;
  readonly ended: (Stamp & { readonly how: 'completed' | 'stopped' | 'escalated' }) | null;
}
