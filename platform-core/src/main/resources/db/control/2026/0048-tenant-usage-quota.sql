--liquibase formatted sql

--changeset sodachi:control-0048-tenant-usage-quota
alter table tenant_usage
    add column sent_today  int    not null default 0,
    add column photo_bytes bigint not null default 0;
comment on column tenant_usage.sent_today is 'Deliveries sent since midnight in Japan; a town has a share of the day.';
comment on column tenant_usage.photo_bytes is 'What the photos of the handbooks take.';
--rollback alter table tenant_usage drop column sent_today, drop column photo_bytes;
