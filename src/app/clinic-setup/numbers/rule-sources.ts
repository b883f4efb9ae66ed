import { isDoseRule, type RuleName } from '#domain/clinic/rule-names';

/** Where the number that a clinic starts with comes from. */
export function ruleSource(rule: RuleName): string {
  if (isDoseRule(rule))
    return $localize`Label maximum, from a secondary source: check with your pharmacist`;
  switch (rule) {
    case 'target most-urgent':
    case 'target urgent':
    case 'target routine':
      return $localize`IASP recommendations on waiting times for pain treatment`;
    case 'target rtt-18-weeks':
      return $localize`NHS referral to treatment, 18 weeks`;
    case 'observationMinutes':
      return $localize`Observation after a lumbar sympathetic block, 30 minutes`;
    case 'dischargeScore':
      return $localize`MPADSS, 9 or more of 10`;
    case 'followUpHours':
      return $localize`PADSS authors, a call after 24 hours`;
    case 'secondFollowUpHours':
      return $localize`Late retroperitoneal bleeding, two days after a block`;
    case 'temperatureRise':
      return $localize`Park 2010, 2 °C or more`;
    case 'sideDifference':
      return $localize`van Eijs 2012, 1.5 °C; 0 where only the rise counts`;
    case 'maintainedRelief':
    case 'partialRelief':
      return $localize`Samen 2022, 50 % and 30 %`;
    case 'sedatedVitalsMinutes':
    case 'vitalsMinutes':
      return $localize`Common practice, not confirmed: 5 minutes sedated, then 15`;
    case 'rescoreMinutes':
      return $localize`PADSS authors, every 30 minutes`;
    default:
      if (rule.startsWith('temperature '))
        return $localize`After trials that measured both soles for 20 minutes`;
      return $localize`The clinic’s own`;
  }
}
