-- What can be booked, and when it is there to be booked.
create table resource (
  clinic_id uuid not null references clinic,
  resource_id uuid not null,
  version int not null default 1,
  kind text not null check (kind in ('room', 'physician', 'bay', 'patient')),
  name text not null,
  short_name text not null default '',
  active_from date not null,
  active_to date,
  -- Bays: when somebody watches them, by ISO weekday.
  staffed jsonb,
  primary key (clinic_id, resource_id),
  check ((kind = 'bay') = (staffed is not null))
);
call keep_within_clinic('resource');

alter table membership add constraint membership_physician
  foreign key (clinic_id, physician_id) references resource;

create table procedure_type (
  clinic_id uuid not null references clinic,
  procedure_type_id uuid not null,
  version int not null default 1,
  name text not null,
  short_name text not null,
  duration_minutes int not null,
  turnover_minutes int not null check (turnover_minutes between 0 and 60 and turnover_minutes % 5 = 0),
  recovery_minutes int not null check (recovery_minutes between 0 and 480 and recovery_minutes % 5 = 0),
  arrive_before_minutes int not null check (arrive_before_minutes between 0 and 180 and arrive_before_minutes % 5 = 0),
  sedation boolean not null,
  laterality_needed boolean not null,
  bleeding_risk text not null check (bleeding_risk in ('low', 'intermediate', 'high')),
  active boolean not null default true,
  primary key (clinic_id, procedure_type_id),
  constraint procedure_takes_5_to_30_minutes
    check (duration_minutes between 5 and 30 and duration_minutes % 5 = 0)
);
call keep_within_clinic('procedure_type');

create table session (
  clinic_id uuid not null references clinic,
  session_id uuid not null,
  version int not null default 1,
  physician_id uuid not null,
  room_id uuid not null,
  date date not null,
  minutes int4range not null,
  procedure_type_ids uuid[] not null default '{}',
  max_cases int check (max_cases > 0),
  max_sedation_cases int check (max_sedation_cases >= 0),
  cancelled boolean not null default false,
  primary key (clinic_id, session_id),
  foreign key (clinic_id, physician_id) references resource,
  foreign key (clinic_id, room_id) references resource,
  check (not isempty(minutes) and lower(minutes) >= 0 and upper(minutes) <= 1440),
  constraint room_has_one_session exclude using gist
    (clinic_id with =, room_id with =, date with =, minutes with &&) where (not cancelled),
  constraint physician_has_one_session exclude using gist
    (clinic_id with =, physician_id with =, date with =, minutes with &&) where (not cancelled)
);
create index session_date on session (clinic_id, date);
call keep_within_clinic('session');

create table closure (
  clinic_id uuid not null references clinic,
  closure_id uuid not null,
  version int not null default 1,
  date date not null,
  resource_id uuid,
  reason text not null,
  primary key (clinic_id, closure_id),
  foreign key (clinic_id, resource_id) references resource
);
call keep_within_clinic('closure');
