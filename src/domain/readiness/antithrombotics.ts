import type { Patient } from '#domain/clinic/patient';
import type { Stamp } from '#domain/people/stamp';
import { addDays, type ClinicDate } from '#domain/time/clinic-date';

export const ANTITHROMBOTIC_DECISIONS = ['continue', 'stop', 'bridge'] as const;
export type AntithromboticDecision = (typeof ANTITHROMBOTIC_DECISIONS)[number];

/** A physician's recorded plan for one drug; the drug table only proposes. */
export interface AntithromboticPlan {
  readonly drug: string;
  /** `null` while no physician has decided. */
  readonly decision: AntithromboticDecision | null;
  /** Whole days without the drug before the block; 0 when it is continued. */
  readonly stopDays: number;
  /** Hours after the block from which it is taken again; `null` where nobody wrote it down. */
  readonly restartHours: number | null;
  readonly decided: Stamp | null;
  /** The prescriber's agreement; before it nobody is told to stop. */
  readonly prescriberAgreed: Stamp | null;
}

export interface AntithromboticDefault {
  readonly drug: string;
  readonly decision: AntithromboticDecision;
  /** Days without the drug before a procedure of intermediate bleeding risk. */
  readonly stopDays: number;
  /** Hours after the block: the later ones where the sources differ. `null` where it is continued. */
  readonly restartHours: number | null;
}

/**
 * Proposals for intermediate-risk pain procedures. Source: clinical.md B after ASRA 2018
 * (Narouze), cross-checked with one secondary memo: a pharmacist confirms them before use.
 */
export const ANTITHROMBOTIC_DEFAULTS: readonly AntithromboticDefault[] = [
  { drug: 'aspirin', decision: 'continue', stopDays: 0, restartHours: null },
  { drug: 'clopidogrel', decision: 'stop', stopDays: 7, restartHours: 24 },
  { drug: 'prasugrel', decision: 'stop', stopDays: 7, restartHours: 24 },
  { drug: 'ticagrelor', decision: 'stop', stopDays: 5, restartHours: 24 },
  { drug: 'warfarin', decision: 'stop', stopDays: 5, restartHours: 24 },
  // Hours in the table (6 h; 12 h or 24 h): one whole day is the first that covers them.
  { drug: 'heparin', decision: 'stop', stopDays: 1, restartHours: 8 },
  { drug: 'enoxaparin', decision: 'stop', stopDays: 1, restartHours: 24 },
  { drug: 'dalteparin', decision: 'stop', stopDays: 1, restartHours: 24 },
  { drug: 'tinzaparin', decision: 'stop', stopDays: 1, restartHours: 24 },
  { drug: 'fondaparinux', decision: 'stop', stopDays: 4, restartHours: 24 },
  { drug: 'dabigatran', decision: 'stop', stopDays: 4, restartHours: 24 },
  { drug: 'rivaroxaban', decision: 'stop', stopDays: 3, restartHours: 24 },
  { drug: 'apixaban', decision: 'stop', stopDays: 3, restartHours: 24 },
  { drug: 'edoxaban', decision: 'stop', stopDays: 3, restartHours: 24 },
];

/** The first day without the drug for a block on `date`; `null` when nothing is stopped. */
export function firstOmittedDay(plan: AntithromboticPlan, date: ClinicDate): ClinicDate | null {
  return plan.stopDays > 0 && plan.decision !== 'continue' ? addDays(date, -plan.stopDays) : null;
}

/** The last day with the drug for a block on `date`; `null` when nothing is stopped. */
export function lastDoseDay(plan: AntithromboticPlan, date: ClinicDate): ClinicDate | null {
  const omitted = firstOmittedDay(plan, date);
  return omitted === null ? null : addDays(omitted, -1);
}

/** Does the plan take the drug away, so that its prescriber must agree before anyone is told? */
export function needsPrescriber(plan: AntithromboticPlan): boolean {
  return plan.decided !== null && plan.decision !== 'continue' && plan.stopDays > 0;
}

/** The drugs that nobody may yet tell the patient to stop. Source: clinical.md B, rules. */
export function prescriberNotAgreed(plans: readonly AntithromboticPlan[]): string[] {
  return plans
    .filter((plan) => needsPrescriber(plan) && plan.prescriberAgreed === null)
    .map((plan) => plan.drug);
}

/** What the table takes into account besides the drug. Source: clinical.md B: dabigatran 5–6 days. */
export type KidneyFacts = Pick<Patient, 'renalImpairment'>;
const LONGER_WITH_RENAL_IMPAIRMENT: Readonly<Record<string, number>> = { dabigatran: 5 };

/** The table's days for this drug; `null` for one that it does not hold. */
export function proposalFor(
  drug: string,
  { renalImpairment }: KidneyFacts,
): AntithromboticDefault | null {
  const proposal = ANTITHROMBOTIC_DEFAULTS.find((known) => known.drug === drug);
  if (proposal === undefined) return null;
  const longer = renalImpairment === 'yes' ? LONGER_WITH_RENAL_IMPAIRMENT[drug] : undefined;
  return longer === undefined ? proposal : { ...proposal, stopDays: longer };
}

/** Longest wait that a plan may ask for after the block, in hours. */
export const LONGEST_RESTART_HOURS = 168;

/** Longest stop that a plan may ask for, in days. */
export const LONGEST_STOP_DAYS = 30;

export type AntithromboticProblem =
  | { readonly code: 'antithrombotic-undecided'; readonly drug: string }
  | {
      readonly code: 'antithrombotic-too-late';
      readonly drug: string;
      readonly stopDays: number;
      /** The first day for which the stop still fits. */
      readonly feasibleFrom: ClinicDate;
    };

/**
 * What stands between these plans and a confirmed block on `date`, seen on `today`.
 * A stop is feasible while its first omitted day is today or later, or where the patient was told
 * this very date by then (`toldOn`): only that makes the drug stop. An agreement of the prescriber
 * does not; it holds for whatever date, and may be older than any of them.
 */
export function antithromboticProblems(
  plans: readonly AntithromboticPlan[],
  date: ClinicDate,
  today: ClinicDate,
  toldOn: ClinicDate | null,
): AntithromboticProblem[] {
  return plans.flatMap((plan): AntithromboticProblem[] => {
    if (plan.decision === null || plan.decided === null)
      return [{ code: 'antithrombotic-undecided', drug: plan.drug }];
    const omitted = firstOmittedDay(plan, date);
    if (omitted === null || omitted >= today) return [];
    if (plan.prescriberAgreed !== null && toldOn !== null && toldOn <= omitted) return [];
    return [
      {
        code: 'antithrombotic-too-late',
        drug: plan.drug,
        stopDays: plan.stopDays,
        feasibleFrom: addDays(today, plan.stopDays),
      },
    ];
  });
}
