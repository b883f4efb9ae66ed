import type { ClinicRules, LocalAnaesthetic } from '#domain/clinic/clinic';
import type { RuleName } from '#domain/clinic/rule-names';

/** The numbers as somebody typed them; each field has the name of its number. */
export function rulesOf(form: FormData): ClinicRules {
  const number = (rule: RuleName): number => Number(form.get(rule));
  const listed = (list: 'remind ' | 'temperature '): number[] =>
    [...form.keys()].filter((name) => name.startsWith(list)).map((name) => Number(form.get(name)));
  const limits = (drug: LocalAnaesthetic) => ({
    plain: { mgPerKg: number(`${drug} plain mgPerKg`), mg: number(`${drug} plain mg`) },
    withAdrenaline: {
      mgPerKg: number(`${drug} withAdrenaline mgPerKg`),
      mg: number(`${drug} withAdrenaline mg`),
    },
  });
  return {
    urgencyTargetDays: {
      'most-urgent': number('target most-urgent'),
      urgent: number('target urgent'),
      routine: number('target routine'),
      'rtt-18-weeks': number('target rtt-18-weeks'),
    },
    triageWithinDays: number('triageWithinDays'),
    tellPatientDaysBefore: number('tellPatientDaysBefore'),
    holdMinutes: number('holdMinutes'),
    observationMinutes: number('observationMinutes'),
    dischargeScore: number('dischargeScore'),
    temperatureRise: number('temperatureRise'),
    sideDifference: number('sideDifference'),
    temperatureMinutes: listed('temperature '),
    maintainedRelief: number('maintainedRelief'),
    partialRelief: number('partialRelief'),
    sedatedVitalsMinutes: number('sedatedVitalsMinutes'),
    vitalsMinutes: number('vitalsMinutes'),
    rescoreMinutes: number('rescoreMinutes'),
    followUpHours: number('followUpHours'),
    secondFollowUpHours: number('secondFollowUpHours'),
    reminderLadder: {
      remindAfterDays: listed('remind '),
      phoneAfterDays: number('phoneAfterDays'),
      decideAfterDays: number('decideAfterDays'),
    },
    doseLimits: {
      lidocaine: limits('lidocaine'),
      bupivacaine: limits('bupivacaine'),
      ropivacaine: limits('ropivacaine'),
    },
  };
}
