--liquibase formatted sql

--changeset sodachi:tenant-0085-record-correction
create table record_correction (
    id          uuid        primary key,
    subject_id  uuid        not null,
    field       text        not null,
    before_text text        not null,
    after_text  text        not null,
    why         text        not null,
    by_name     text        not null,
    at          timestamptz not null
);
comment on table record_correction is 'Append-only: what stood in a field before, what stands now, who changed it and why. subject_id is a pregnancy or a child.';
-- Read beside its subject, newest first.
create index record_correction_subject on record_correction (subject_id, at);
revoke update, delete, truncate on record_correction from ${townRole};
--rollback drop table record_correction;
