-- Numbers of the recovery (clinical.md C and D): when both feet are measured and what shows that a
-- block was achieved or helped. Each clinic changes its own.
-- The owner has to see every clinic for this once.
alter table clinic no force row level security;
update clinic set rules = defaults.found || rules,
    proposed_rules = case when proposed_rules is null then null else
      jsonb_set(proposed_rules, '{rules}', defaults.found || (proposed_rules -> 'rules')) end
  from (select '{"sideDifference": 0, "temperatureMinutes": [5, 10, 15, 20, 30],
    "maintainedRelief": 50, "partialRelief": 30}'::jsonb as found) defaults;
alter table clinic force row level security;

-- Minutes after the procedure's end for which a foot was measured, where somebody says so: a reading
-- written down late still stands where it belongs.
alter table measurement add minute smallint check (minute between 0 and 600);
