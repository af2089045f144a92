--liquibase formatted sql

--changeset sodachi:tenant-0110-branding-contact
create table branding_contact (
    id         int         primary key check (id = 1),
    hours      text        not null,
    privacy    text        not null,
    version    int         not null,
    changed_at timestamptz not null
);
comment on table branding_contact is 'When the town can be called and what it says on personal data; one row, none before the first entry.';
--rollback drop table branding_contact;
