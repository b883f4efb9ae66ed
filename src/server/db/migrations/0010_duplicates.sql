-- Who may be the same person, and which referrals may be the same request.

-- Lower case, without accents, and with the letters that have no accent to lose: Łukasz is found by
-- whoever types Lukasz.
create function plain_name(name text) returns text language sql immutable parallel safe as $$
  select translate(
    regexp_replace(normalize(replace(replace(lower(name), 'ß', 'ss'), 'æ', 'ae'), NFD),
      U&'[\0300-\036F]', '', 'g'),
    U&'\0142\00F8\0111\0131\2019', 'lodi''')
$$;

-- The last nine digits: what a number has in common with and without its country code.
create function phone_end(phone text) returns text language sql immutable parallel safe as $$
  select nullif(right(regexp_replace(phone, '\D', '', 'g'), 9), '')
$$;

alter table patient
  add column name_plain text not null
    generated always as (plain_name(family_name || ' ' || given_name)) stored,
  add column phone_end text generated always as (phone_end(phone)) stored,
  -- Forwards and backwards, because people type the beginning of a number or its end.
  add column mrn_plain text collate "C" not null generated always as (upper(mrn)) stored,
  add column mrn_back text collate "C" not null generated always as (reverse(upper(mrn))) stored,
  -- The patient this one turned out to be; what stood here stands there.
  add column merged_into uuid,
  add foreign key (clinic_id, merged_into) references patient;
drop index patient_name_trgm;
create index patient_birth_date on patient (clinic_id, birth_date);
create index patient_mrn on patient (clinic_id, mrn_plain);
create index patient_mrn_back on patient (clinic_id, mrn_back);
create index patient_phone on patient (clinic_id, phone_end);
create index patient_merged_into on patient (clinic_id, merged_into) where merged_into is not null;

-- The words of which names are made, with no patient and no clinic to them: typing errors are found
-- here, by pg_trgm. On the patients themselves its index would never be used: PostgreSQL asks no
-- operator that is not leakproof before the policy that keeps the clinics apart, and those of
-- pg_trgm are not. From the words to the patients it goes on by equality, which is.
create table name_word (word text collate "C" primary key);
create index name_word_trgm on name_word using gin (word gin_trgm_ops);

-- The words that are spelt much like this one, or begin with it, the likest first. PostgreSQL takes
-- the comparing of trigrams to be as cheap as that of numbers, and would read every word there is.
create function alike_words(typed text) returns table (word text, alike real)
  language sql stable rows 60 set enable_seqscan = off as $$
  (select w.word, similarity(w.word, typed) from name_word w
   where w.word % typed order by 2 desc, 1 limit 40)
  union all
  (select w.word, 0.9 from name_word w
   where w.word >= typed and w.word < typed || U&'\FFFF' and w.word <> typed
   order by length(w.word), 1 limit 40)
  union all
  -- Two letters swapped in a short word leave hardly a trigram as it was.
  select w.word, 0.8 from name_word w
  where w.word in (
    select left(typed, at - 1) || substr(typed, at + 1, 1) || substr(typed, at, 1)
      || substr(typed, at + 2)
    from generate_series(1, length(typed) - 1) as at)
$$;

create table patient_word (
  clinic_id uuid not null references clinic,
  word text collate "C" not null,
  patient_id uuid not null,
  primary key (clinic_id, word, patient_id),
  foreign key (clinic_id, patient_id) references patient
);
create index patient_word_patient on patient_word (clinic_id, patient_id);

create function name_words(name_plain text) returns setof text language sql immutable as $$
  select distinct word from regexp_split_to_table(replace(name_plain, '''', ''), '[^[:alnum:]]+') as word
  where word <> ''
$$;

create function keep_words() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    delete from patient_word where clinic_id = new.clinic_id and patient_id = new.patient_id;
  end if;
  if new.merged_into is null then
    -- In one order, so that two who add the same words do not wait for each other in a circle.
    insert into name_word select word from name_words(new.name_plain) as word order by word
      on conflict do nothing;
    insert into patient_word (clinic_id, word, patient_id)
      select new.clinic_id, word, new.patient_id from name_words(new.name_plain) as word;
  end if;
  return null;
end $$;
create trigger words_of_new after insert on patient for each row execute function keep_words();
create trigger words_of_changed after update on patient for each row
  when (old.name_plain is distinct from new.name_plain
    or old.merged_into is distinct from new.merged_into)
  execute function keep_words();

-- For the patients there are already; the policies are back before anybody else can look.
alter table patient no force row level security;
insert into name_word
  select distinct word from patient, name_words(name_plain) as word on conflict do nothing;
insert into patient_word (clinic_id, word, patient_id)
  select clinic_id, word, patient_id from patient, name_words(name_plain) as word;
alter table patient force row level security;
call keep_within_clinic('patient_word');

-- A referral that came twice ends in the other: it is withdrawn, leads there, and stays readable.
alter table referral
  add column merged_into uuid,
  add foreign key (clinic_id, merged_into) references referral,
  add check (merged_into is null or decision = 'withdrawn');
create index referral_merged_into on referral (clinic_id, merged_into) where merged_into is not null;

-- What one merge moved and filled in, so that it can be undone to the letter.
create table referral_merge (
  clinic_id uuid not null references clinic,
  referral_merge_id uuid not null,
  referral_id uuid not null,
  into_id uuid not null,
  reason text,
  by_person uuid not null,
  by_name text not null,
  at timestamptz not null,
  moved jsonb not null,
  undone jsonb,
  primary key (clinic_id, referral_merge_id),
  foreign key (clinic_id, referral_id) references referral,
  foreign key (clinic_id, into_id) references referral
);
create unique index one_merge_stands on referral_merge (clinic_id, referral_id) where undone is null;
create index referral_merge_into on referral_merge (clinic_id, into_id);
call keep_within_clinic('referral_merge');

-- Two referrals that look alike, one row for each way round: the reasons name this one's facts first.
create table referral_likeness (
  clinic_id uuid not null references clinic,
  referral_id uuid not null,
  other_id uuid not null,
  verdict text not null check (verdict in ('same', 'likely')),
  -- Is it about the same limb and disease as well?
  same_indication boolean not null,
  reasons jsonb not null,
  found_at timestamptz not null,
  -- By whom, when and why it was said that they are two.
  dismissed jsonb,
  primary key (clinic_id, referral_id, other_id),
  foreign key (clinic_id, referral_id) references referral,
  foreign key (clinic_id, other_id) references referral,
  check (referral_id <> other_id)
);
create index referral_likeness_other on referral_likeness (clinic_id, other_id);
call keep_within_clinic('referral_likeness');
