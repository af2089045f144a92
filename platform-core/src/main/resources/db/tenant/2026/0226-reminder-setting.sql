--liquibase formatted sql

--changeset sodachi:tenant-0226-reminder-setting
create table reminder_setting (
    id          int         primary key check (id = 1),
    on_day      boolean     not null,
    ends_before int         not null check (ends_before between 0 and 60),
    last_call   int         not null check (last_call between 7 and 90),
    words_ja    text        not null,
    words_en    text        not null,
    changed_by  text        not null,
    changed_at  timestamptz not null,
    version     int         not null
);
comment on table reminder_setting is 'When the town tells its families what their children can receive, and in which words of its own; one row, none while the usual holds. How long before a period it begins is part of the schedule''s layer.';
comment on column reminder_setting.ends_before is 'Days before the end of the recommended period; 0 for not at all.';
--rollback drop table reminder_setting;
