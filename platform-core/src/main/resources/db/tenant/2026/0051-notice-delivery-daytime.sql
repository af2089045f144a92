--liquibase formatted sql

--changeset sodachi:tenant-0051-notice-delivery-daytime
alter table notice_delivery add column daytime_only boolean not null default false;
comment on column notice_delivery.daytime_only is 'Waits for the morning when its time comes at night, also after an outage.';
--rollback alter table notice_delivery drop column daytime_only;
