import type { Booking } from '#domain/booking/booking';
import type { Clinic } from '#domain/clinic/clinic';
import type { ProcedureType } from '#domain/clinic/clinic';
import type { Patient } from '#domain/clinic/patient';
import type { Checklist, ChecklistKind, ItemCondition } from '#domain/discharge/checklist';
import type { Referral } from '#domain/referral/referral';
import { ageOn } from '#domain/time/clinic-date';
import type { Visit } from '#domain/visit/visit';

/** One patient's day: the plan, what happened, what was checked, and the rules in force. */
export interface DayCase {
  readonly booking: Booking;
  readonly visit: Visit;
  /** This booking's checklists, those that were begun. */
  readonly checklists: readonly Checklist[];
  readonly referral: Referral;
  readonly patient: Patient;
  readonly procedureType: ProcedureType;
  readonly clinic: Pick<Clinic, 'zone' | 'rules'>;
}

/** Age in completed years from which, and up to which, pregnancy is asked about: our default. */
const PREGNANCY_FROM = 12;
const PREGNANCY_TO = 55;

/** Asked unless it is known that it cannot be. */
export function pregnancyPossible(
  patient: Pick<Patient, 'sex' | 'birthDate'>,
  on: Booking['date'],
): boolean {
  if (patient.sex === 'male') return false;
  if (patient.birthDate === null) return true;
  const age = ageOn(patient.birthDate, on);
  return age >= PREGNANCY_FROM && age <= PREGNANCY_TO;
}

/** Is an item with this condition asked in this case? */
export function holdsFor(condition: ItemCondition, day: DayCase): boolean {
  switch (condition) {
    case 'always':
      return true;
    case 'sedated':
      return day.booking.sedation;
    case 'sided':
      return day.procedureType.lateralityNeeded;
    case 'antithrombotics-stopped':
      return day.referral.antithrombotics.some(
        (plan) => plan.decision === 'stop' || plan.decision === 'bridge',
      );
    case 'pregnancy-possible':
      return pregnancyPossible(day.patient, day.booking.date);
  }
}

export function checklistOf(day: DayCase, kind: ChecklistKind): Checklist | undefined {
  return day.checklists.find((checklist) => checklist.kind === kind);
}

/** Without a planned recovery there is neither a bay nor anything to observe. */
export function isObserved(day: Pick<DayCase, 'booking'>): boolean {
  return day.booking.recoveryMinutes > 0;
}
