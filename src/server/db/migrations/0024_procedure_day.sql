-- Numbers of the procedure day (clinical.md B and D): the most of each local anaesthetic at once, and
-- the hours after which a patient is called. Each clinic changes its own.
-- The owner has to see every clinic for this once.
alter table clinic no force row level security;
update clinic set rules = rules || defaults.found,
    proposed_rules = case when proposed_rules is null then null else
      jsonb_set(proposed_rules, '{rules}', (proposed_rules -> 'rules') || defaults.found) end
  from (select '{"followUpHours": 24, "secondFollowUpHours": 72, "doseLimits": {
    "lidocaine": {"plain": {"mgPerKg": 4.5, "mg": 300}, "withAdrenaline": {"mgPerKg": 7, "mg": 500}},
    "bupivacaine": {"plain": {"mgPerKg": 2.5, "mg": 175}, "withAdrenaline": {"mgPerKg": 2.5, "mg": 225}},
    "ropivacaine": {"plain": {"mgPerKg": 3, "mg": 200}, "withAdrenaline": {"mgPerKg": 3, "mg": 200}}
  }}'::jsonb as found) defaults
  where not rules ? 'doseLimits';
alter table clinic force row level security;

-- The calls after going home; one that nobody answered is kept too.
create table follow_up_call (
  clinic_id uuid not null references clinic,
  follow_up_call_id uuid not null,
  booking_id uuid not null,
  due text not null check (due in ('first', 'second')),
  reached boolean not null,
  concerns text[] not null default '{}',
  note text not null default '',
  answered jsonb,
  by_person uuid not null,
  by_name text not null,
  at timestamptz not null,
  recorded bigint generated always as identity,
  primary key (clinic_id, follow_up_call_id),
  foreign key (clinic_id, booking_id) references visit,
  check (reached or concerns = '{}')
);
create index follow_up_call_booking on follow_up_call (clinic_id, booking_id, recorded);
-- A patient is reached once for each call, whoever else is on the phone.
create unique index follow_up_call_reached on follow_up_call (clinic_id, booking_id, due) where reached;
call keep_within_clinic('follow_up_call');
