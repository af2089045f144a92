--liquibase formatted sql

--changeset sodachi:tenant-0050-notice-delivery
create table notice_delivery (
    id          uuid        primary key,
    guardian_id uuid        not null,
    channel     text        not null check (channel in ('MAIL')),
    template    text        not null,
    args        jsonb       not null,
    once_key    text        not null unique,
    state       text        not null check (state in ('READY', 'SENDING', 'SENT', 'FAILED')),
    attempts    integer     not null,
    not_before  timestamptz not null,
    deadline    timestamptz not null,
    created_at  timestamptz not null,
    claimed_at  timestamptz,
    ended_at    timestamptz,
    provider_id text,
    failure     text,
    check ((state in ('SENT', 'FAILED')) = (ended_at is not null)),
    check ((state <> 'FAILED') or (failure is not null))
);
comment on table notice_delivery is 'One message to one guardian over one channel. The row is the outbox; the address is looked up when sending and not kept.';
comment on column notice_delivery.once_key is 'What must not be told twice; queueing it again does nothing.';
-- The worker claims in this order and the sweep looks for what was left; ended rows, soon nearly all, are not in it.
create index notice_delivery_open on notice_delivery (not_before, id) where state in ('READY', 'SENDING');
-- A person's history of messages, newest first.
create index notice_delivery_guardian on notice_delivery (guardian_id, created_at);
--rollback drop table notice_delivery;
