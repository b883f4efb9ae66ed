-- Patients and the referrals that bring them.
create table patient (
  clinic_id uuid not null references clinic,
  patient_id uuid not null,
  version int not null default 1,
  mrn text not null,
  family_name text not null,
  given_name text not null,
  birth_date date,
  sex text not null check (sex in ('female', 'male', 'other', 'unknown')),
  phone text,
  email text,
  language text,
  interpreter_needed boolean not null default false,
  weight_kg numeric(5, 1) check (weight_kg between 1 and 500),
  allergies text[] not null default '{}',
  drugs text[] not null default '{}',
  diabetes boolean not null default false,
  short_notice boolean not null default false,
  -- [{from, to}] of clinic dates, both included.
  unavailable jsonb not null default '[]',
  primary key (clinic_id, patient_id),
  -- A patient is a resource under the same key.
  foreign key (clinic_id, patient_id) references resource,
  unique (clinic_id, mrn)
);
create index patient_name_trgm on patient using gin ((family_name || ' ' || given_name) gin_trgm_ops);
call keep_within_clinic('patient');

-- The next medical record number of each clinic.
create table mrn_counter (
  clinic_id uuid primary key references clinic,
  last_number int not null
);
call keep_within_clinic('mrn_counter');

-- The sender's own key of a patient, so that the next message finds the same person.
create table patient_identifier (
  clinic_id uuid not null references clinic,
  sender text not null,
  identifier text not null,
  patient_id uuid not null,
  primary key (clinic_id, sender, identifier),
  foreign key (clinic_id, patient_id) references patient
);
call keep_within_clinic('patient_identifier');

-- The original, byte for byte as it came.
create table imported_message (
  clinic_id uuid not null references clinic,
  message_id uuid not null,
  received_at timestamptz not null,
  by_person uuid not null,
  kind text not null check (kind in ('fhir', 'hl7v2')),
  content bytea not null,
  -- How its bytes were read.
  charset text not null,
  content_hash bytea not null,
  primary key (clinic_id, message_id),
  -- The same file twice is kept once.
  unique (clinic_id, content_hash)
);
call keep_within_clinic('imported_message');

create table referral (
  clinic_id uuid not null references clinic,
  referral_id uuid not null,
  version int not null default 1,
  patient_id uuid not null,
  source_kind text not null check (source_kind in ('fhir', 'hl7v2', 'entered')),
  sender text not null,
  sender_identifier text,
  message_id uuid,
  received_at timestamptz not null,
  referrer text,
  -- What the referrer asked for, in their words; procedure_type_id is what the clinic makes of it.
  requested text,
  diagnosis_code text,
  diagnosis_text text,
  procedure_type_id uuid,
  side text check (side in ('left', 'right', 'both')),
  levels text[] not null default '{}',
  urgency text check (urgency in ('most-urgent', 'urgent', 'routine', 'rtt-18-weeks')),
  decision text not null check
    (decision in ('received', 'accepted', 'needs-information', 'asked', 'declined', 'withdrawn')),
  pauses jsonb not null default '[]',
  baseline_nrs int check (baseline_nrs between 0 and 10),
  history text not null default '',
  treatments_tried text not null default '',
  preferred_physician_id uuid,
  authorisation jsonb,
  -- Projected by domain/referral in the transaction that changes its facts. None of the three
  -- grows stale with the clock: whether it is overdue follows from due_on and today.
  worklist text not null default 'new',
  due_on date,
  order_key text not null default '',
  primary key (clinic_id, referral_id),
  foreign key (clinic_id, patient_id) references patient,
  foreign key (clinic_id, procedure_type_id) references procedure_type,
  foreign key (clinic_id, preferred_physician_id) references resource,
  foreign key (clinic_id, message_id) references imported_message
);
create index referral_worklist on referral (clinic_id, worklist, order_key);
create index referral_patient on referral (clinic_id, patient_id);
call keep_within_clinic('referral');

-- A message makes its referral once: the key is the sender, its referral identifier and the event.
-- The sender here is the space its identifiers are unique in (a FHIR system, an HL7 v2 facility).
create table referral_event (
  clinic_id uuid not null references clinic,
  sender text not null,
  identifier text not null,
  event text not null,
  referral_id uuid not null,
  message_id uuid not null,
  -- What it said, as a hash: the same again is known already, something else is an update.
  fingerprint text not null,
  at timestamptz not null,
  primary key (clinic_id, sender, identifier, event),
  foreign key (clinic_id, referral_id) references referral,
  foreign key (clinic_id, message_id) references imported_message
);
create index referral_event_referral on referral_event (clinic_id, referral_id, at);
call keep_within_clinic('referral_event');

create table triage_step (
  clinic_id uuid not null references clinic,
  triage_step_id uuid not null,
  referral_id uuid not null,
  decision text not null,
  reason text,
  by_person uuid not null,
  by_name text not null,
  at timestamptz not null,
  undone jsonb,
  recorded bigint generated always as identity,
  primary key (clinic_id, triage_step_id),
  foreign key (clinic_id, referral_id) references referral
);
create index triage_step_referral on triage_step (clinic_id, referral_id, recorded);
call keep_within_clinic('triage_step');

create table red_flag (
  clinic_id uuid not null references clinic,
  red_flag_id uuid not null,
  referral_id uuid not null,
  kind text not null,
  note text not null default '',
  raised jsonb not null,
  resolved jsonb,
  primary key (clinic_id, red_flag_id),
  foreign key (clinic_id, referral_id) references referral
);
create index red_flag_referral on red_flag (clinic_id, referral_id);
call keep_within_clinic('red_flag');

create table question (
  clinic_id uuid not null references clinic,
  question_id uuid not null,
  referral_id uuid not null,
  asked jsonb not null,
  of_whom text not null,
  text text not null,
  answered jsonb,
  primary key (clinic_id, question_id),
  foreign key (clinic_id, referral_id) references referral
);
create index question_referral on question (clinic_id, referral_id);
call keep_within_clinic('question');

create table readiness_item (
  clinic_id uuid not null references clinic,
  readiness_item_id uuid not null,
  referral_id uuid not null,
  kind text not null,
  owner text not null,
  done jsonb,
  primary key (clinic_id, readiness_item_id),
  unique (clinic_id, referral_id, kind),
  foreign key (clinic_id, referral_id) references referral
);
call keep_within_clinic('readiness_item');

create table antithrombotic_plan (
  clinic_id uuid not null references clinic,
  referral_id uuid not null,
  drug text not null,
  decision text check (decision in ('continue', 'stop', 'bridge')),
  stop_days int not null default 0 check (stop_days between 0 and 30),
  decided jsonb,
  prescriber_agreed jsonb,
  primary key (clinic_id, referral_id, drug),
  foreign key (clinic_id, referral_id) references referral,
  check ((decision is null) = (decided is null))
);
call keep_within_clinic('antithrombotic_plan');
