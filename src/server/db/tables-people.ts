import type { ByDatabase, Defaulted, Json } from './columns.ts';
import type { ClinicRules, OpeningHours, ProposedRules } from '#domain/clinic/clinic';
import type { SeenRows } from '#domain/daily-list/seen';
import type { Role } from '#domain/people/roles';
import type { EntityKind } from '#domain/refusal';
import type { ClinicDate } from '#domain/time/clinic-date';
import type { Instant } from '#domain/time/instant';

/** Rows of migration 0001: the clinic, its people, and the record of who changed what. */
export interface InstallationTable {
  one: Defaulted<boolean>;
  demo: 'filling' | 'filled' | null;
}

export interface ClinicTable {
  clinic_id: string;
  version: Defaulted<number>;
  name: string;
  zone: string;
  opening_hours: Json<OpeningHours>;
  phone: Defaulted<string | null>;
  emergency_phone: Defaulted<string | null>;
  rules: Json<ClinicRules>;
  /** With who asked for them, when and why. */
  proposed_rules: Json<ProposedRules> | null;
}

export interface ClinicHeadTable {
  clinic_id: string;
  seq: Defaulted<number>;
}

export interface PersonTable {
  person_id: string;
  name: string;
  email: string;
  password_hash: string;
  active: Defaulted<boolean>;
}

export interface MembershipTable {
  clinic_id: string;
  person_id: string;
  version: Defaulted<number>;
  roles: Role[];
  physician_id: string | null;
  active: Defaulted<boolean>;
}

export interface SavedFilterTable {
  clinic_id: string;
  person_id: string;
  saved_filter_id: string;
  name: string;
  query: string;
  position: number;
}

/** Migration 0034. */
export interface ListLookTable {
  clinic_id: string;
  person_id: string;
  physician_id: string;
  date: ClinicDate;
  rows: Json<SeenRows>;
  at: Instant;
}

/** Migration 0035. */
export interface ListPrintTable {
  clinic_id: string;
  list_print_id: string;
  physician_id: string;
  date: ClinicDate;
  rows: Json<SeenRows>;
  at: Instant;
  by_person: string;
  by_name: string;
  recorded: ByDatabase<string>;
}

/** Migration 0033. */
export interface CalendarFeedTable {
  clinic_id: string;
  physician_id: string;
  secret_hash: Buffer;
  shows_initials: boolean;
  made_by: string;
  made_at: Instant;
}

export interface SignInTable {
  token_hash: Buffer;
  person_id: string;
  clinic_id: string;
  begun_at: Instant;
  seen_at: Instant;
  expires_at: Instant;
  ended_at: Instant | null;
  user_agent: Defaulted<string>;
}

export interface ChangeTable {
  clinic_id: string;
  seq: number;
  entity: EntityKind;
  entity_id: string;
  version: number;
  by_person: string;
  by_name: string;
  at: Instant;
  body: Json<object> | null;
}

export interface AuditEventTable {
  clinic_id: string;
  audit_id: ByDatabase<number>;
  at: Instant;
  by_person: string;
  by_name: string;
  act: string;
  entity: string;
  entity_id: string;
  patient_id: string | null;
  reason: string | null;
  request_id: string | null;
  detail: Json<object>;
}

export interface IdempotencyKeyTable {
  clinic_id: string;
  person_id: string;
  key: string;
  request_hash: Buffer;
  answer: Json<object> | null;
  first_seq: number | null;
  last_seq: number | null;
  at: Instant;
}
