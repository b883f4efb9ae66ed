-- What was on paper when a physician's list of one day was printed, so that the page can say what the
-- paper no longer says: times, sides, rooms and keys of risks by booking. The latest print counts.
create table list_print (
  clinic_id uuid not null references clinic,
  list_print_id uuid not null,
  physician_id uuid not null,
  date date not null,
  rows jsonb not null,
  at timestamptz not null,
  by_person uuid not null,
  by_name text not null,
  recorded bigint generated always as identity,
  primary key (clinic_id, list_print_id),
  foreign key (clinic_id, physician_id) references resource (clinic_id, resource_id)
);
create index list_print_list on list_print (clinic_id, physician_id, date, recorded);
call keep_within_clinic('list_print');
