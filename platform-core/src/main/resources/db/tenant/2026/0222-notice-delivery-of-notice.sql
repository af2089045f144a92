--liquibase formatted sql
-- filled: some ten thousand deliveries a town; three columns without a default to write and three small indexes: well below a second.

--changeset sodachi:tenant-0222-notice-delivery-of-notice
alter table notice_delivery
    add column notice_id uuid,
    add column urgent    boolean not null default false,
    add column read_at   timestamptz;
comment on column notice_delivery.notice_id is 'The town''s notice that this delivery carries; empty for everything else.';
comment on column notice_delivery.urgent is 'Goes before everything else of the town and does not wait for daytime.';
comment on column notice_delivery.read_at is 'When the guardian first opened the notice on the site.';
-- How far the sending of a notice is, and who was not reached by it.
create index notice_delivery_notice on notice_delivery (notice_id, state) where notice_id is not null;
-- The number of unread notices stands on every page of the parents' site.
create index notice_delivery_unread on notice_delivery (guardian_id) where notice_id is not null and read_at is null;
-- The worker's order, with what is urgent first.
create index notice_delivery_urgent on notice_delivery (urgent desc, not_before, id) where state = 'READY';
--rollback drop index notice_delivery_urgent;
--rollback drop index notice_delivery_unread;
--rollback drop index notice_delivery_notice;
--rollback alter table notice_delivery drop column notice_id, drop column urgent, drop column read_at;
