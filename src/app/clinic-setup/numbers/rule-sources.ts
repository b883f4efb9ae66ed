import type { RuleName } from '#domain/clinic/rule-names';

/** Where the number that a clinic starts with comes from. */
export function ruleSource(rule: RuleName): string {
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
    case 'temperatureRise':
      return $localize`Park 2010, 2 °C or more`;
    default:
      return $localize`The clinic’s own`;
  }
}
