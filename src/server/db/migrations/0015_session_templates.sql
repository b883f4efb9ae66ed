-- Regular sessions: every n weeks on a weekday. What is made from one stays a session of its own.
create table session_template (
  clinic_id uuid not null references clinic,
  session_template_id uuid not null,
  version int not null default 1,
  physician_id uuid not null,
  room_id uuid not null,
  weekday int not null check (weekday between 1 and 7),
  every_weeks int not null check (every_weeks between 1 and 8),
  -- The first session is on or after `begins`; none is after `ends`.
  begins date not null,
  ends date,
  minutes int4range not null,
  procedure_type_ids uuid[] not null default '{}',
  max_cases int check (max_cases > 0),
  max_sedation_cases int check (max_sedation_cases >= 0),
  primary key (clinic_id, session_template_id),
  foreign key (clinic_id, physician_id) references resource,
  foreign key (clinic_id, room_id) references resource,
  check (not isempty(minutes) and lower(minutes) >= 0 and upper(minutes) <= 1440)
);
call keep_within_clinic('session_template');

-- The day of the template that a session stands for. A cancelled one is a date left out.
alter table session
  add column template_id uuid,
  add column template_date date,
  add column adjusted boolean not null default false,
  add foreign key (clinic_id, template_id) references session_template,
  add check ((template_id is null) = (template_date is null));
create unique index template_date_has_one_session
  on session (clinic_id, template_id, template_date);
