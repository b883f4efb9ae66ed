import type { ColumnType } from 'kysely';
import type { ByDatabase, Defaulted, DefaultedJson, Json } from './columns.ts';
import type { ChecklistKind } from '#domain/discharge/checklist';
import type {
  QuestionnaireAnswer,
  QuestionnaireItem,
} from '#domain/discharge/questionnaire-shapes';
import type { Stamp } from '#domain/people/stamp';
import type { ResponseTime, SeriesDecisionKind } from '#domain/series/series';
import type { Instant } from '#domain/time/instant';
import type {
  Concern,
  FollowUpCall,
  FollowUpDue,
  Measurement,
  MeasurementKind,
  ProcedureRecord,
  StampedStep,
  VisitOverrule,
  VisitState,
  VisitStep,
} from '#domain/visit/visit';

/** Rows of migrations 0005, 0024 and 0030: what happened on the day, what was checked, and how the block worked. */
export interface VisitTable {
  clinic_id: string;
  booking_id: string;
  version: Defaulted<number>;
  steps_version: Defaulted<number>;
  record_version: Defaulted<number>;
  overrules: ColumnType<VisitOverrule[], string | undefined, string>;
  state: Defaulted<VisitState>;
}

export interface VisitStepTable {
  clinic_id: string;
  visit_step_id: string;
  booking_id: string;
  step: StampedStep;
  reason: string | null;
  by_person: string;
  by_name: string;
  at: Instant;
  undone: Json<NonNullable<VisitStep['undone']>> | null;
  recorded: ByDatabase<number>;
}

export interface MeasurementTable {
  clinic_id: string;
  measurement_id: string;
  booking_id: string;
  kind: MeasurementKind;
  value: number;
  unit: string;
  side: 'left' | 'right' | null;
  phase: Measurement['phase'];
  minute: number | null;
  by_person: string;
  by_name: string;
  at: Instant;
  recorded: ByDatabase<number>;
}

export interface ProcedureRecordTable {
  clinic_id: string;
  procedure_record_id: string;
  booking_id: string;
  content: Json<Omit<ProcedureRecord, 'id' | 'written' | 'signed'>>;
  written: Json<Stamp>;
  signed: Json<NonNullable<ProcedureRecord['signed']>> | null;
  recorded: ByDatabase<number>;
}

export interface FollowUpCallTable {
  clinic_id: string;
  follow_up_call_id: string;
  booking_id: string;
  due: FollowUpDue;
  reached: boolean;
  concerns: Concern[];
  note: string;
  answered: Json<NonNullable<FollowUpCall['answered']>> | null;
  by_person: string;
  by_name: string;
  at: Instant;
  recorded: ByDatabase<number>;
}

export interface ChecklistTemplateTable {
  clinic_id: string;
  checklist_template_id: string;
  version: number;
  kind: ChecklistKind;
  title: string;
  procedure_type_ids: Defaulted<string[]>;
  items: Json<QuestionnaireItem[]>;
  published: DefaultedJson<Stamp | null>;
}

export interface ChecklistTable {
  clinic_id: string;
  checklist_id: string;
  version: Defaulted<number>;
  booking_id: string;
  kind: ChecklistKind;
  checklist_template_id: string;
  template_version: number;
}

export interface AnswerTable {
  clinic_id: string;
  answer_id: string;
  checklist_id: string;
  link_id: string;
  value: Json<QuestionnaireAnswer>;
  reason: string | null;
  superseded: Defaulted<boolean>;
  at_version: number;
  by_person: string;
  by_name: string;
  at: Instant;
  recorded: ByDatabase<number>;
}

export interface BlockResponseTable {
  clinic_id: string;
  series_id: string;
  booking_id: string;
  technical_success: boolean | null;
  nrs_before: number | null;
  hours_of_relief: number | null;
  function_better: boolean | null;
  pgic: number | null;
}

export interface ResponseMeasureTable {
  clinic_id: string;
  series_id: string;
  booking_id: string;
  due: ResponseTime;
  nrs: number;
  relief_percent: number;
  note: Defaulted<string>;
  by_person: string;
  by_name: string;
  at: Instant;
  superseded: Defaulted<boolean>;
  recorded: ByDatabase<number>;
}

export interface SeriesDecisionTable {
  clinic_id: string;
  series_decision_id: string;
  series_id: string;
  after_block: number;
  decision: SeriesDecisionKind;
  reason: string;
  by_person: string;
  by_name: string;
  at: Instant;
  recorded: ByDatabase<number>;
}
