-- Two messages of one file may be taken in within the same millisecond: the order in which they were
-- written down decides which came last, not the clock. Rows that stand keep the order of their times.
alter table referral_event add column recorded bigint;
alter table referral_event no force row level security;
with ordered as (
  select clinic_id, sender, identifier, event,
    row_number() over (order by at, ctid) as place
  from referral_event
)
update referral_event
set recorded = ordered.place
from ordered
where (referral_event.clinic_id, referral_event.sender, referral_event.identifier, referral_event.event)
  = (ordered.clinic_id, ordered.sender, ordered.identifier, ordered.event);
alter table referral_event force row level security;
alter table referral_event alter column recorded set not null;
alter table referral_event alter column recorded add generated always as identity;
select setval(
  pg_get_serial_sequence('referral_event', 'recorded'),
  (select coalesce(max(recorded), 0) + 1 from referral_event),
  false
);
drop index referral_event_referral;
create index referral_event_referral on referral_event (clinic_id, referral_id, recorded);
