--liquibase formatted sql

--changeset sodachi:tenant-0251-audit-event-keeper
grant usage on schema ${townRole} to audit_keeper;
grant select (id), delete on audit_event to audit_keeper;
--rollback revoke all on audit_event from audit_keeper;
