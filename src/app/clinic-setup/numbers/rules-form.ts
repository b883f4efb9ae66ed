import type { ClinicRules, LocalAnaesthetic } from '#domain/clinic/clinic';
import type { RuleName } from '#domain/clinic/rule-names';

/** The numbers as somebody typed them; each field has the name of its number. */
export function rulesOf(form: FormData): ClinicRules {
  const number = (rule: RuleName): number => Number(form.get(rule));
  const reminders = [...form.keys()].filter((name) => name.startsWith('remind '));
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
    vitalsMinutes: number('vitalsMinutes'),
    sedatedVitalsMinutes: number('sedatedVitalsMinutes'),
    rescoreMinutes: number('rescoreMinutes'),
    dischargeScore: number('dischargeScore'),
    temperatureRise: number('temperatureRise'),
    followUpHours: number('followUpHours'),
    secondFollowUpHours: number('secondFollowUpHours'),
    reminderLadder: {
      remindAfterDays: reminders.map((name) => Number(form.get(name))),
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
