--liquibase formatted sql
-- filled: some thousand children in a middling town; milliseconds.

--changeset sodachi:tenant-0240-record-child-handed-over
alter table record_child add column handed_over boolean not null default false;
comment on column record_child.handed_over is 'Another town of the platform keeps this record now: a guardian reads here and writes there.';
update record_child c set handed_over = true
 where c.standing = 'MOVED'
   and exists (select from record_departure d where d.child_id = c.id and d.state in ('TAKEN', 'DONE'));
--rollback alter table record_child drop column handed_over;
