--liquibase formatted sql
-- filled: some thousand rows in a large town; columns without defaults are added in the catalogue alone.

--changeset sodachi:tenant-0308-notice-missed-letter
alter table notice_missed add column letter_at timestamptz, add column letter_by text;
comment on column notice_missed.letter_at is 'When a letter with the notice was printed for the family; null while none was.';
comment on column notice_missed.letter_by is 'Who of the office printed it.';
-- What was sent to a child's family is asked for by the child.
create index notice_missed_letter on notice_missed (subject_id) where letter_at is not null;
--rollback drop index notice_missed_letter;
--rollback alter table notice_missed drop column letter_by, drop column letter_at;
