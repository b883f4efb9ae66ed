import type { BudapestFindings } from '#domain/referral/budapest';
import type { Side } from '#domain/referral/laterality';
import type { ClinicDate } from '#domain/time/clinic-date';

/** Measures of function, with the scores they can have. Source: clinical.md E. */
export const FUNCTION_INSTRUMENTS = [
  'promis-pain-interference',
  'odi',
  'bpi-interference',
] as const;
export type FunctionInstrument = (typeof FUNCTION_INSTRUMENTS)[number];

interface ScoreRange {
  readonly lowest: number;
  readonly highest: number;
  /** The smallest difference between two scores. */
  readonly step: number;
}

export const SCORES_OF: Readonly<Record<FunctionInstrument, ScoreRange>> = {
  // A T-score: its tables end within these.
  'promis-pain-interference': { lowest: 20, highest: 90, step: 0.1 },
  odi: { lowest: 0, highest: 100, step: 1 },
  // The mean of seven items of 0 to 10.
  'bpi-interference': { lowest: 0, highest: 10, step: 0.1 },
};

export function isScoreOf(instrument: FunctionInstrument, score: number): boolean {
  const { lowest, highest, step } = SCORES_OF[instrument];
  const steps = score / step;
  return score >= lowest && score <= highest && Math.abs(steps - Math.round(steps)) < 1e-6;
}

/** Function before any block: a measure, words, or both. */
export interface BaselineFunction {
  readonly measured: { readonly instrument: FunctionInstrument; readonly score: number } | null;
  readonly words: string;
}

export const INVESTIGATIONS = [
  'mri',
  'ct',
  'x-ray',
  'ultrasound-duplex',
  'abi',
  'bone-scan',
  'nerve-conduction',
  'other',
] as const;
export type InvestigationKind = (typeof INVESTIGATIONS)[number];

/** Imaging or a vascular test, with its result in words. */
export interface Investigation {
  readonly kind: InvestigationKind;
  readonly on: ClinicDate | null;
  readonly result: string;
}

/** A block that was done elsewhere, and what came of it. */
export interface PreviousBlock {
  readonly what: string;
  readonly side: Side | null;
  readonly on: ClinicDate | null;
  readonly reliefPercent: number | null;
  /** How long it helped, as the letter says: “two days”. */
  readonly reliefLasted: string;
}

export interface Treatment {
  readonly treatment: string;
  /** Dose, duration, or how often. */
  readonly dose: string;
  readonly outcome: string;
}

/** What was found and tried before the referral, besides its free text. */
export interface ClinicalRecord {
  /** `null` while nobody has said anything of it. */
  readonly budapest: BudapestFindings | null;
  readonly baselineFunction: BaselineFunction | null;
  readonly onsetOn: ClinicDate | null;
  /** What it began with: an injury, an operation, a plaster. */
  readonly trigger: string | null;
  readonly investigations: readonly Investigation[];
  readonly previousBlocks: readonly PreviousBlock[];
  readonly treatments: readonly Treatment[];
}
