--liquibase formatted sql
-- filled: 200 000 children in the largest town; two columns with constant defaults and two indexes over empty texts: below a second.

--changeset sodachi:tenant-0312-record-child-contact
alter table record_child add column contact_name text not null default '' check (length(contact_name) <= 50);
alter table record_child add column contact_phone text not null default '' check (contact_phone ~ '^[0-9]{0,15}$');
comment on column record_child.contact_name is 'Whom the office calls about this family beside its guardians with an account, in the office''s own words; the same in every child of the family.';
comment on column record_child.contact_phone is 'The number of that person, digits only; empty when none is known.';
-- Whoever calls is found by the number, or by its beginning.
create index record_child_contact on record_child (contact_phone text_pattern_ops) where contact_phone <> '';
-- Often only the last digits are known.
create index record_child_contact_end on record_child (reverse(contact_phone) text_pattern_ops) where contact_phone <> '';
--rollback drop index record_child_contact_end;
--rollback drop index record_child_contact;
--rollback alter table record_child drop column contact_phone;
--rollback alter table record_child drop column contact_name;
