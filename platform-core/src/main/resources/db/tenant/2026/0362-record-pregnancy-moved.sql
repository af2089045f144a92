--liquibase formatted sql
-- filled: some thousand pregnancies in a middling town; no row is read or rewritten.

--changeset sodachi:tenant-0362-record-pregnancy-moved
alter table record_pregnancy drop constraint record_pregnancy_state_check;
alter table record_pregnancy add constraint record_pregnancy_state_check
    check (state in ('ONGOING', 'BORN', 'ENDED', 'MOVED')) not valid;
comment on column record_pregnancy.ended_on is 'The day of birth or loss, or on which the record went to another town of the platform; null while the pregnancy goes on here.';
-- What an earlier build does not know has ended for it.
--rollback update record_pregnancy set state = 'ENDED' where state = 'MOVED';
--rollback alter table record_pregnancy drop constraint record_pregnancy_state_check;
--rollback alter table record_pregnancy add constraint record_pregnancy_state_check check (state in ('ONGOING', 'BORN', 'ENDED')) not valid;
