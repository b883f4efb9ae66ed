-- Referrals that came as rows of a CSV file; each row is kept with its heading as an original.
alter table imported_message drop constraint imported_message_kind_check;
alter table imported_message add constraint imported_message_kind_check
  check (kind in ('fhir', 'hl7v2', 'csv'));
alter table referral drop constraint referral_source_kind_check;
alter table referral add constraint referral_source_kind_check
  check (source_kind in ('fhir', 'hl7v2', 'csv', 'entered'));

-- The views of the queue that a person has kept: the address's parameters under a name.
create table saved_filter (
  clinic_id uuid not null references clinic,
  person_id uuid not null,
  saved_filter_id uuid not null,
  name text not null check (char_length(name) between 1 and 60),
  query text not null check (char_length(query) <= 2000),
  position int not null,
  primary key (clinic_id, saved_filter_id),
  foreign key (clinic_id, person_id) references membership (clinic_id, person_id)
);
create unique index saved_filter_name on saved_filter (clinic_id, person_id, lower(name));
call keep_within_clinic('saved_filter');
