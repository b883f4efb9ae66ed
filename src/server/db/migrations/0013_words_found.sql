-- The search for words by trigrams, with the queue's own order beside them: the search of all
-- referrals, the one people make, reads nothing but what it finds.
alter table queue_words add column rank text collate "C";

-- For the referrals there are already; the policy is back before anybody else can look.
alter table queue_words no force row level security;
alter table queue_place no force row level security;
update queue_words w set rank = p.rank from queue_place p
  where p.clinic_id = w.clinic_id and p.referral_id = w.referral_id and p.list = 'all';
alter table queue_place force row level security;

alter table queue_words alter column rank set not null;
alter table queue_words drop constraint queue_words_pkey, add primary key (clinic_id, referral_id);
create index queue_words_trgm on queue_words using gin (words gin_trgm_ops);

-- The referrals whose words contain each of these, the longest first. Under the policy that keeps
-- the clinics apart the index could not be used (its operators are not leakproof), so it is the
-- owner who looks, within the same clinic, and the owner alone is not held to the policy of this
-- table. PostgreSQL cannot guess how many have a word, and would rather read every row.
create function referrals_with_words(typed text[]) returns table (referral_id uuid, rank text)
  language sql stable security definer rows 5000
  set search_path = public, pg_temp
  set enable_seqscan = off set enable_indexscan = off set enable_indexonlyscan = off as $$
  select referral_id, rank from queue_words
  where clinic_id = current_clinic()
    and words like '%' || regexp_replace(typed[1], '([\\%_])', '\\\1', 'g') || '%'
    and (cardinality(typed) = 1
      or not exists (select from unnest(typed) as word where strpos(words, word) = 0))
$$;
