--liquibase formatted sql

--changeset sodachi:control-0065-tenant-pause
-- Until this moment the town's sites show the maintenance page and no work enters it: it is changing its server. A moment
-- and no flag, so that the pause ends by itself when the process that began it dies.
alter table tenant
    add column paused_until timestamptz;
--rollback alter table tenant drop column paused_until;
