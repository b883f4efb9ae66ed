import {
  LOCAL_ANAESTHETICS,
  PREPARATIONS,
  type ClinicRules,
  type LocalAnaesthetic,
  type Urgency,
} from '#domain/clinic/clinic';

/** A number of the clinic's that stands by itself; targets and reminders have several. */
export const SINGLE_RULES = [
  'triageWithinDays',
  'tellPatientDaysBefore',
  'holdMinutes',
  'observationMinutes',
  'dischargeScore',
  'temperatureRise',
  'sideDifference',
  'maintainedRelief',
  'partialRelief',
  'sedatedVitalsMinutes',
  'vitalsMinutes',
  'rescoreMinutes',
  'followUpHours',
  'secondFollowUpHours',
] as const satisfies readonly (keyof ClinicRules)[];
export type SingleRule = (typeof SINGLE_RULES)[number];

/** The limits of each local anaesthetic, per kilogram and at most. */
export type DoseRule =
  `${LocalAnaesthetic} ${(typeof PREPARATIONS)[number]} ${keyof ClinicRules['doseLimits'][LocalAnaesthetic]['plain']}`;
export const DOSE_RULES: readonly DoseRule[] = LOCAL_ANAESTHETICS.flatMap((drug) =>
  PREPARATIONS.flatMap((how): DoseRule[] => [`${drug} ${how} mgPerKg`, `${drug} ${how} mg`]),
);

export const isDoseRule = (rule: string): rule is DoseRule =>
  DOSE_RULES.some((each) => each === rule);

/** One number in force: what a form asks for, a refusal names and a comparison shows. */
export type RuleName =
  | SingleRule
  | DoseRule
  | `target ${Urgency}`
  | `remind ${number}`
  | `temperature ${number}`
  | 'phoneAfterDays'
  | 'decideAfterDays';
