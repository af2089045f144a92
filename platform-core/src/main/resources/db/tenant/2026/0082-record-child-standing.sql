--liquibase formatted sql

--changeset sodachi:tenant-0082-record-child-standing
alter table record_child add column standing text not null default 'HERE' check (standing in ('HERE', 'MOVED', 'DECEASED'));
alter table record_child add column shielded boolean not null default false;
comment on column record_child.standing is 'What record_child_state adds up to now; lists and the night read it here.';
comment on column record_child.shielded is 'A protected record (支援措置): no message is sent.';
--rollback alter table record_child drop column shielded;
--rollback alter table record_child drop column standing;
