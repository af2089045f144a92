--liquibase formatted sql

--changeset sodachi:tenant-0250-audit-event-person
-- The read log is asked for one person of the office or of the operators, newest first, and for the list of these people; both
-- read this index alone. By day the key answers: ids rise with time. filled: some hundred thousand rows a town and year at most,
-- a second; parents' own rows, the most by far, are not in it.
create index audit_event_person on audit_event (actor_name, id) where actor_kind in ('STAFF', 'OPERATOR');
--rollback drop index audit_event_person;
