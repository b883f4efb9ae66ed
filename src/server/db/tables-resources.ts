import type { Defaulted, Json, Minutes } from './columns.ts';
import type { BleedingRisk, OpeningHours } from '#domain/clinic/clinic';
import type { ClinicDate, Weekday } from '#domain/time/clinic-date';

/** Rows of migration 0002: what can be booked, and when it is there to be booked. */
export interface ResourceTable {
  clinic_id: string;
  resource_id: string;
  version: Defaulted<number>;
  kind: 'room' | 'physician' | 'bay' | 'patient';
  name: string;
  short_name: Defaulted<string>;
  active_from: ClinicDate;
  active_to: ClinicDate | null;
  staffed: Json<OpeningHours> | null;
}

export interface ProcedureTypeTable {
  clinic_id: string;
  procedure_type_id: string;
  version: Defaulted<number>;
  name: string;
  short_name: string;
  duration_minutes: number;
  turnover_minutes: number;
  recovery_minutes: number;
  arrive_before_minutes: number;
  sedation: boolean;
  laterality_needed: boolean;
  bleeding_risk: BleedingRisk;
  active: Defaulted<boolean>;
}

export interface SessionTable {
  clinic_id: string;
  session_id: string;
  version: Defaulted<number>;
  physician_id: string;
  room_id: string;
  date: ClinicDate;
  minutes: Minutes;
  procedure_type_ids: Defaulted<string[]>;
  max_cases: number | null;
  max_sedation_cases: number | null;
  cancelled: Defaulted<boolean>;
  /** Migration 0015. */
  template_id: Defaulted<string | null>;
  template_date: Defaulted<ClinicDate | null>;
  adjusted: Defaulted<boolean>;
}

/** Rows of migration 0015. */
export interface SessionTemplateTable {
  clinic_id: string;
  session_template_id: string;
  version: Defaulted<number>;
  physician_id: string;
  room_id: string;
  weekday: Weekday;
  every_weeks: number;
  begins: ClinicDate;
  ends: ClinicDate | null;
  minutes: Minutes;
  procedure_type_ids: Defaulted<string[]>;
  max_cases: number | null;
  max_sedation_cases: number | null;
}

export interface ClosureTable {
  clinic_id: string;
  closure_id: string;
  version: Defaulted<number>;
  date: ClinicDate;
  resource_id: string | null;
  reason: string;
}
