-- Series, the bookings that are their blocks, and what each booking occupies.
create table protocol (
  clinic_id uuid not null references clinic,
  protocol_id uuid not null,
  version int not null default 1,
  name text not null,
  procedure_type_id uuid not null,
  blocks int not null check (blocks between 1 and 24),
  minimum_days int not null check (minimum_days >= 1),
  usual_days int not null,
  maximum_days int not null,
  yearly_cap int not null check (yearly_cap >= 1),
  continue_relief_percent int not null check (continue_relief_percent between 0 and 100),
  source text not null,
  primary key (clinic_id, protocol_id),
  foreign key (clinic_id, procedure_type_id) references procedure_type,
  check (minimum_days <= usual_days and usual_days <= maximum_days)
);
call keep_within_clinic('protocol');

create table series (
  clinic_id uuid not null references clinic,
  series_id uuid not null,
  version int not null default 1,
  patient_id uuid not null,
  referral_id uuid not null,
  -- The protocol as it was when the series began.
  protocol jsonb not null,
  side text check (side in ('left', 'right', 'both')),
  planned_blocks int not null check (planned_blocks between 1 and 24),
  preferred_physician_id uuid,
  preferred_weekdays int[] not null default '{}',
  paused jsonb,
  ended jsonb,
  -- Projected by domain/series.
  state text not null,
  decision_due date,
  primary key (clinic_id, series_id),
  foreign key (clinic_id, patient_id) references patient,
  foreign key (clinic_id, referral_id) references referral
);
create unique index one_running_series on series (clinic_id, referral_id) where ended is null;
call keep_within_clinic('series');

create table booking (
  clinic_id uuid not null references clinic,
  booking_id uuid not null,
  version int not null default 1,
  patient_id uuid not null,
  referral_id uuid not null,
  procedure_type_id uuid not null,
  side text check (side in ('left', 'right', 'both')),
  levels text[] not null default '{}',
  date date not null,
  start_minute int not null check (start_minute between 0 and 1435 and start_minute % 5 = 0),
  duration_minutes int not null,
  turnover_minutes int not null check (turnover_minutes >= 0 and turnover_minutes % 5 = 0),
  recovery_minutes int not null check (recovery_minutes >= 0 and recovery_minutes % 5 = 0),
  arrive_before_minutes int not null check (arrive_before_minutes >= 0 and arrive_before_minutes % 5 = 0),
  sedation boolean not null,
  physician_id uuid not null,
  room_id uuid not null,
  bay_id uuid,
  series_id uuid,
  block_index int check (block_index >= 1),
  status text not null check (status in ('provisional', 'booked', 'cancelled')),
  cancelled jsonb,
  overrules jsonb not null default '[]',
  told jsonb,
  primary key (clinic_id, booking_id),
  foreign key (clinic_id, patient_id) references patient,
  foreign key (clinic_id, referral_id) references referral,
  foreign key (clinic_id, procedure_type_id) references procedure_type,
  foreign key (clinic_id, physician_id) references resource,
  foreign key (clinic_id, room_id) references resource,
  foreign key (clinic_id, bay_id) references resource,
  foreign key (clinic_id, series_id) references series,
  constraint procedure_takes_5_to_30_minutes
    check (duration_minutes between 5 and 30 and duration_minutes % 5 = 0),
  check ((series_id is null) = (block_index is null)),
  check ((status = 'cancelled') = (cancelled is not null)),
  check (recovery_minutes = 0 or bay_id is not null)
);
create index booking_date on booking (clinic_id, date);
create index booking_referral on booking (clinic_id, referral_id);
-- Not unique: a block that was lost, because the patient did not come, is booked anew under its own
-- index. One booking a block that stands is asked of the domain under the series' row lock.
create index booking_block on booking (clinic_id, series_id, block_index)
  where series_id is not null;
call keep_within_clinic('booking');

-- All legs of one case, owned by one sign-in and tab; one live hold each.
create table hold (
  clinic_id uuid not null references clinic,
  hold_id uuid not null,
  version int not null default 1,
  by_person uuid not null,
  by_name text not null,
  tab text not null,
  referral_id uuid not null,
  expires_at timestamptz not null,
  primary key (clinic_id, hold_id),
  unique (clinic_id, by_person, tab),
  foreign key (clinic_id, referral_id) references referral
);
call keep_within_clinic('hold');

-- What is taken. Every write locks its (resource, date) pairs first, in sorted order, deletes,
-- then inserts with "on conflict do nothing" and counts; the constraint is the last guard.
create table occupancy (
  clinic_id uuid not null references clinic,
  resource_id uuid not null,
  date date not null,
  minutes int4range not null,
  booking_id uuid,
  hold_id uuid,
  leg text not null check (leg in ('procedure', 'room', 'recovery', 'presence')),
  foreign key (clinic_id, resource_id) references resource,
  foreign key (clinic_id, booking_id) references booking on delete cascade,
  foreign key (clinic_id, hold_id) references hold on delete cascade,
  check ((booking_id is null) <> (hold_id is null)),
  check (not isempty(minutes) and lower(minutes) >= 0 and upper(minutes) <= 1440
    and lower(minutes) % 5 = 0 and upper(minutes) % 5 = 0),
  constraint procedure_takes_5_to_30_minutes
    check (leg <> 'procedure' or upper(minutes) - lower(minutes) between 5 and 30),
  constraint resource_is_free exclude using gist
    (clinic_id with =, resource_id with =, date with =, minutes with &&)
);
create index occupancy_booking on occupancy (clinic_id, booking_id);
create index occupancy_hold on occupancy (clinic_id, hold_id) where hold_id is not null;
create index occupancy_day on occupancy (clinic_id, date);
call keep_within_clinic('occupancy');
