--liquibase formatted sql

--changeset sodachi:tenant-0242-record-protected-opening
create table record_protected_opening (
    id        uuid        primary key,
    child_id  uuid        not null references record_child (id),
    subject   text        not null,
    by_name   text        not null,
    reason    text        not null check (reason <> ''),
    opened_at timestamptz not null,
    good_to   timestamptz not null
);
comment on table record_protected_opening is 'Somebody of the office opened a protected record and said why; it stays open to that person until good_to. Rows are only ever added.';
-- Whether a person has opened it just now, and the reasons on the child's page. Few children of a town are protected.
create index record_protected_opening_child on record_protected_opening (child_id, subject);
--rollback drop table record_protected_opening;
