import type { ClinicRules, Urgency } from '#domain/clinic/clinic';

/** A number of the clinic's that stands by itself; targets and reminders have several. */
export const SINGLE_RULES = [
  'triageWithinDays',
  'tellPatientDaysBefore',
  'holdMinutes',
  'observationMinutes',
  'dischargeScore',
  'temperatureRise',
] as const satisfies readonly (keyof ClinicRules)[];
export type SingleRule = (typeof SINGLE_RULES)[number];

/** One number in force: what a form asks for, a refusal names and a comparison shows. */
export type RuleName =
  SingleRule | `target ${Urgency}` | `remind ${number}` | 'phoneAfterDays' | 'decideAfterDays';
