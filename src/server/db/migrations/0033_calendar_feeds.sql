-- A physician's calendar outside the clinic reads by a secret link: its hash, never itself. Making it
-- anew replaces it, taking it back removes it; the audit events keep who did what.
create table calendar_feed (
  clinic_id uuid not null references clinic,
  physician_id uuid not null,
  secret_hash bytea not null check (octet_length(secret_hash) = 32),
  shows_initials boolean not null,
  made_by uuid not null,
  made_at timestamptz not null,
  primary key (clinic_id, physician_id),
  foreign key (clinic_id, physician_id) references resource (clinic_id, resource_id)
);
create unique index calendar_feed_secret on calendar_feed (clinic_id, secret_hash);
call keep_within_clinic('calendar_feed');
