import type {
  BookingTable,
  HoldTable,
  OccupancyTable,
  PrintTable,
  ProtocolTable,
  SeriesTable,
} from './tables-bookings.ts';
import type {
  AuditEventTable,
  ChangeTable,
  ClinicHeadTable,
  ClinicTable,
  IdempotencyKeyTable,
  InstallationTable,
  MembershipTable,
  PersonTable,
  CalendarFeedTable,
  ListLookTable,
  ListPrintTable,
  SavedFilterTable,
  SignInTable,
} from './tables-people.ts';
import type {
  AntithromboticPlanTable,
  ImportedMessageTable,
  MrnCounterTable,
  PatientIdentifierTable,
  PatientTable,
  QuestionTable,
  QueueDayTable,
  QueuePlaceTable,
  QueueWordsTable,
  ReadinessItemTable,
  RedFlagTable,
  ReferralAttachmentTable,
  ReferralEventTable,
  ReferralReminderTable,
  ReferralSupersededTable,
  ReferralTable,
  TriageStepTable,
} from './tables-referrals.ts';
import type {
  NameWordTable,
  PatientWordTable,
  ReferralLikenessTable,
  ReferralMergeTable,
} from './tables-duplicates.ts';
import type {
  ClosureTable,
  ProcedureTypeTable,
  ResourceTable,
  SessionTable,
  SessionTemplateTable,
} from './tables-resources.ts';
import type {
  AnswerTable,
  BlockResponseTable,
  ChecklistTable,
  ChecklistTemplateTable,
  MeasurementTable,
  FollowUpCallTable,
  ProcedureRecordTable,
  ResponseMeasureTable,
  SeriesDecisionTable,
  VisitStepTable,
  VisitTable,
} from './tables-visits.ts';

/** Every table as the migrations leave it; a spec holds this against the catalogue. */
export interface Schema {
  installation: InstallationTable;
  clinic: ClinicTable;
  clinic_head: ClinicHeadTable;
  person: PersonTable;
  membership: MembershipTable;
  sign_in: SignInTable;
  saved_filter: SavedFilterTable;
  list_look: ListLookTable;
  list_print: ListPrintTable;
  calendar_feed: CalendarFeedTable;
  change: ChangeTable;
  audit_event: AuditEventTable;
  idempotency_key: IdempotencyKeyTable;
  resource: ResourceTable;
  procedure_type: ProcedureTypeTable;
  session: SessionTable;
  session_template: SessionTemplateTable;
  closure: ClosureTable;
  patient: PatientTable;
  name_word: NameWordTable;
  patient_word: PatientWordTable;
  mrn_counter: MrnCounterTable;
  patient_identifier: PatientIdentifierTable;
  imported_message: ImportedMessageTable;
  referral: ReferralTable;
  queue_place: QueuePlaceTable;
  queue_words: QueueWordsTable;
  queue_day: QueueDayTable;
  referral_event: ReferralEventTable;
  referral_reminder: ReferralReminderTable;
  referral_superseded: ReferralSupersededTable;
  referral_merge: ReferralMergeTable;
  referral_likeness: ReferralLikenessTable;
  triage_step: TriageStepTable;
  red_flag: RedFlagTable;
  question: QuestionTable;
  readiness_item: ReadinessItemTable;
  antithrombotic_plan: AntithromboticPlanTable;
  referral_attachment: ReferralAttachmentTable;
  protocol: ProtocolTable;
  series: SeriesTable;
  booking: BookingTable;
  hold: HoldTable;
  occupancy: OccupancyTable;
  print: PrintTable;
  visit: VisitTable;
  visit_step: VisitStepTable;
  measurement: MeasurementTable;
  procedure_record: ProcedureRecordTable;
  follow_up_call: FollowUpCallTable;
  checklist_template: ChecklistTemplateTable;
  checklist: ChecklistTable;
  answer: AnswerTable;
  block_response: BlockResponseTable;
  response_measure: ResponseMeasureTable;
  series_decision: SeriesDecisionTable;
}
