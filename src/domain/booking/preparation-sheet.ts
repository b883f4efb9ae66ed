import type { Booking, BookingStatus } from '#domain/booking/booking';
import { legsOf } from '#domain/booking/legs';
import type { Clinic, Physician, ProcedureType } from '#domain/clinic/clinic';
import { listName, type Patient } from '#domain/clinic/patient';
import type { Stamp } from '#domain/people/stamp';
import { antithromboticIn } from '#domain/readiness/antithrombotic-drugs';
import {
  antithromboticProblems,
  firstOmittedDay,
  lastDoseDay,
  needsPrescriber,
  type AntithromboticPlan,
} from '#domain/readiness/antithrombotics';
import { readinessFor } from '#domain/readiness/readiness-for';
import type { Side } from '#domain/referral/laterality';
import type { Referral } from '#domain/referral/referral';
import { addDays, type ClinicDate } from '#domain/time/clinic-date';
import { addMinutes, clinicDateOf, clinicTimeOf, instantOf } from '#domain/time/instant';
import { MINUTES_PER_DAY, type Minute } from '#domain/time/minutes';

/** What becomes of one antithrombotic. */
export type MedicineAdvice =
  | {
      readonly kind: 'stop';
      readonly drug: string;
      readonly lastDose: ClinicDate;
      readonly noneFrom: ClinicDate;
      /** Another drug stands in for it: of that one the clinic tells by itself. */
      readonly bridged: boolean;
    }
  | { readonly kind: 'keep'; readonly drug: string }
  /** Nothing may be said yet: do not stop it, we will call. */
  | { readonly kind: 'wait'; readonly drug: string };

export interface DayAndMinute {
  readonly date: ClinicDate;
  readonly minute: Minute;
}

/** From when on nothing of each kind is taken. */
export interface Fasting {
  readonly noFattyFoodFrom: DayAndMinute;
  readonly noFoodFrom: DayAndMinute;
  readonly nothingFrom: DayAndMinute;
  /** Fasting with diabetes is not for a sheet to explain. */
  readonly diabetes: boolean;
}

export const BRING = ['this-sheet', 'medicine-list', 'glasses', 'loose-clothes', 'aid'] as const;
export type Bring = (typeof BRING)[number];

export const CALL_REASONS = [
  'cannot-come',
  'infection',
  'new-medicine',
  'no-escort',
  'pregnancy',
] as const;
export type CallReason = (typeof CALL_REASONS)[number];

/** Everything that the sheet says to the patient, as facts; the app finds the words. */
export interface PreparationSheet {
  readonly standing: BookingStatus;
  readonly patient: string;
  readonly birthDate: ClinicDate | null;
  readonly mrn: string;
  readonly clinic: string;
  readonly date: ClinicDate;
  readonly arriveAt: Minute;
  readonly startAt: Minute;
  readonly procedure: string;
  readonly side: Side | null;
  readonly physician: string;
  /** The end of recovery: home is not before it. */
  readonly homeAt: Minute;
  /** `null` where nobody has to take the patient home. */
  readonly escort: { readonly name: string | null } | null;
  /** `null` where the patient eats and drinks as usual. */
  readonly fasting: Fasting | null;
  readonly medicines: readonly MedicineAdvice[];
  /** BCP 47; `language: null` where it is not known which. */
  readonly interpreter: { readonly language: string | null } | null;
  readonly bring: readonly Bring[];
  readonly callIf: readonly CallReason[];
}

/** A sheet that somebody took from the printer. */
export interface SheetPrint extends Stamp {
  readonly id: string;
  readonly bookingId: string;
  readonly bookingVersion: number;
  readonly sheet: PreparationSheet;
}

export interface SheetFacts {
  readonly booking: Booking;
  readonly referral: Pick<Referral, 'antithrombotics' | 'authorisation'>;
  readonly patient: Patient;
  readonly procedureType: Pick<ProcedureType, 'name' | 'bleedingRisk'>;
  readonly physician: Pick<Physician, 'name'>;
  readonly clinic: Pick<Clinic, 'name' | 'zone'>;
  readonly today: ClinicDate;
}

/** Hours before sedation. Source: clinical.md B, "Other gates": ASA [29]. */
const FASTING_HOURS = { fattyFood: 8, food: 6, clearFluid: 2 };

/** Hours without driving once somebody has recovered here. Source: clinical.md B [28,30,31]. */
export const NO_DRIVING_HOURS = 24;

/** What the patient of this booking has to know beforehand, as it stands today. */
export function preparationSheet(facts: SheetFacts): PreparationSheet {
  const { booking, referral, patient, procedureType, physician, clinic, today } = facts;
  // The booking's own minutes: the type's may have changed since.
  const { recoveryMinutes, sedation } = booking;
  const ofType = { recoveryMinutes, sedation, bleedingRisk: procedureType.bleedingRisk };
  const needed = readinessFor(referral, patient, ofType, today);
  const escort = needed.includes('escort');
  const presence = legsOf(booking).find(({ leg }) => leg === 'presence');
  const { start: arriveAt, end: homeAt } = presence?.minutes ?? { start: 0, end: 0 };
  const walksWithHelp = patient.mobility === 'walking-aid' || patient.mobility === 'wheelchair';
  const applies: Partial<Record<Bring | CallReason, boolean>> = {
    aid: walksWithHelp,
    'no-escort': escort,
    pregnancy: needed.includes('pregnancy-check'),
  };
  return {
    standing: booking.status,
    patient: listName(patient),
    birthDate: patient.birthDate,
    mrn: patient.mrn,
    clinic: clinic.name,
    date: booking.date,
    arriveAt,
    startAt: booking.start,
    procedure: procedureType.name,
    side: booking.side,
    physician: physician.name,
    homeAt,
    escort: escort ? { name: escortName(patient) } : null,
    fasting: booking.sedation ? fastingFor(booking, patient, clinic.zone) : null,
    medicines: medicinesOf(facts),
    interpreter: patient.interpreterNeeded ? { language: patient.language } : null,
    bring: BRING.filter((thing) => applies[thing] ?? true),
    callIf: CALL_REASONS.filter((reason) => applies[reason] ?? true),
  };
}

function escortName({ escort }: Pick<Patient, 'escort'>): string | null {
  const name = escort?.arranged === true ? escort.name.trim() : '';
  return name === '' ? null : name;
}

function fastingFor(
  { date, start }: Pick<Booking, 'date' | 'start'>,
  { diabetes }: Pick<Patient, 'diabetes'>,
  zone: string,
): Fasting {
  const starts = instantOf(date, start, zone);
  // Hours of the stomach, not of the wall: a night on which the clock changes is longer or shorter.
  const before = (hours: number): DayAndMinute =>
    'instant' in starts
      ? clinicTimeOf(addMinutes(starts.instant, -hours * 60), zone)
      : onTheWall(date, start - hours * 60);
  return {
    noFattyFoodFrom: before(FASTING_HOURS.fattyFood),
    noFoodFrom: before(FASTING_HOURS.food),
    nothingFrom: before(FASTING_HOURS.clearFluid),
    diabetes,
  };
}

/** A block in the very hour of the change has no instant that could be counted back from. */
const onTheWall = (date: ClinicDate, minute: number): DayAndMinute =>
  minute < 0 ? { date: addDays(date, -1), minute: minute + MINUTES_PER_DAY } : { date, minute };

/** The planned drugs, and those the patient takes that nobody has planned. */
function medicinesOf(facts: SheetFacts): MedicineAdvice[] {
  const { referral, patient, procedureType } = facts;
  const planned = referral.antithrombotics.map((plan) => adviceOn(plan, facts));
  const known = new Set(planned.map(({ drug }) => drug));
  const taken = new Set(patient.drugs.map(antithromboticIn).filter((drug) => drug !== null));
  // Where little can bleed nobody decides, and the drug goes on.
  const kind = procedureType.bleedingRisk === 'low' ? 'keep' : 'wait';
  const unplanned = [...taken].filter((drug) => !known.has(drug)).sort();
  return [...planned, ...unplanned.map((drug): MedicineAdvice => ({ kind, drug }))];
}

/**
 * A patient reads of a stop only what a physician has planned, its prescriber has agreed to, and
 * the days left still allow (model.md, "Never false" 6).
 */
function adviceOn(
  plan: AntithromboticPlan,
  { booking, procedureType, clinic, today }: SheetFacts,
): MedicineAdvice {
  const { drug } = plan;
  const isUndecided = plan.decision === null || plan.decided === null;
  if (isUndecided) return { kind: procedureType.bleedingRisk === 'low' ? 'keep' : 'wait', drug };
  if (!needsPrescriber(plan)) return { kind: 'keep', drug };
  const { date, told } = booking;
  const toldOn = told?.date === date ? clinicDateOf(told.at, clinic.zone) : null;
  const [lastDose, noneFrom] = [lastDoseDay(plan, date), firstOmittedDay(plan, date)];
  const isTooLate = antithromboticProblems([plan], date, today, toldOn).length > 0;
  if (plan.prescriberAgreed === null || isTooLate || lastDose === null || noneFrom === null)
    return { kind: 'wait', drug };
  return { kind: 'stop', drug, lastDose, noneFrom, bridged: plan.decision === 'bridge' };
}

export type SheetFact = keyof PreparationSheet;

/** The facts that the paper in the patient's hand says otherwise than a sheet of now would. */
export function changedOnSheet(printed: PreparationSheet, now: PreparationSheet): SheetFact[] {
  return (Object.keys(now) as SheetFact[]).filter((fact) => !isSame(printed[fact], now[fact]));
}

/** Whatever the order of the keys: what comes back from the database has another. */
function isSame(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null)
    return one === other;
  const [first, second] = [Object.entries(one), new Map(Object.entries(other))];
  return (
    first.length === second.size && first.every(([key, value]) => isSame(value, second.get(key)))
  );
}
