--liquibase formatted sql

--changeset sodachi:tenant-0087-record-form-entry
create table record_form_entry (
    id           uuid        primary key,
    subject_id   uuid        not null,
    subject_kind text        not null check (subject_kind in ('CHILD', 'PREGNANCY')),
    form         text        not null,
    edition      text        not null,
    occurred_on  date        not null,
    place        text        not null,
    answers      jsonb       not null,
    judgement    text        not null,
    note         text        not null,
    entered_kind text        not null check (entered_kind in ('PARENT', 'STAFF', 'IMPORT')),
    entered_by   text        not null,
    entered_at   timestamptz not null,
    state        text        not null check (state in ('ENTERED', 'RELEASED', 'WITHDRAWN', 'REPLACED')),
    released_by  text,
    released_at  timestamptz,
    settled_by   text,
    settled_at   timestamptz,
    replaces     uuid        references record_form_entry (id),
    why          text        not null,
    version      int         not null,
    check ((released_at is null) = (released_by is null)),
    check ((state in ('WITHDRAWN', 'REPLACED')) = (settled_at is not null))
);
comment on table record_form_entry is 'A page of the handbook as it was filled in: a check-up, a guardian''s page, a pregnancy visit. What was entered never changes; a correction is a new row. Which items a form has stands in the edition''s definition file.';
-- All pages of one child or pregnancy, as their page shows them.
create index record_form_entry_subject on record_form_entry (subject_id);
-- The same form of the same day by the same side is one entry; a withdrawn or replaced one does not stand in the way.
create unique index record_form_entry_once on record_form_entry (subject_id, form, occurred_on, entered_kind) where state in ('ENTERED', 'RELEASED');
--rollback drop table record_form_entry;
