import {
  LOCAL_ANAESTHETICS,
  PREPARATIONS,
  URGENCIES,
  type Clinic,
  type ClinicRules,
} from '#domain/clinic/clinic';
import type { ClinicRefusal } from '#domain/clinic/clinic-refusal';
import { SINGLE_RULES, type RuleName, type SingleRule } from '#domain/clinic/rule-names';

interface RuleRange {
  readonly least: number;
  readonly most: number;
  /** 1 unless it may be a fraction. */
  readonly step: number;
}

const DAYS: RuleRange = { least: 1, most: 730, step: 1 };
const READING: RuleRange = { least: 1, most: 240, step: 1 };
const MG_PER_KG: RuleRange = { least: 0.5, most: 10, step: 0.1 };
const MG: RuleRange = { least: 10, most: 600, step: 5 };

/**
 * What each may be: days 1–730, minutes of the day's grid, MPADSS 0–10, °C by tenths (clinical.md C
 * and D). Limits of local anaesthetics lie well above any label (B). Wide enough for any clinic,
 * narrow enough that a slip of the finger is noticed.
 */
const RANGES: Readonly<Record<SingleRule, RuleRange>> = {
  triageWithinDays: { least: 1, most: 60, step: 1 },
  tellPatientDaysBefore: { least: 0, most: 60, step: 1 },
  holdMinutes: { least: 1, most: 30, step: 1 },
  observationMinutes: { least: 0, most: 480, step: 5 },
  dischargeScore: { least: 1, most: 10, step: 1 },
  temperatureRise: { least: 0.5, most: 10, step: 0.1 },
  sideDifference: { least: 0, most: 5, step: 0.1 },
  maintainedRelief: { least: 5, most: 100, step: 1 },
  partialRelief: { least: 5, most: 100, step: 1 },
  sedatedVitalsMinutes: { least: 1, most: 60, step: 1 },
  vitalsMinutes: { least: 1, most: 60, step: 1 },
  rescoreMinutes: { least: 5, most: 240, step: 5 },
  followUpHours: { least: 1, most: 48, step: 1 },
  secondFollowUpHours: { least: 2, most: 168, step: 1 },
};

export const MOST_REMINDERS = 5;
export const MOST_READINGS = 12;

export function rangeOfRule(rule: RuleName): RuleRange {
  if (rule in RANGES) return RANGES[rule as SingleRule];
  if (rule.startsWith('temperature ')) return READING;
  if (rule.endsWith(' mgPerKg')) return MG_PER_KG;
  return rule.endsWith(' mg') ? MG : DAYS;
}

/** Every number by its name, in the order in which a page lists them. */
export function ruleValues(rules: ClinicRules): ReadonlyMap<RuleName, number> {
  const { urgencyTargetDays, reminderLadder, doseLimits } = rules;
  return new Map<RuleName, number>([
    ...URGENCIES.map((urgency) => [`target ${urgency}`, urgencyTargetDays[urgency]] as const),
    ...SINGLE_RULES.map((rule) => [rule, rules[rule]] as const),
    ...rules.temperatureMinutes.map(
      (minute, index) => [`temperature ${index + 1}`, minute] as const,
    ),
    ...reminderLadder.remindAfterDays.map((days, index) => [`remind ${index + 1}`, days] as const),
    ['phoneAfterDays', reminderLadder.phoneAfterDays],
    ['decideAfterDays', reminderLadder.decideAfterDays],
    ...LOCAL_ANAESTHETICS.flatMap((drug) =>
      PREPARATIONS.flatMap((how) => {
        const { mgPerKg, mg } = doseLimits[drug][how];
        return [[`${drug} ${how} mgPerKg`, mgPerKg] as const, [`${drug} ${how} mg`, mg] as const];
      }),
    ),
  ]);
}

export interface ChangedRule {
  readonly rule: RuleName;
  /** `null` for a reminder or a reading that is added. */
  readonly from: number | null;
  /** `null` for one that is dropped. */
  readonly to: number | null;
}

/** Which numbers differ, in the order of `ruleValues`. */
export function changedRules(from: ClinicRules, to: ClinicRules): ChangedRule[] {
  const [before, after] = [ruleValues(from), ruleValues(to)];
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((rule) => ({ rule, from: before.get(rule) ?? null, to: after.get(rule) ?? null }))
    .filter((change) => change.from !== change.to);
}

const isOnStep = (value: number, step: number): boolean =>
  Math.abs(value / step - Math.round(value / step)) < 1e-9;

/**
 * Why the clinic may not work by these numbers: `rule-out-of-range`, or `rules-out-of-order` where a
 * more urgent class would wait longer, a later reminder or reading come sooner, or a sedated patient be
 * looked at less often.
 */
export function rulesRefusals(rules: ClinicRules): ClinicRefusal[] {
  const values = [...ruleValues(rules)];
  const outOfRange = values.flatMap(([rule, value]): ClinicRefusal[] => {
    const range = rangeOfRule(rule);
    return value >= range.least && value <= range.most && isOnStep(value, range.step)
      ? []
      : [{ code: 'rule-out-of-range', rule, ...range }];
  });
  const outOfOrder = (names: readonly RuleName[], mayBeEqual: boolean): ClinicRefusal[] =>
    names.slice(1).flatMap((second, index): ClinicRefusal[] => {
      const first = names[index] as RuleName;
      const [one, other] = [first, second].map((name) => new Map(values).get(name) ?? 0);
      return (one ?? 0) < (other ?? 0) || (mayBeEqual && one === other)
        ? []
        : [{ code: 'rules-out-of-order', first, second }];
    });
  const readings = values.map(([rule]) => rule).filter((rule) => rule.startsWith('temperature '));
  const ladder = values.map(([rule]) => rule).filter((rule) => rule.startsWith('remind '));
  return [
    ...outOfRange,
    ...outOfOrder(
      URGENCIES.map((urgency): RuleName => `target ${urgency}`),
      true,
    ),
    ...outOfOrder([...ladder, 'phoneAfterDays', 'decideAfterDays'], false),
    ...outOfOrder(['followUpHours', 'secondFollowUpHours'], false),
    ...outOfOrder(readings, false),
    ...outOfOrder(['partialRelief', 'maintainedRelief'], false),
    ...outOfOrder(['sedatedVitalsMinutes', 'vitalsMinutes'], true),
  ];
}

/** Why the proposal that stands may not be decided: it is not there, or not the one that was read. */
export function proposalRefusals(clinic: Pick<Clinic, 'proposedRules'>): ClinicRefusal[] {
  return clinic.proposedRules === null ? [{ code: 'no-rules-proposed' }] : [];
}
