--liquibase formatted sql

--changeset sodachi:tenant-0291-notice-channel
create table notice_channel (
    id          uuid        primary key,
    guardian_id uuid        not null references identity_guardian (id),
    way         text        not null check (way in ('PUSH', 'LINE')),
    address     text        not null,
    secrets     jsonb       not null,
    added_at    timestamptz not null,
    unique (way, address)
);
comment on table notice_channel is 'Where a guardian is told besides by mail: devices that take push messages, and the link to the town''s LINE account. A device or a LINE user is one guardian''s.';
comment on column notice_channel.address is 'The push service''s address of the device, or what LINE calls the person.';
comment on column notice_channel.secrets is 'What a push message to the device is sealed with: {key, auth}; empty for LINE.';
-- Asked for the guardians of a turn, and by the guardian's own page.
create index notice_channel_guardian on notice_channel (guardian_id);
--rollback drop table notice_channel;
