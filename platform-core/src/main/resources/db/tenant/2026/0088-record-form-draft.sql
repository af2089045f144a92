--liquibase formatted sql

--changeset sodachi:tenant-0088-record-form-draft
create table record_form_draft (
    id         uuid        primary key,
    subject_id uuid        not null,
    form       text        not null,
    owner_id   text        not null,
    typed      jsonb       not null,
    saved_at   timestamptz not null,
    version    int         not null,
    unique (owner_id, subject_id, form)
);
comment on table record_form_draft is 'A form somebody is filling in, as typed. No part of the record: only confirming it makes an entry, and then the draft goes. The unique key serves every look-up.';
--rollback drop table record_form_draft;
