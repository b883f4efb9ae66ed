-- Minutes between vitals, after sedation and without, and between two scores (clinical.md D). Each
-- clinic changes its own. The owner has to see every clinic for this once.
alter table clinic no force row level security;
update clinic set rules = defaults.found || rules,
    proposed_rules = case when proposed_rules is null then null else
      jsonb_set(proposed_rules, '{rules}', defaults.found || (proposed_rules -> 'rules')) end
  from (select '{"vitalsMinutes": 15, "sedatedVitalsMinutes": 5, "rescoreMinutes": 30}'::jsonb as found) defaults;
alter table clinic force row level security;
