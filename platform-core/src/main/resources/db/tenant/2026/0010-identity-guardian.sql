--liquibase formatted sql

--changeset sodachi:tenant-0010-identity-guardian
create table identity_guardian (
    id                uuid        primary key,
    subject           text        not null unique,
    display_name      text        not null,
    email             text        not null,
    email_verified_at timestamptz,
    email_token_hash  bytea       unique,
    language          text        not null,
    joined_at         timestamptz not null
);
comment on table identity_guardian is 'A parent or guardian who joined this town''s handbook; subject is the person at the identity provider.';
--rollback drop table identity_guardian;
