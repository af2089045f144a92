--liquibase formatted sql
-- filled: some thousand pregnancies in a middling town; two columns with constant defaults: milliseconds.

--changeset sodachi:tenant-0330-record-pregnancy-contact
alter table record_pregnancy add column contact_name text not null default '' check (length(contact_name) <= 50);
alter table record_pregnancy add column contact_phone text not null default '' check (contact_phone ~ '^[0-9]{0,15}$');
comment on column record_pregnancy.contact_name is 'Whom the office calls about this family beside its guardians with an account, as in record_child; the same in every child and pregnancy of the family.';
comment on column record_pregnancy.contact_phone is 'The number of that person, digits only; empty when none is known.';
-- No index: pregnancies are looked through by name and number together, some thousand rows.
--rollback alter table record_pregnancy drop column contact_phone;
--rollback alter table record_pregnancy drop column contact_name;
