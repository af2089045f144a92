--liquibase formatted sql

--changeset sodachi:tenant-0076-reminder-item-hashes
alter table reminder_item add column base_hash char(64), add column layer_hash char(64);
comment on column reminder_item.base_hash is 'The national version whose answer was told; empty for rows older than the column.';
comment on column reminder_item.layer_hash is 'The town''s layer at that time; empty where there was none.';
--rollback alter table reminder_item drop column base_hash, drop column layer_hash;
