import type { ColumnType } from 'kysely';
import type { ByDatabase, Defaulted, DefaultedJson, Json } from './columns.ts';
import type { Escort, Mobility, Sex } from '#domain/clinic/patient';
import type { Urgency } from '#domain/clinic/clinic';
import type { Stamp } from '#domain/people/stamp';
import type { AntithromboticDecision } from '#domain/readiness/antithrombotics';
import type { ReadinessItem, ReadinessKind, ReadinessOwner } from '#domain/readiness/readiness';
import type { BudapestFindings } from '#domain/referral/budapest';
import type {
  BaselineFunction,
  Investigation,
  PreviousBlock,
  Treatment,
} from '#domain/referral/clinical-record';
import type { Attachment, AttachmentType } from '#domain/referral/attachments';
import type { Side } from '#domain/referral/laterality';
import type { QueueRow } from '#domain/referral/queue-row';
import type {
  Authorisation,
  ClockPause,
  Level,
  Question,
  RedFlag,
  RedFlagKind,
  Reminder,
  Superseded,
  SupersededFact,
  ReferralSource,
  TriageDecision,
} from '#domain/referral/referral';
import type { ClinicDate, DateRange } from '#domain/time/clinic-date';
import type { Instant } from '#domain/time/instant';

/** Rows of migration 0003: patients and the referrals that bring them. */
export interface PatientTable {
  clinic_id: string;
  patient_id: string;
  version: Defaulted<number>;
  mrn: string;
  family_name: string;
  given_name: string;
  birth_date: ClinicDate | null;
  sex: Sex;
  phone: string | null;
  email: string | null;
  language: string | null;
  interpreter_needed: Defaulted<boolean>;
  weight_kg: number | null;
  allergies: Defaulted<string[]>;
  drugs: Defaulted<string[]>;
  diabetes: Defaulted<boolean>;
  short_notice: Defaulted<boolean>;
  unavailable: DefaultedJson<DateRange[]>;
  name_plain: ByDatabase<string>;
  phone_end: ByDatabase<string | null>;
  mrn_plain: ByDatabase<string>;
  mrn_back: ByDatabase<string>;
  merged_into: string | null;
  renal_impairment: Defaulted<'yes' | 'no' | 'unknown'>;
  mobility: Mobility | null;
  escort: Json<Escort> | null;
}

export interface MrnCounterTable {
  clinic_id: string;
  last_number: number;
}

export interface PatientIdentifierTable {
  clinic_id: string;
  sender: string;
  identifier: string;
  patient_id: string;
}

export interface ImportedMessageTable {
  clinic_id: string;
  message_id: string;
  received_at: Instant;
  by_person: string;
  kind: 'fhir' | 'hl7v2' | 'csv';
  content: Buffer;
  charset: string;
  content_hash: Buffer;
}

export interface ReferralTable {
  clinic_id: string;
  referral_id: string;
  version: Defaulted<number>;
  patient_id: string;
  source_kind: ReferralSource['kind'];
  sender: string;
  sender_identifier: string | null;
  message_id: string | null;
  received_at: Instant;
  referrer: string | null;
  requested: string | null;
  diagnosis_code: string | null;
  diagnosis_text: string | null;
  procedure_type_id: string | null;
  side: Side | null;
  levels: Defaulted<Level[]>;
  urgency: Urgency | null;
  decision: TriageDecision;
  pauses: DefaultedJson<ClockPause[]>;
  baseline_nrs: number | null;
  history: Defaulted<string>;
  treatments_tried: Defaulted<string>;
  budapest: Json<BudapestFindings> | null;
  baseline_function: Json<BaselineFunction> | null;
  onset_on: ClinicDate | null;
  onset_trigger: string | null;
  investigations: DefaultedJson<Investigation[]>;
  previous_blocks: DefaultedJson<PreviousBlock[]>;
  treatments: DefaultedJson<Treatment[]>;
  preferred_physician_id: string | null;
  authorisation: Json<Authorisation> | null;
  worklist: Defaulted<string>;
  due_on: ClinicDate | null;
  merged_into: string | null;
  queue_row: ColumnType<QueueRow | null, undefined, never>;
  turns_on: Defaulted<ClinicDate | null>;
}

export interface QueuePlaceTable {
  clinic_id: string;
  list: string;
  referral_id: string;
  rank: string;
  name: string;
  received_at: Instant;
  due_on: ClinicDate | null;
  urgency: Urgency | null;
  side: Side | null;
  procedure_type_id: string | null;
  mover: string | null;
  move: string | null;
}

export interface QueueWordsTable {
  clinic_id: string;
  referral_id: string;
  patient_id: string;
  words: string;
  rank: string;
}

export interface QueueDayTable {
  clinic_id: string;
  day: ClinicDate;
}

export interface ReferralEventTable {
  clinic_id: string;
  sender: string;
  identifier: string;
  event: string;
  referral_id: string;
  message_id: string;
  fingerprint: string;
  at: Instant;
  recorded: ByDatabase<number>;
}

export interface TriageStepTable {
  clinic_id: string;
  triage_step_id: string;
  referral_id: string;
  decision: TriageDecision;
  reason: string | null;
  by_person: string;
  by_name: string;
  at: Instant;
  undone: Json<Stamp> | null;
  recorded: ByDatabase<number>;
}

export interface RedFlagTable {
  clinic_id: string;
  red_flag_id: string;
  referral_id: string;
  kind: RedFlagKind;
  note: Defaulted<string>;
  raised: Json<Stamp>;
  resolved: Json<NonNullable<RedFlag['resolved']>> | null;
}

export interface QuestionTable {
  clinic_id: string;
  question_id: string;
  referral_id: string;
  asked: Json<Stamp>;
  of_whom: string;
  text: string;
  answered: Json<NonNullable<Question['answered']>> | null;
}

export interface ReadinessItemTable {
  clinic_id: string;
  readiness_item_id: string;
  referral_id: string;
  kind: ReadinessKind;
  owner: ReadinessOwner;
  done: Json<NonNullable<ReadinessItem['done']>> | null;
}

export interface AntithromboticPlanTable {
  clinic_id: string;
  referral_id: string;
  drug: string;
  decision: AntithromboticDecision | null;
  stop_days: Defaulted<number>;
  restart_hours: Defaulted<number | null>;
  decided: Json<Stamp> | null;
  prescriber_agreed: Json<Stamp> | null;
}

export interface ReferralReminderTable {
  clinic_id: string;
  reminder_id: string;
  referral_id: string;
  how: Reminder['how'];
  note: Defaulted<string>;
  by_person: string;
  by_name: string;
  at: Instant;
  undone: Json<Stamp> | null;
  recorded: ByDatabase<number>;
}

export interface ReferralSupersededTable {
  clinic_id: string;
  superseded_id: string;
  referral_id: string;
  body: Json<SupersededFact>;
  taken: Json<Superseded['taken']>;
  recorded: ByDatabase<number>;
}

/** Of migration 0009. */
export interface ReferralAttachmentTable {
  clinic_id: string;
  referral_attachment_id: string;
  referral_id: string;
  name: string;
  media_type: AttachmentType;
  size: number;
  sha256: Buffer;
  content: Buffer;
  added: Json<Stamp>;
  withdrawn: Json<NonNullable<Attachment['withdrawn']>> | null;
  recorded: ByDatabase<number>;
}
