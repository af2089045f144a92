--liquibase formatted sql

--changeset sodachi:tenant-0020-branding-brand
create table branding_brand (
    id             int         primary key check (id = 1),
    name           text        not null,
    department     text        not null,
    phone          text        not null,
    primary_colour text        not null check (primary_colour ~ '^#[0-9a-f]{6}$'),
    accent_colour  text        not null check (accent_colour ~ '^#[0-9a-f]{6}$'),
    emblem         bytea,
    emblem_key     text,
    version        int         not null,
    changed_at     timestamptz not null
);
comment on table branding_brand is 'The town''s face; one row. The emblem is a PNG drawn anew from what was sent.';
--rollback drop table branding_brand;
