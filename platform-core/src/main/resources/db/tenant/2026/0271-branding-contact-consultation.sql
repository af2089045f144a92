--liquibase formatted sql
-- filled: one row a town.

--changeset sodachi:tenant-0271-branding-contact-consultation
alter table branding_contact
    add column consultation_name text not null default '',
    add column consultation_address text not null default '';
comment on column branding_contact.consultation_name is 'The 24-hour consultation service the town has an agreement with; empty when there is none.';
comment on column branding_contact.consultation_address is 'Where that service takes a family over, an https address; empty when there is none.';
--rollback alter table branding_contact drop column consultation_address, drop column consultation_name;
