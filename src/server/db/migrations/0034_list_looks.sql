-- What a person has seen of a physician's list of one day, so that it says what changed since: times,
-- sides, rooms and keys of risks by booking, no names. It is the person's own and changes no record.
create table list_look (
  clinic_id uuid not null references clinic,
  person_id uuid not null,
  physician_id uuid not null,
  date date not null,
  rows jsonb not null,
  at timestamptz not null,
  primary key (clinic_id, person_id, physician_id, date),
  foreign key (clinic_id, person_id) references membership (clinic_id, person_id),
  foreign key (clinic_id, physician_id) references resource (clinic_id, resource_id)
);
call keep_within_clinic('list_look');
