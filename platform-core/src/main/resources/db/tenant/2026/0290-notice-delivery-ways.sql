--liquibase formatted sql
-- filled: some ten thousand deliveries a town; columns with constant defaults, and a wider check that holds for all of them and reads none.

--changeset sodachi:tenant-0290-notice-delivery-ways
alter table notice_delivery drop constraint notice_delivery_channel_check;
alter table notice_delivery add constraint notice_delivery_way check (channel in ('MAIL', 'PUSH', 'LINE', 'SITE')) not valid;
alter table notice_delivery
    add column tried        jsonb not null default '[]',
    add column way_attempts int   not null default 0,
    add column way_since    timestamptz;
comment on column notice_delivery.channel is 'The way it takes now, or took last: the person''s next one that is possible, chosen when it is sent.';
comment on column notice_delivery.tried is 'The ways that failed before this one: [{way, reason, at}].';
comment on column notice_delivery.way_attempts is 'How often the present way was tried; the waits between tries grow with it.';
comment on column notice_delivery.way_since is 'When the present way was tried first; empty before.';
--rollback update notice_delivery set channel = 'MAIL';
--rollback alter table notice_delivery drop column way_since, drop column way_attempts, drop column tried;
--rollback alter table notice_delivery drop constraint notice_delivery_way;
--rollback alter table notice_delivery add constraint notice_delivery_channel_check check (channel in ('MAIL')) not valid;
