-- What was found and tried before a referral, as facts beside its free text; how the patient comes
-- and goes. A budapest of null: nobody has recorded anything of it.
alter table referral
  add column budapest jsonb,
  add column baseline_function jsonb,
  add column onset_on date,
  add column onset_trigger text,
  -- Rows as domain/referral/clinical-record names them.
  add column investigations jsonb not null default '[]'
    check (jsonb_typeof(investigations) = 'array'),
  add column previous_blocks jsonb not null default '[]'
    check (jsonb_typeof(previous_blocks) = 'array'),
  add column treatments jsonb not null default '[]' check (jsonb_typeof(treatments) = 'array');

alter table patient
  add column renal_impairment text not null default 'unknown'
    check (renal_impairment in ('yes', 'no', 'unknown')),
  add column mobility text
    check (mobility in ('walks', 'walking-aid', 'wheelchair', 'stretcher')),
  -- {arranged, name, phone}; null while nobody has asked.
  add column escort jsonb;
