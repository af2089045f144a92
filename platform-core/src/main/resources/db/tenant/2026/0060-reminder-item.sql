--liquibase formatted sql

--changeset sodachi:tenant-0060-reminder-item
create table reminder_item (
    id        uuid        primary key,
    child_id  uuid        not null,
    programme text        not null,
    dose      integer     not null,
    kind      text        not null check (kind in ('OPENS', 'DUE', 'CLOSES')),
    due_on    date        not null,
    told_on   date        not null,
    told_at   timestamptz not null,
    unique (child_id, programme, dose, kind, due_on)
);
comment on table reminder_item is 'What a child''s family was told, so that it is told once. The unique key also serves the look-up by child.';
comment on column reminder_item.due_on is 'The date that the telling is about: the first recommended day, the last one, or the last legal one.';
--rollback drop table reminder_item;
