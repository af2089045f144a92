--liquibase formatted sql
-- filled: a few hundred arrivals in a middling town; milliseconds.

--changeset sodachi:tenant-0241-record-arrival-given-up
alter table record_arrival drop constraint record_arrival_state_check;
alter table record_arrival add constraint record_arrival_state_check
    check (state in ('STARTED', 'COPIED', 'DONE', 'REFUSED', 'GIVING_UP', 'GIVEN_UP'));
alter table record_arrival drop constraint record_arrival_check2;
alter table record_arrival add constraint record_arrival_check2
    check ((state in ('DONE', 'REFUSED', 'GIVEN_UP')) = (settled_at is not null));
drop index record_arrival_unfinished;
-- What the worker has to finish: nearly always nothing. filled: a few hundred rows a town, milliseconds.
create index record_arrival_unfinished on record_arrival (id) where state in ('STARTED', 'COPIED', 'GIVING_UP');
-- What an earlier build does not know is a refused move to it.
--rollback update record_arrival set state = 'REFUSED', settled_at = started_at where state in ('GIVING_UP', 'GIVEN_UP');
--rollback drop index record_arrival_unfinished;
--rollback create index record_arrival_unfinished on record_arrival (id) where state in ('STARTED', 'COPIED');
--rollback alter table record_arrival drop constraint record_arrival_check2;
--rollback alter table record_arrival add constraint record_arrival_check2 check ((state in ('DONE', 'REFUSED')) = (settled_at is not null));
--rollback alter table record_arrival drop constraint record_arrival_state_check;
--rollback alter table record_arrival add constraint record_arrival_state_check check (state in ('STARTED', 'COPIED', 'DONE', 'REFUSED'));
