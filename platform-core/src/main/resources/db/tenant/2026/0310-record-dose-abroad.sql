--liquibase formatted sql
-- filled: a few hundred thousand doses in a large town; a column with a constant default: milliseconds.

--changeset sodachi:tenant-0310-record-dose-abroad
alter table record_dose add column abroad boolean not null default false;
comment on column record_dose.abroad is 'Received abroad, or a product that a clinic brought in and Japan has not approved: the day may lie before the vaccine was in use in Japan.';
--rollback alter table record_dose drop column abroad;
