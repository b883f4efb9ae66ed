-- Letters and scans of a referral. The bytes are here and not in a folder, so that one backup is all.
create table referral_attachment (
  clinic_id uuid not null references clinic,
  referral_attachment_id uuid not null,
  referral_id uuid not null,
  name text not null check (name <> ''),
  -- As found from the bytes, never as claimed.
  media_type text not null check (media_type in ('application/pdf', 'image/png', 'image/jpeg')),
  size int not null check (size between 1 and 10485760),
  sha256 bytea not null check (length(sha256) = 32),
  content bytea not null check (length(content) = size),
  added jsonb not null,
  -- {by, byName, at, reason}: nothing clinical is deleted.
  withdrawn jsonb,
  recorded bigint generated always as identity,
  primary key (clinic_id, referral_attachment_id),
  foreign key (clinic_id, referral_id) references referral
);
-- Scans are compressed already: to try again would only cost time.
alter table referral_attachment alter column content set storage external;
create index referral_attachment_referral on referral_attachment (clinic_id, referral_id, recorded);
-- The same letter stands once on a referral.
create unique index referral_attachment_once on referral_attachment (clinic_id, referral_id, sha256)
  where withdrawn is null;
call keep_within_clinic('referral_attachment');
