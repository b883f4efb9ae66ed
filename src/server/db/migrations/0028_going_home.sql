-- What a patient takes home on paper: whom to call, and when stopped drugs start again.
alter table clinic
  add column phone text check (phone <> '' and length(phone) <= 40),
  add column emergency_phone text check (emergency_phone <> '' and length(emergency_phone) <= 40);
-- Hours after the block; null where the physician wrote none.
alter table antithrombotic_plan
  add column restart_hours int check (restart_hours between 1 and 168);
