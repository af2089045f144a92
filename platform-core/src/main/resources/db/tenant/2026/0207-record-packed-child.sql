--liquibase formatted sql

--changeset sodachi:tenant-0207-record-packed-child
create table record_packed_child (
    child_id    uuid    primary key,
    birth_date  date    not null,
    sex         text    not null,
    told        boolean not null,
    doses       text    not null,
    checkups    text    not null,
    revision    int     not null,
    result      text    not null,
    next_change date    not null
) with (fillfactor = 60);
comment on table record_packed_child is 'What the night reads of a child in one short row: its history, what followed from it when it was looked at last, and the day from which something else may follow. A copy that can be made again at any time; written in the transaction that changes the child. A table of its own, since it changes at other times than the record and is read as a whole each time the rules change. No foreign key: the night would wait for whoever has a child''s row locked, and that one for the night. No index beside the key: the night reads a town''s few hundred short rows faster than it would keep an index on next_change, which changes with every row it writes; the room left on each page lets a row stay where it is.';
comment on column record_packed_child.told is 'Whether the family may be told anything: here, and no protected record.';
comment on column record_packed_child.doses is 'Standing doses: product, colon, days since 1970-01-01; products apart by semicolon.';
comment on column record_packed_child.checkups is 'Standing pages of check-ups, written likewise.';
comment on column record_packed_child.revision is 'Grows with every change of the child, so that the night does not write over one it has not seen.';
comment on column record_packed_child.result is 'What was there to tell when the night looked last; empty after every change. By which rules that was stands once for the town, in reminder_night.';
--rollback drop table record_packed_child;
