-- Clinics, the people who work in them, and the record of who changed what, in commit order.
create extension if not exists btree_gist;
create extension if not exists pg_trgm;
create extension if not exists citext;

-- The clinic and person of the running transaction. On a pooled connection an unset value comes
-- back as an empty string, hence nullif.
create function current_clinic() returns uuid language sql stable as
$$ select nullif(current_setting('ganglion.clinic', true), '')::uuid $$;
create function current_person() returns uuid language sql stable as
$$ select nullif(current_setting('ganglion.person', true), '')::uuid $$;
-- The SHA-256 of the token a request came with, while it is not yet known whose it is.
create function current_token() returns bytea language sql stable as
$$ select decode(nullif(current_setting('ganglion.token', true), ''), 'hex') $$;

-- Keeps one clinic's rows from another, for the table's owner too.
create procedure keep_within_clinic(table_name regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', table_name);
  execute format('alter table %s force row level security', table_name);
  execute format('create policy within_clinic on %s using (clinic_id = current_clinic()) with check (clinic_id = current_clinic())', table_name);
end $$;

-- One row: what this installation is. A demo clinic that was not finished is begun anew.
create table installation (
  one boolean primary key default true check (one),
  demo text check (demo in ('filling', 'filled'))
);
insert into installation default values;

create table clinic (
  clinic_id uuid primary key,
  version int not null default 1,
  name text not null check (name <> ''),
  zone text not null,
  opening_hours jsonb not null,
  rules jsonb not null
);
call keep_within_clinic('clinic');

-- One row a clinic, updated last in every writing transaction: whoever holds it commits next,
-- so that seq follows commit order.
create table clinic_head (
  clinic_id uuid primary key references clinic,
  seq bigint not null default 0
);
call keep_within_clinic('clinic_head');

-- People and their sign-ins belong to the installation; a membership ties them to clinics.
create table person (
  person_id uuid primary key,
  name text not null check (name <> ''),
  email citext not null unique,
  password_hash text not null,
  active boolean not null default true
);

create table membership (
  clinic_id uuid not null references clinic,
  person_id uuid not null references person,
  version int not null default 1,
  roles text[] not null,
  physician_id uuid,
  active boolean not null default true,
  primary key (clinic_id, person_id),
  check (roles <@ array['coordinator','nurse','physician','administrator','display'])
);
alter table membership enable row level security;
alter table membership force row level security;
create policy within_clinic on membership
  using (clinic_id = current_clinic() or person_id = current_person())
  with check (clinic_id = current_clinic());

-- The token itself is only in the cookie; here is its SHA-256.
create table sign_in (
  token_hash bytea primary key,
  person_id uuid not null references person,
  clinic_id uuid not null references clinic,
  begun_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  user_agent text not null default ''
);
create index sign_in_person on sign_in (person_id) where ended_at is null;
alter table sign_in enable row level security;
alter table sign_in force row level security;
create policy within_clinic on sign_in
  using (clinic_id = current_clinic() or token_hash = current_token())
  with check (clinic_id = current_clinic());

create table change (
  clinic_id uuid not null references clinic,
  seq bigint not null,
  entity text not null,
  entity_id uuid not null,
  version int not null,
  by_person uuid not null,
  by_name text not null,
  at timestamptz not null,
  -- The whole entity as it then was; null when it is gone, which only holds ever are.
  body jsonb,
  primary key (clinic_id, seq)
);
create index change_entity on change (clinic_id, entity, entity_id, version);
call keep_within_clinic('change');

create table audit_event (
  clinic_id uuid not null references clinic,
  audit_id bigint generated always as identity,
  at timestamptz not null,
  by_person uuid not null,
  by_name text not null,
  act text not null,
  entity text not null,
  entity_id uuid not null,
  patient_id uuid,
  reason text,
  request_id text,
  detail jsonb not null default '{}',
  primary key (clinic_id, audit_id)
);
create index audit_event_patient on audit_event (clinic_id, patient_id, at);
call keep_within_clinic('audit_event');

create function refuse_rewriting() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
end $$;
create trigger append_only before update or delete or truncate on audit_event
  for each statement execute function refuse_rewriting();
create trigger append_only before update or delete or truncate on change
  for each statement execute function refuse_rewriting();

-- A write retried with the same key answers what it answered the first time.
create table idempotency_key (
  clinic_id uuid not null references clinic,
  person_id uuid not null,
  key text not null,
  request_hash bytea not null,
  -- What the write came to, and its changes: filled in the same transaction, so never left empty.
  answer jsonb,
  first_seq bigint,
  last_seq bigint,
  at timestamptz not null,
  primary key (clinic_id, person_id, key)
);
create index idempotency_key_at on idempotency_key (clinic_id, at);
call keep_within_clinic('idempotency_key');
