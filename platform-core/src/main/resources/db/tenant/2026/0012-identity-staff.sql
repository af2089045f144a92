--liquibase formatted sql

--changeset sodachi:tenant-0012-identity-staff
create table identity_staff (
    id           uuid        primary key,
    subject      text        unique,
    email        text        not null unique check (email = lower(email)),
    display_name text        not null,
    role         text        not null check (role in ('ADMIN', 'NURSE')),
    state        text        not null check (state in ('INVITED', 'ACTIVE', 'ENDED')),
    invited_at   timestamptz not null,
    joined_at    timestamptz
);
comment on table identity_staff is 'A person of the town''s office. Invited by mail address; subject is filled at the first sign-in with that address verified.';
--rollback drop table identity_staff;
