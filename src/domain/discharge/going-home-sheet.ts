import { NO_DRIVING_HOURS, type DayAndMinute } from '#domain/booking/preparation-sheet';
import type { Clinic } from '#domain/clinic/clinic';
import { listName } from '#domain/clinic/patient';
import { antithromboticIn } from '#domain/readiness/antithrombotic-drugs';
import { needsPrescriber, type AntithromboticPlan } from '#domain/readiness/antithrombotics';
import type { Side } from '#domain/referral/laterality';
import { addDays, type ClinicDate } from '#domain/time/clinic-date';
import { addMinutes, clinicDateOf, clinicTimeOf, type Instant } from '#domain/time/instant';
import type { DayCase } from '#domain/visit/day-case';
import { takenAt } from '#domain/visit/visit';

/** When a drug that thins the blood is taken again. */
export type RestartAdvice =
  | { readonly kind: 'restart'; readonly drug: string; readonly from: DayAndMinute }
  /** It was stopped, and no physician wrote down when it starts again: nobody goes home on that. */
  | { readonly kind: 'ask'; readonly drug: string }
  /** It was never stopped. */
  | { readonly kind: 'keep'; readonly drug: string };

/** Everything that the patient takes home on paper, as facts; the app finds the words. */
export interface GoingHomeSheet {
  readonly patient: string;
  readonly birthDate: ClinicDate | null;
  readonly mrn: string;
  readonly clinic: string;
  /** `null` where the clinic has none on record: it is written in by hand. */
  readonly phone: string | null;
  /** Day and night. */
  readonly emergencyPhone: string | null;
  readonly date: ClinicDate;
  readonly procedure: string;
  readonly side: Side | null;
  readonly sedated: boolean;
  readonly noDrivingUntil: DayAndMinute;
  readonly medicines: readonly RestartAdvice[];
  /** The days on which the clinic calls. */
  readonly calls: readonly ClinicDate[];
  readonly diary: PainDiary;
}

/** When the patient writes down the pain, from 0 to 10. */
export interface PainDiary {
  /** On the first day, hour by hour. */
  readonly hours: readonly DayAndMinute[];
  readonly days: readonly ClinicDate[];
}

/** Source: clinical.md D [48]: frequently in the first six hours, then daily; two weeks are ours. */
const DIARY_HOURS = 6;
const DIARY_DAYS = 14;

/**
 * The sheet of a patient whose block is over (`null` before that). Times count from the end of the
 * block; the calls from going home, or from `now` while the patient is still here.
 */
export function goingHomeSheet(
  day: DayCase,
  clinic: Pick<Clinic, 'name' | 'phone' | 'emergencyPhone'>,
  now: Instant,
): GoingHomeSheet | null {
  const { booking, patient, procedureType, visit } = day;
  const { zone, rules } = day.clinic;
  const over = takenAt(visit, 'in-recovery') ?? takenAt(visit, 'ready') ?? takenAt(visit, 'home');
  if (over === null) return null;
  const after = (hours: number): DayAndMinute => clinicTimeOf(addMinutes(over, hours * 60), zone);
  const home = takenAt(visit, 'home') ?? now;
  const calls = [rules.followUpHours, rules.secondFollowUpHours].map((hours) =>
    clinicDateOf(addMinutes(home, hours * 60), zone),
  );
  const first = clinicDateOf(over, zone);
  return {
    patient: listName(patient),
    birthDate: patient.birthDate,
    mrn: patient.mrn,
    clinic: clinic.name,
    phone: clinic.phone,
    emergencyPhone: clinic.emergencyPhone,
    date: booking.date,
    procedure: procedureType.name,
    side: booking.side,
    sedated: booking.sedation,
    noDrivingUntil: after(NO_DRIVING_HOURS),
    medicines: medicinesOf(day, after),
    calls: [...new Set(calls)],
    diary: {
      hours: Array.from({ length: DIARY_HOURS }, (_, nth) => after(nth + 1)),
      days: Array.from({ length: DIARY_DAYS }, (_, nth) => addDays(first, nth + 1)),
    },
  };
}

/** Every drug that thins the blood: the planned ones, and those that nobody planned. */
function medicinesOf(
  { referral, patient }: DayCase,
  after: (hours: number) => DayAndMinute,
): RestartAdvice[] {
  const planned = referral.antithrombotics.map((plan) => adviceOn(plan, after));
  const known = new Set(planned.map(({ drug }) => drug));
  const taken = new Set(patient.drugs.map(antithromboticIn).filter((drug) => drug !== null));
  const others = [...taken].filter((drug) => !known.has(drug)).sort();
  return [...planned, ...others.map((drug): RestartAdvice => ({ kind: 'keep', drug }))];
}

/** Only what the patient was told to stop starts again. */
function adviceOn(plan: AntithromboticPlan, after: (hours: number) => DayAndMinute): RestartAdvice {
  const { drug, restartHours } = plan;
  if (!needsPrescriber(plan) || plan.prescriberAgreed === null) return { kind: 'keep', drug };
  return restartHours === null
    ? { kind: 'ask', drug }
    : { kind: 'restart', drug, from: after(restartHours) };
}
