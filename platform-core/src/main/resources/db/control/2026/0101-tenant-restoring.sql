--liquibase formatted sql

--changeset sodachi:control-0101-tenant-restoring
-- A restore whose rows come back on another server than this one: the id of the row that it leaves in the town's trail, the minute
-- to which it brings the town back, the operator by name, and the reason as the return seal will bear it. Kept from before those
-- rows are committed until the seal is; null otherwise, all four. Is the row in the trail while they are set, the rows came back
-- and the seal is still missing.
alter table tenant
    add column restore_event  uuid,
    add column restore_minute timestamptz,
    add column restore_by     text,
    add column restore_why    text;
--rollback alter table tenant drop column restore_event, drop column restore_minute, drop column restore_by, drop column restore_why;
