--liquibase formatted sql

--changeset sodachi:tenant-0075-schedule-layer
create table schedule_layer (
    id             uuid        primary key,
    number         int         not null unique,
    state          text        not null check (state in ('DRAFT', 'PROPOSED', 'APPROVED', 'DISCARDED')),
    content        text        not null,
    hash           char(64)    not null,
    effective_from date        not null,
    reason         text        not null,
    editor_ids     text[]      not null,
    edited_by      text        not null,
    edited_at      timestamptz not null,
    proposed_by    text,
    proposed_at    timestamptz,
    remark         text        not null,
    approved_by    text,
    approved_at    timestamptz,
    base_hash      char(64),
    version        int         not null,
    check ((state = 'APPROVED') = (approved_at is not null))
);
comment on table schedule_layer is 'The versions of the town''s layer over the national schedule. Effective is the approved one with the latest effective_from that has come; an approved row is never changed.';
comment on column schedule_layer.editor_ids is 'Everybody who wrote on it, by subject at the identity provider: none of them may approve it.';
comment on column schedule_layer.base_hash is 'The national version against which it was approved.';
-- One draft or proposal at a time: two would both start from what is in force, and the second would undo the first.
create unique index schedule_layer_open on schedule_layer ((true)) where state in ('DRAFT', 'PROPOSED');
--rollback drop table schedule_layer;
