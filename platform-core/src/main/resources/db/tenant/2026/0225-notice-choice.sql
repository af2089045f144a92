--liquibase formatted sql

--changeset sodachi:tenant-0225-notice-choice
create table notice_choice (
    guardian_id uuid        primary key references identity_guardian (id),
    secret      text        not null unique,
    reminders   boolean     not null,
    notices     boolean     not null,
    changed_at  timestamptz not null
);
comment on table notice_choice is 'What a guardian wants to have by mail. A row is made with the first mail that may be stopped; without one everything is wanted.';
comment on column notice_choice.secret is 'Stands in the address under which a mail can be stopped without signing in. It opens nothing else.';
--rollback drop table notice_choice;
