-- What was done with one booking, in its order, without reading everything its patient has.
create index audit_event_entity on audit_event (clinic_id, entity, entity_id, audit_id);
