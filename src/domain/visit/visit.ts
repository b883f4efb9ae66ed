import type { Stamp } from '#domain/people/stamp';
import type { Level } from '#domain/referral/referral';
import type { Side } from '#domain/referral/laterality';
import type { Instant } from '#domain/time/instant';

/** The same-day path, in order. */
export const VISIT_PATH = [
  'expected',
  'arrived',
  'prepared',
  'in-room',
  'in-recovery',
  'ready',
  'home',
] as const;
export type PathStep = (typeof VISIT_PATH)[number];

/** How a visit ends otherwise; each with a reason, and a physician once the patient is in the room. */
export const VISIT_OUTCOMES = [
  'no-show',
  'cancelled-on-the-day',
  'aborted',
  'transferred',
  'left-against-advice',
] as const;
export type VisitOutcome = (typeof VISIT_OUTCOMES)[number];

export type VisitState = PathStep | VisitOutcome;
/** `expected` is where everybody begins and is never stamped. */
export type StampedStep = Exclude<VisitState, 'expected'>;

/**
 * A soft blocker that a physician let pass, named by `overruleKey`: a score overruled at 8 is not
 * overruled at 6.
 */
export interface VisitOverrule extends Stamp {
  readonly blocker: string;
  readonly reason: string;
}

/** FHIR: Encounter.statusHistory. */
export interface VisitStep extends Stamp {
  readonly id: string;
  readonly step: StampedStep;
  readonly reason: string | null;
  readonly undone: (Stamp & { readonly why: string }) | null;
}

export const MEASUREMENT_KINDS = [
  'nrs',
  'systolic',
  'diastolic',
  'pulse',
  'spo2',
  'respiration',
  'skin-temperature',
  /** Of one leg, MRC 0–5. */
  'leg-strength',
  /** Of one leg: 2 normal, 1 altered, 0 absent. */
  'leg-sensation',
  /** 2 unaided, 1 with an aid or a person, 0 not. */
  'walking',
] as const;
export type MeasurementKind = (typeof MEASUREMENT_KINDS)[number];

/** FHIR: Observation. */
export interface Measurement extends Stamp {
  readonly id: string;
  readonly kind: MeasurementKind;
  readonly value: number;
  /** UCUM: `Cel`, `mm[Hg]`, `/min`, `%`; NRS has `{score}`. */
  readonly unit: string;
  readonly side: 'left' | 'right' | null;
  readonly phase: 'baseline' | 'block' | 'recovery';
  /** Minutes after the procedure's end for which it was taken, where whoever measured said so. */
  readonly minute?: number;
}

export interface Injectate {
  readonly drug: string;
  readonly percent: number;
  readonly millilitres: number;
  /** Raises what a patient may have of some drugs. */
  readonly withAdrenaline?: boolean;
}

/** FHIR: Procedure. Signed once; afterwards only amended by a further version. */
export interface ProcedureRecord {
  readonly id: string;
  readonly written: Stamp;
  readonly side: Side | null;
  readonly levels: readonly Level[];
  readonly approach: string;
  readonly needle: string;
  readonly contrastMillilitres: number | null;
  readonly spread: 'craniocaudal' | 'vascular' | 'psoas' | 'epidural' | 'other' | null;
  readonly injectates: readonly Injectate[];
  readonly fluoroscopySeconds: number | null;
  readonly complications: string;
  readonly technicalSuccess: boolean | null;
  /** Why the signed version before this one was amended; `null` for a first version. */
  readonly amendment: string | null;
  /** `reason` is needed when the side treated is not the side of order, consent, mark and time-out. */
  readonly signed: (Stamp & { readonly reason: string | null }) | null;
}

/** What a person writes of it. */
export type ProcedureRecordContent = Omit<
  ProcedureRecord,
  'id' | 'written' | 'signed' | 'amendment'
>;

/** The calls after going home, in order. */
export const FOLLOW_UP_CALLS = ['first', 'second'] as const;
export type FollowUpDue = (typeof FOLLOW_UP_CALLS)[number];

/** What sends a call to a physician (clinical.md D, "Call triggers"). */
export const CONCERNS = [
  'new-weakness',
  'back-pain',
  'fever',
  'haematuria',
  'bladder-change',
  'other',
] as const;
export type Concern = (typeof CONCERNS)[number];

/** FHIR: Communication. A call that nobody answered is kept too. */
export interface FollowUpCall extends Stamp {
  readonly id: string;
  readonly due: FollowUpDue;
  readonly reached: boolean;
  readonly concerns: readonly Concern[];
  readonly note: string;
  /** What a physician said to the concerns. */
  readonly answered: (Stamp & { readonly text: string }) | null;
}

/** What happened on the day, beside the plan that the booking is. */
export interface Visit {
  readonly bookingId: string;
  /** 0 while nothing has happened yet. */
  readonly version: number;
  readonly steps: readonly VisitStep[];
  readonly overrules: readonly VisitOverrule[];
  readonly measurements: readonly Measurement[];
  /** Newest last; only the last one counts. */
  readonly records: readonly ProcedureRecord[];
  /** After going home, in the order in which they were made. */
  readonly calls: readonly FollowUpCall[];
}

/** Every visit before its first stamp. */
export function visitOf(bookingId: string): Visit {
  return {
    bookingId,
    version: 0,
    steps: [],
    overrules: [],
    measurements: [],
    records: [],
    calls: [],
  };
}

/** The stamp that counts now, if any: the last one that was not undone. */
export function presentStep(visit: Pick<Visit, 'steps'>): VisitStep | undefined {
  return visit.steps.findLast((step) => step.undone === null);
}

/** The last step that was not undone. */
export function stateOf(visit: Visit): VisitState {
  return presentStep(visit)?.step ?? 'expected';
}

/** When the present state began; `null` while the patient is expected. */
export function since(visit: Visit): Instant | null {
  return presentStep(visit)?.at ?? null;
}

/** When this step was last taken and still stands; `null` when it was not. */
export function takenAt(visit: Visit, step: StampedStep): Instant | null {
  return visit.steps.findLast((each) => each.step === step && each.undone === null)?.at ?? null;
}
