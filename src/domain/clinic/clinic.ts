import type { ClinicDate, Weekday } from '#domain/time/clinic-date';
import type { MinuteRange } from '#domain/time/minutes';

/** Opening hours by ISO weekday; a day that is absent is closed. */
export type OpeningHours = Readonly<Partial<Record<Weekday, MinuteRange>>>;

export const URGENCIES = ['most-urgent', 'urgent', 'routine', 'rtt-18-weeks'] as const;
export type Urgency = (typeof URGENCIES)[number];

/** When a referrer who owes information is reminded, in days since the referral was returned. */
export interface ReminderLadder {
  readonly remindAfterDays: readonly number[];
  readonly phoneAfterDays: number;
  /** From then on a physician decides whether to decline. */
  readonly decideAfterDays: number;
}

export const LOCAL_ANAESTHETICS = ['lidocaine', 'bupivacaine', 'ropivacaine'] as const;
export type LocalAnaesthetic = (typeof LOCAL_ANAESTHETICS)[number];

/** The most of a drug at once: the smaller of the two for this patient. */
export interface DoseLimit {
  readonly mgPerKg: number;
  readonly mg: number;
}
export const PREPARATIONS = ['plain', 'withAdrenaline'] as const;
export type DoseLimits = Readonly<
  Record<LocalAnaesthetic, Readonly<Record<(typeof PREPARATIONS)[number], DoseLimit>>>
>;

/** The clinic's own numbers. Defaults and their sources stand in `clinic-rules.ts`. */
export interface ClinicRules {
  /** Days from receipt to first block, by urgency class. */
  readonly urgencyTargetDays: Readonly<Record<Urgency, number>>;
  /** Days from receipt in which a referral must be triaged. */
  readonly triageWithinDays: number;
  /** Days before the block by which the patient must be told. */
  readonly tellPatientDaysBefore: number;
  /** Minutes a hold lives without being renewed. */
  readonly holdMinutes: number;
  /** Minutes of observation before anyone goes home. */
  readonly observationMinutes: number;
  /** MPADSS total (0–10) from which discharge is allowed. */
  readonly dischargeScore: number;
  /** Hours after going home at which the patient is called. */
  readonly followUpHours: number;
  readonly secondFollowUpHours: number;
  /** Rise of plantar skin temperature (°C) that shows a technically successful block. */
  readonly temperatureRise: number;
  /**
   * °C by which the treated foot must have become warmer than the other one to show it as well; 0
   * where only the rise counts.
   */
  readonly sideDifference: number;
  /** Minutes after the procedure's end at which both feet are measured, rising. */
  readonly temperatureMinutes: readonly number[];
  /** Percent by which pain falls where it is sympathetically maintained, and where it is in part. */
  readonly maintainedRelief: number;
  readonly partialRelief: number;
  /** Minutes between vital signs in recovery: after sedation until awake, and otherwise. */
  readonly sedatedVitalsMinutes: number;
  readonly vitalsMinutes: number;
  /** Minutes after which the discharge score is taken again. */
  readonly rescoreMinutes: number;
  readonly reminderLadder: ReminderLadder;
  readonly doseLimits: DoseLimits;
}

/** Numbers for which somebody has asked; they take effect when a physician approves (model.md). */
export interface ProposedRules {
  readonly rules: ClinicRules;
  readonly reason: string;
  readonly by: string;
  readonly byName: string;
  readonly at: string;
}

export interface Clinic {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  /** IANA zone, e.g. `Europe/London`. */
  readonly zone: string;
  readonly openingHours: OpeningHours;
  /** As patients read it on what they are given; `null` where none is on record. */
  readonly phone: string | null;
  /** Answered day and night. */
  readonly emergencyPhone: string | null;
  readonly rules: ClinicRules;
  /** Numbers that wait for a physician's approval. */
  readonly proposedRules: ProposedRules | null;
}

interface ResourceFacts {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  /** Three or four letters for narrow columns. */
  readonly shortName: string;
  readonly activeFrom: ClinicDate;
  readonly activeTo: ClinicDate | null;
}

export interface Room extends ResourceFacts {
  readonly kind: 'room';
}

export interface Physician extends ResourceFacts {
  readonly kind: 'physician';
}

export interface Bay extends ResourceFacts {
  readonly kind: 'bay';
  /** When somebody watches this bay; outside it the bay cannot be planned. */
  readonly staffed: OpeningHours;
}

/** What is booked and must never be taken twice. Patients are resources too, kept apart as `Patient`. */
export type Resource = Room | Physician | Bay;

export const BLEEDING_RISKS = ['low', 'intermediate', 'high'] as const;
export type BleedingRisk = (typeof BLEEDING_RISKS)[number];

export interface ProcedureType {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly shortName: string;
  /** 5 to 30 minutes. */
  readonly durationMinutes: number;
  readonly turnoverMinutes: number;
  /** 0 means that no bay is needed. */
  readonly recoveryMinutes: number;
  readonly arriveBeforeMinutes: number;
  readonly sedation: boolean;
  readonly lateralityNeeded: boolean;
  readonly bleedingRisk: BleedingRisk;
  readonly active: boolean;
}

/** A physician's block of time in a room; nothing else is called a session. */
export interface Session {
  readonly id: string;
  readonly version: number;
  readonly physicianId: string;
  readonly roomId: string;
  readonly date: ClinicDate;
  readonly minutes: MinuteRange;
  /** Accepted procedure types; empty accepts all. */
  readonly procedureTypeIds: readonly string[];
  readonly maxCases: number | null;
  readonly maxSedationCases: number | null;
  /** Absent for a one-off session. */
  readonly template?: SessionOfTemplate;
}

/** The template a session was made from, and the day of it that it stands for. */
export interface SessionOfTemplate {
  readonly id: string;
  readonly date: ClinicDate;
  /** Differs from the template, "only this date". */
  readonly adjusted: boolean;
}

/** The clinic, or one of its rooms or people, is away that day. */
export interface Closure {
  readonly id: string;
  readonly version: number;
  readonly date: ClinicDate;
  readonly resourceId: string | null;
  readonly reason: string;
}
