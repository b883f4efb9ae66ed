-- Reminders to a referrer who owes information, and what was taken back or replaced on a referral.
create table referral_reminder (
  clinic_id uuid not null references clinic,
  reminder_id uuid not null,
  referral_id uuid not null,
  how text not null check (how in ('letter', 'e-mail', 'phone')),
  note text not null default '',
  by_person uuid not null,
  by_name text not null,
  at timestamptz not null,
  undone jsonb,
  recorded bigint generated always as identity,
  primary key (clinic_id, reminder_id),
  foreign key (clinic_id, referral_id) references referral
);
create index referral_reminder_referral on referral_reminder (clinic_id, referral_id, recorded);
call keep_within_clinic('referral_reminder');

-- What stood on a referral until somebody took it back or replaced it: it stays readable.
create table referral_superseded (
  clinic_id uuid not null references clinic,
  superseded_id uuid not null,
  referral_id uuid not null,
  -- As the domain's Superseded, without id and stamp.
  body jsonb not null,
  taken jsonb not null,
  recorded bigint generated always as identity,
  primary key (clinic_id, superseded_id),
  foreign key (clinic_id, referral_id) references referral
);
create index referral_superseded_referral on referral_superseded (clinic_id, referral_id, recorded);
call keep_within_clinic('referral_superseded');

-- When a referrer is reminded, in days since the referral was returned; each clinic changes its own.
-- The owner has to see every clinic for this once.
alter table clinic no force row level security;
update clinic set rules = rules ||
  '{"reminderLadder": {"remindAfterDays": [7, 14], "phoneAfterDays": 21, "decideAfterDays": 28}}'
  where not rules ? 'reminderLadder';
alter table clinic force row level security;

-- Whose move a returned referral is follows from the ladder now: each is worked out anew.
alter table referral no force row level security;
update referral set turns_on = '-infinity' where decision = 'needs-information';
alter table referral force row level security;
