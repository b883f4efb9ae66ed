-- The queue's rows say more, or otherwise, than when they were kept: each that this is about is
-- worked out anew, at the start of the server. The owner has to see every clinic for this once.
alter table referral no force row level security;
alter table question no force row level security;
alter table queue_day no force row level security;

-- Days of pauses count once, from receipt to today; an open question that came with a duplicate is
-- on the list of what is asked; letters that have no accent to lose are written as people type them.
update referral r set turns_on = '-infinity'
  where r.pauses <> '[]'
    or exists (select from question q where q.clinic_id = r.clinic_id
      and q.referral_id = r.referral_id and q.answered is null)
    or exists (select from queue_words w where w.clinic_id = r.clinic_id
      and w.referral_id = r.referral_id and w.words ~ '[ßæłøđı’]');
delete from queue_day;

alter table referral force row level security;
alter table question force row level security;
alter table queue_day force row level security;
