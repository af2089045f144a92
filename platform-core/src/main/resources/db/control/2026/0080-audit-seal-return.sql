--liquibase formatted sql

--changeset sodachi:control-0080-audit-seal-return
alter table audit_seal add column kind text not null default 'ROWS';
alter table audit_seal add column from_number int;
alter table audit_seal add column as_of timestamptz;
alter table audit_seal add column done_by text;
alter table audit_seal add column why text;
comment on column audit_seal.kind is 'ROWS: a seal over rows. RESTORED: the town was brought back to a minute; the seals from from_number up to the one before this stand for rows that are not there any more, and the chain goes on behind up_to. TAKEN_IN: the rows and the seals before this came with an exit package.';
comment on column audit_seal.as_of is 'The minute to which the rows came back, or the moment of the package.';
comment on column audit_seal.done_by is 'The operator, by name.';
-- A seal that says what came back covers no row of its own.
alter table audit_seal drop constraint audit_seal_row_count_check;
alter table audit_seal add constraint audit_seal_rows check (row_count > 0 or kind <> 'ROWS') not valid;
alter table audit_seal add constraint audit_seal_kind check (kind in ('ROWS', 'RESTORED', 'TAKEN_IN')) not valid;
--rollback alter table audit_seal drop constraint audit_seal_rows, drop constraint audit_seal_kind, drop column kind, drop column from_number, drop column as_of, drop column done_by, drop column why;
