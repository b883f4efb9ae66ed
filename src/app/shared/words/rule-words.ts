import { URGENCIES } from '#domain/clinic/clinic';
import { isDoseRule, type DoseRule, type RuleName } from '#domain/clinic/rule-names';
import { urgencyWord } from './referral-words';

/** A number as this language writes it. */
export const numberWord = (value: number): string => value.toLocaleString();

/** What a number in force is called on a page and in a refusal. */
export function ruleWord(rule: RuleName): string {
  for (const urgency of URGENCIES) if (rule === `target ${urgency}`) return urgencyWord(urgency);
  if (isDoseRule(rule)) return doseWord(rule);
  switch (rule) {
    case 'triageWithinDays':
      return $localize`Triage within`;
    case 'tellPatientDaysBefore':
      return $localize`Patient told before the block`;
    case 'holdMinutes':
      return $localize`Hold on a cell`;
    case 'observationMinutes':
      return $localize`Observation`;
    case 'dischargeScore':
      return $localize`Discharge score`;
    case 'temperatureRise':
      return $localize`Rise of plantar skin temperature`;
    case 'sideDifference':
      return $localize`Or treated foot warmer than the other by`;
    case 'maintainedRelief':
      return $localize`Pain sympathetically maintained, when less by`;
    case 'partialRelief':
      return $localize`Pain partly so, when less by`;
    case 'sedatedVitalsMinutes':
      return $localize`Vital signs after sedation, every`;
    case 'vitalsMinutes':
      return $localize`Vital signs in recovery, every`;
    case 'rescoreMinutes':
      return $localize`Discharge score again after`;
    case 'followUpHours':
      return $localize`First call after going home`;
    case 'secondFollowUpHours':
      return $localize`Second call after going home`;
    case 'phoneAfterDays':
      return $localize`Call the referrer`;
    case 'decideAfterDays':
      return $localize`A physician decides`;
    default:
      if (rule.startsWith('temperature '))
        return $localize`Reading ${rule.replace('temperature ', '')}:number:, after the procedure’s end`;
      return $localize`Reminder ${rule.replace('remind ', '')}:number:`;
  }
}

/** "Lidocaine with adrenaline, per kilogram". */
function doseWord(rule: DoseRule): string {
  const [drug = '', how, limit] = rule.split(' ');
  const name = `${drug.slice(0, 1).toUpperCase()}${drug.slice(1)}`;
  const what = how === 'plain' ? name : $localize`${name}:drug: with adrenaline`;
  return limit === 'mg'
    ? $localize`${what}:drug:, at most`
    : $localize`${what}:drug:, per kilogram`;
}

/** The unit of a number, as it stands behind it. */
export function ruleUnit(rule: RuleName): string {
  if (rule.endsWith(' mgPerKg')) return $localize`mg/kg`;
  if (rule.endsWith(' mg')) return $localize`mg`;
  switch (rule) {
    case 'holdMinutes':
    case 'observationMinutes':
    case 'sedatedVitalsMinutes':
    case 'vitalsMinutes':
    case 'rescoreMinutes':
      return $localize`minutes`;
    case 'maintainedRelief':
    case 'partialRelief':
      return $localize`% or more`;
    case 'followUpHours':
    case 'secondFollowUpHours':
      return $localize`hours`;
    case 'dischargeScore':
      return $localize`MPADSS or more`;
    case 'temperatureRise':
    case 'sideDifference':
      return $localize`°C or more`;
    default:
      return rule.startsWith('temperature ') ? $localize`minutes` : $localize`days`;
  }
}
