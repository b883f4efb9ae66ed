import type { RedFlagKind } from '#domain/referral/referral';
import type { ClinicDate } from '#domain/time/clinic-date';
import type { Instant } from '#domain/time/instant';
import type { Minute } from '#domain/time/minutes';
import type { ClinicalPicture } from './clinical-picture.ts';
import type { FollowUp } from './follow-up.ts';
import type { Omitted } from './omissions.ts';

/** Where a referral of the demo clinic stands today. */
export type Fate =
  | 'new'
  | 'overdue'
  | 'asked'
  | 'needs-information'
  | 'not-ready'
  | 'ready'
  | 'unbookable'
  | 'declined'
  | 'withdrawn'
  | 'single'
  | 'series';

/** How a patient answers to the blocks of a series. */
export type Answer = 'grows' | 'steady' | 'fades' | 'fails' | 'brief' | 'technical-failure';

/** What becomes of a planned block besides being given. */
export type Mishap = 'cancelled' | 'no-show' | 'cancelled-on-the-day' | 'aborted';

/** One booking of the plan. Sessions and starts are given by `placing.ts`. */
export interface PlannedBlock {
  readonly key: string;
  /** 1 for the first block of a series or the only block; a mishap's successor has the same. */
  readonly index: number;
  readonly date: ClinicDate;
  readonly bookedAt: Instant;
  /** Null: the patient has not been told yet. */
  readonly toldAt: Instant | null;
  readonly confirmed: boolean;
  readonly mishap: { readonly kind: Mishap; readonly at: Instant; readonly reason: string } | null;
  /** Calls and judgement after a block of a series. */
  readonly followUp: FollowUp | null;
}

export interface PlannedSeries {
  readonly plannedBlocks: number;
  readonly answer: Answer;
  /** How the last decision ends it, if it has ended. */
  readonly ended: 'completed' | 'stopped' | 'escalated' | null;
  /** What the people of the clinic have not got round to. */
  readonly late: 'response' | 'decision' | null;
  readonly paused: { readonly at: Instant; readonly reason: string } | null;
}

export interface PlannedRedFlag {
  readonly kind: RedFlagKind;
  readonly note: string;
  readonly resolution: string | null;
}

export interface PlannedAuthorisation {
  readonly payer: string;
  readonly number: string | null;
  readonly blocksAllowed: number;
  readonly validFrom: ClinicDate;
  readonly validTo: ClinicDate;
}

/** One referral of the plan, with everything that happens to it. */
export interface PlannedReferral {
  readonly key: string;
  readonly fate: Fate;
  readonly picture: ClinicalPicture;
  readonly receivedAt: Instant;
  /** When triage decided; null while it has not. */
  readonly triagedAt: Instant | null;
  /** Index of the physician who triages and is asked for. */
  readonly physician: number;
  /** Anxious patients have their block under sedation, with a longer recovery. */
  readonly sedated: boolean;
  readonly redFlag: PlannedRedFlag | null;
  readonly authorisation: PlannedAuthorisation | null;
  /** Whether the plan for the antithrombotics is decided. */
  readonly antithromboticsDecided: boolean;
  readonly prescriberAgreedAt: Instant | null;
  /** What the letter forgot to say. */
  readonly omitted: readonly Omitted[];
  /** Why it was declined, withdrawn, returned, or what was asked. */
  readonly reason: string;
  /** What was attached to it at the desk. */
  readonly letters: readonly ('letter' | 'pain-drawing')[];
  /** The referral of the same person that was there before; what happens to both follows each other. */
  readonly twinOf: string | null;
  readonly series: PlannedSeries | null;
  readonly blocks: readonly PlannedBlock[];
}

/** A block in its place. */
export interface PlacedBlock {
  readonly block: PlannedBlock;
  readonly start: Minute;
  readonly physician: number;
  readonly room: number;
  readonly sedated: boolean;
}
