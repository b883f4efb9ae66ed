-- What happened on the day, what was checked, and how the block worked.
create table visit (
  clinic_id uuid not null references clinic,
  booking_id uuid not null,
  version int not null default 0,
  -- The versions at which the steps and the record last changed: a temperature taken meanwhile
  -- does not make a colleague's step stale.
  steps_version int not null default 0,
  record_version int not null default 0,
  overrules jsonb not null default '[]',
  -- Projected by domain/visit.
  state text not null default 'expected',
  primary key (clinic_id, booking_id),
  foreign key (clinic_id, booking_id) references booking
);
call keep_within_clinic('visit');

create table visit_step (
  clinic_id uuid not null references clinic,
  visit_step_id uuid not null,
  booking_id uuid not null,
  step text not null,
  reason text,
  by_person uuid not null,
  by_name text not null,
  at timestamptz not null,
  undone jsonb,
  recorded bigint generated always as identity,
  primary key (clinic_id, visit_step_id),
  foreign key (clinic_id, booking_id) references visit
);
create index visit_step_booking on visit_step (clinic_id, booking_id, recorded);
call keep_within_clinic('visit_step');

create table measurement (
  clinic_id uuid not null references clinic,
  measurement_id uuid not null,
  booking_id uuid not null,
  kind text not null,
  value numeric(6, 2) not null,
  unit text not null,
  side text check (side in ('left', 'right')),
  phase text not null check (phase in ('baseline', 'block', 'recovery')),
  by_person uuid not null,
  by_name text not null,
  at timestamptz not null,
  recorded bigint generated always as identity,
  primary key (clinic_id, measurement_id),
  foreign key (clinic_id, booking_id) references visit
);
create index measurement_booking on measurement (clinic_id, booking_id, recorded);
call keep_within_clinic('measurement');

-- A signed record is never changed: an amendment is a further row.
create table procedure_record (
  clinic_id uuid not null references clinic,
  procedure_record_id uuid not null,
  booking_id uuid not null,
  content jsonb not null,
  written jsonb not null,
  signed jsonb,
  recorded bigint generated always as identity,
  primary key (clinic_id, procedure_record_id),
  foreign key (clinic_id, booking_id) references visit
);
create index procedure_record_booking on procedure_record (clinic_id, booking_id, recorded);
call keep_within_clinic('procedure_record');

create table checklist_template (
  clinic_id uuid not null references clinic,
  checklist_template_id uuid not null,
  version int not null,
  kind text not null,
  title text not null,
  procedure_type_ids uuid[] not null default '{}',
  -- FHIR Questionnaire.item, in order.
  items jsonb not null,
  primary key (clinic_id, checklist_template_id, version)
);
call keep_within_clinic('checklist_template');

create table checklist (
  clinic_id uuid not null references clinic,
  checklist_id uuid not null,
  version int not null default 1,
  booking_id uuid not null,
  kind text not null,
  checklist_template_id uuid not null,
  template_version int not null,
  primary key (clinic_id, checklist_id),
  unique (clinic_id, booking_id, kind),
  foreign key (clinic_id, booking_id) references booking,
  foreign key (clinic_id, checklist_template_id, template_version) references checklist_template
);
call keep_within_clinic('checklist');

create table answer (
  clinic_id uuid not null references clinic,
  answer_id uuid not null,
  checklist_id uuid not null,
  link_id text not null,
  value jsonb not null,
  reason text,
  superseded boolean not null default false,
  -- The checklist's version that this answer made: two people may answer two items at once,
  -- but not the same item unseen.
  at_version int not null,
  by_person uuid not null,
  by_name text not null,
  at timestamptz not null,
  recorded bigint generated always as identity,
  primary key (clinic_id, answer_id),
  foreign key (clinic_id, checklist_id) references checklist
);
create unique index one_answer_counts on answer (clinic_id, checklist_id, link_id)
  where not superseded;
create index answer_checklist on answer (clinic_id, checklist_id, recorded);
call keep_within_clinic('answer');

create table block_response (
  clinic_id uuid not null references clinic,
  series_id uuid not null,
  booking_id uuid not null,
  technical_success boolean,
  nrs_before int check (nrs_before between 0 and 10),
  hours_of_relief numeric(6, 1) check (hours_of_relief >= 0),
  function_better boolean,
  pgic int check (pgic between 1 and 7),
  primary key (clinic_id, series_id, booking_id),
  foreign key (clinic_id, series_id) references series,
  foreign key (clinic_id, booking_id) references booking
);
call keep_within_clinic('block_response');

create table response_measure (
  clinic_id uuid not null references clinic,
  series_id uuid not null,
  booking_id uuid not null,
  due text not null check (due in ('30-min', '24-h', '7-d', '4-w')),
  nrs int not null check (nrs between 0 and 10),
  relief_percent int not null check (relief_percent between 0 and 100),
  note text not null default '',
  by_person uuid not null,
  by_name text not null,
  at timestamptz not null,
  superseded boolean not null default false,
  recorded bigint generated always as identity,
  primary key (clinic_id, series_id, booking_id, due, recorded),
  foreign key (clinic_id, series_id, booking_id) references block_response
);
call keep_within_clinic('response_measure');

create table series_decision (
  clinic_id uuid not null references clinic,
  series_decision_id uuid not null,
  series_id uuid not null,
  after_block int not null check (after_block >= 0),
  decision text not null,
  reason text not null,
  by_person uuid not null,
  by_name text not null,
  at timestamptz not null,
  recorded bigint generated always as identity,
  primary key (clinic_id, series_decision_id),
  foreign key (clinic_id, series_id) references series
);
call keep_within_clinic('series_decision');
