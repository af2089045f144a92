--liquibase formatted sql
-- filled: some ten thousand guardians in a middling town; a column with a constant default and two indexes over empty texts: milliseconds.

--changeset sodachi:tenant-0123-identity-guardian-phone
alter table identity_guardian add column phone text not null default '' check (phone ~ '^[0-9]{0,15}$');
comment on column identity_guardian.phone is 'A telephone number of the guardian''s choice, digits only; empty when none was given.';
-- Whoever calls is found by the number, or by its beginning.
create index identity_guardian_phone on identity_guardian (phone text_pattern_ops) where phone <> '';
-- Often only the last digits are known.
create index identity_guardian_phone_end on identity_guardian (reverse(phone) text_pattern_ops) where phone <> '';
--rollback drop index identity_guardian_phone_end;
--rollback drop index identity_guardian_phone;
--rollback alter table identity_guardian drop column phone;
