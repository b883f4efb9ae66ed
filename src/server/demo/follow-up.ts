import { decisionDay } from '#domain/series/gate';
import { addDays, type ClinicDate } from '#domain/time/clinic-date';
import type { Instant } from '#domain/time/instant';
import type { AntithromboticPlan } from '#domain/readiness/antithrombotics';
import { decisionsOf } from './antithrombotic-stops.ts';
import type { DemoCalendar } from './calendar.ts';
import type { Chance } from './chance.ts';
import type { DemoPatient } from './patients.ts';

/** When the nurses call after a block, and when a physician judges it; all may lie ahead. */
export interface FollowUp {
  readonly afterADay: Instant;
  readonly afterAWeek: Instant;
  /** After the last block, or where the next one is weeks away. */
  readonly afterAMonth: Instant | null;
  readonly decided: Instant;
}

interface BlockDays {
  readonly date: ClinicDate;
  /** The next block of the series, if there is one. */
  readonly next: ClinicDate | null;
  /** A block that did nothing is not waited for a month. */
  readonly waitsAMonth: boolean;
}

/** Days before the block by which the patient must be told: the clinic's default. */
const TELL_DAYS = 3;

export function followUpOf(
  { date, next, waitsAMonth }: BlockDays,
  patient: DemoPatient,
  calendar: DemoCalendar,
  chance: Chance,
): FollowUp {
  const call = (day: ClinicDate): Instant => calendar.at(day, chance.between(600, 735));
  const nextDay = calendar.openOnOrAfter(addDays(date, 1));
  const week = calendar.openOnOrAfter(addDays(date, chance.between(6, 7)));
  const month = calendar.openOnOrAfter(addDays(date, chance.between(26, 29)));
  const judged = (day: ClinicDate): Instant => calendar.at(day, chance.between(1030, 1065));
  if (next === null)
    return {
      afterADay: call(nextDay),
      afterAWeek: call(week),
      afterAMonth: waitsAMonth ? call(month) : null,
      decided: judged(waitsAMonth ? month : week),
    };
  const due = decisionDay(next, plansOf(patient), TELL_DAYS);
  // Measures due before the decision day are asked for; a day or two before it a physician decides.
  const isAskedBefore = addDays(date, 7) < due;
  // Over holidays the nurses call early: on the decision day a drug may have to be stopped already.
  const called = isAskedBefore && week > due ? calendar.openOnOrBefore(due) : week;
  const asked = isAskedBefore ? called : nextDay;
  const wished = calendar.openOnOrBefore(addDays(due, -chance.between(1, 2)));
  return {
    afterADay: call(nextDay),
    afterAWeek: call(called),
    afterAMonth: null,
    decided: judged(wished > asked ? wished : asked),
  };
}

const plansOf = (patient: DemoPatient): AntithromboticPlan[] =>
  decisionsOf(patient).map((decision) => ({ ...decision, decided: null, prescriberAgreed: null }));
