--liquibase formatted sql

--changeset sodachi:tenant-0130-record-grant
create table record_grant (
    id           uuid        primary key,
    child_id     uuid        not null references record_child (id),
    whom         text        not null check (whom in ('PARTNER', 'FAMILY', 'PLACE')),
    name         text        not null,
    sections     text[]      not null,
    ends_on      date,
    secret_hash  bytea       not null unique,
    secret_until timestamptz not null,
    code_hash    bytea,
    tries        int         not null,
    giver        text        not null,
    given_by     text        not null,
    given_at     timestamptz not null,
    holder       text,
    accepted_at  timestamptz,
    ended_by     text,
    ended_at     timestamptz,
    check ((whom = 'PARTNER') = (ends_on is null)),
    check ((whom = 'PLACE') = (code_hash is not null)),
    check ((holder is null) = (accepted_at is null)),
    check ((ended_by is null) = (ended_at is null))
);
comment on table record_grant is 'What a guardian lets a named person or place see of a child, until when; a partner''s row is an invitation to become a guardian. Only hashes of the link''s secret and of the code are kept. giver and holder are persons at the identity provider.';
-- The parent's list, and ending all of a child's when its record is protected.
create index record_grant_child on record_grant (child_id);
-- What a signed-in grandparent may see, on each opening of their first page.
create index record_grant_holder on record_grant (holder) where holder is not null and ended_at is null;
--rollback drop table record_grant;
