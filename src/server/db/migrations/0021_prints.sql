-- Papers that left the clinic: what each said, of which booking, when and by whom.
create table print (
  clinic_id uuid not null references clinic,
  print_id uuid not null,
  booking_id uuid not null,
  kind text not null check (kind in ('preparation')),
  booking_version int not null,
  -- As the domain's PreparationSheet.
  sheet jsonb not null,
  at timestamptz not null,
  by_person uuid not null,
  by_name text not null,
  recorded bigint generated always as identity,
  primary key (clinic_id, print_id),
  foreign key (clinic_id, booking_id) references booking
);
create index print_booking on print (clinic_id, booking_id, recorded);
call keep_within_clinic('print');
