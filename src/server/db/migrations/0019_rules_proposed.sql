-- Numbers of the clinic that somebody asked for, until a physician approves them.
alter table clinic add column proposed_rules jsonb;
