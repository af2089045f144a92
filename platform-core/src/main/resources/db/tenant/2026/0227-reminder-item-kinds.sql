--liquibase formatted sql
-- filled: some hundred thousand tellings in the largest town; the wider check holds for all of them and reads none.

--changeset sodachi:tenant-0227-reminder-item-kinds
alter table reminder_item drop constraint reminder_item_kind_check;
alter table reminder_item add constraint reminder_item_kind check (kind in ('OPENS', 'BEGINS', 'ENDS', 'DUE', 'CLOSES')) not valid;
--rollback delete from reminder_item where kind in ('BEGINS', 'ENDS');
--rollback alter table reminder_item drop constraint reminder_item_kind;
--rollback alter table reminder_item add constraint reminder_item_kind_check check (kind in ('OPENS', 'DUE', 'CLOSES')) not valid;
