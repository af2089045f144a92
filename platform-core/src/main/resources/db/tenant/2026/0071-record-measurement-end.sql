--liquibase formatted sql

--changeset sodachi:tenant-0071-record-measurement-end
create table record_measurement_end (
    measurement_id uuid        primary key references record_measurement (id),
    replaced_by    uuid        references record_measurement (id),
    reason         text        not null,
    origin         text        not null check (origin in ('PARENT', 'STAFF', 'IMPORT')),
    ended_by       text        not null,
    ended_at       timestamptz not null
);
comment on table record_measurement_end is 'A measurement that counts no more: corrected (replaced_by names the new row) or taken back, with who did it and why. The primary key lets one of two people who correct the same row succeed.';
--rollback drop table record_measurement_end;
