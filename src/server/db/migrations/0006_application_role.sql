-- The application is not the owner: it can neither change the schema nor rewrite the record.
-- The role ganglion_app exists before the first migration (see README, "Your own PostgreSQL").
grant usage on schema public to ganglion_app;
grant select, insert, update, delete on all tables in schema public to ganglion_app;
revoke update, delete, truncate on audit_event, change from ganglion_app;
grant usage on all sequences in schema public to ganglion_app;
grant execute on all functions in schema public to ganglion_app;
-- What later migrations add is the application's to use as well.
alter default privileges in schema public grant select, insert, update, delete on tables to ganglion_app;
alter default privileges in schema public grant usage on sequences to ganglion_app;
