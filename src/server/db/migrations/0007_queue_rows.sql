-- The queue as lists read it: each referral's row, and its place on each of its lists. All of it is
-- projected by domain/referral in the transaction that changes a fact, and holds until `turns_on`.
alter table referral
  add column queue_row jsonb,
  -- The next clinic day on which the row or its lists may be otherwise though no fact changes.
  -- A referral from before this column is worked out on the first day that comes.
  add column turns_on date default '-infinity';
-- The domain's rank says all that these two said, and is kept per list.
drop index referral_worklist;
alter table referral drop column order_key;
create index referral_turns_on on referral (clinic_id, turns_on) where turns_on is not null;
create index referral_worklist on referral (clinic_id, worklist);

-- One row for each list a referral is on, and one for the list of all.
create table queue_place (
  clinic_id uuid not null references clinic,
  list text not null,
  referral_id uuid not null,
  -- The queue's own order as text, overdue first (domain/referral/queue-order).
  rank text collate "C" not null,
  name text collate "C" not null,
  received_at timestamptz not null,
  due_on date,
  urgency text,
  side text,
  procedure_type_id uuid,
  -- Whose move it is, and what.
  mover text,
  move text,
  primary key (clinic_id, referral_id, list),
  foreign key (clinic_id, referral_id) references referral
);
-- What narrows a list is in the index of its order, so that counting and jumping read nothing else.
create index queue_place_rank on queue_place (clinic_id, list, rank)
  include (referral_id, urgency, side, procedure_type_id, mover);
create index queue_place_name on queue_place (clinic_id, list, name, rank) include (referral_id);
create index queue_place_received on queue_place (clinic_id, list, received_at, rank)
  include (referral_id);
create index queue_place_due on queue_place (clinic_id, list, due_on, rank) include (referral_id);
create index queue_place_move on queue_place (clinic_id, list, mover, move);
call keep_within_clinic('queue_place');

-- What a search for words looks through, lower case and without accents; read as a whole, from the
-- index: a trigram index is of no use under row-level security, because its operators are not
-- leakproof and PostgreSQL asks them only after the policy, and in the table itself it would ask the
-- policy anew for every row.
create table queue_words (
  clinic_id uuid not null references clinic,
  referral_id uuid not null,
  patient_id uuid not null,
  words text collate "C" not null check (length(words) <= 500),
  primary key (clinic_id, referral_id) include (words),
  foreign key (clinic_id, referral_id) references referral
);
create index queue_words_patient on queue_words (clinic_id, patient_id);
call keep_within_clinic('queue_words');

-- The last day for which every referral's row was brought up to date.
create table queue_day (
  clinic_id uuid primary key references clinic,
  day date not null
);
call keep_within_clinic('queue_day');
