--liquibase formatted sql
-- filled: one row a town.

--changeset sodachi:tenant-0305-branding-brand-districts
alter table branding_brand add column districts text[] not null default '{}';
comment on column branding_brand.districts is 'The parts of the town to which notices can be sent, in the town''s own order.';
--rollback alter table branding_brand drop column districts;
