-- The application is not the owner: it can neither change the schema nor rewrite the record.
-- The role ganglion_app exists before the first migration (see README, "Your own PostgreSQL").
grant usage on schema public to ganglion_app;
grant select, insert, update, delete on all tables in schema public to ganglion_app;
revoke update, delete, truncate on audit_event, change from ganglion_app;
grant usage on all sequences in schema public to ganglion_app;
grant execute on all functions in schema public to ganglion_app;
