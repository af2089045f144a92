--liquibase formatted sql

--changeset sodachi:tenant-0111-notice-trial
create table notice_trial (
    id          uuid        primary key,
    staff_id    uuid        not null references identity_staff (id),
    secret      text        not null unique,
    state       text        not null check (state in ('READY', 'SENDING', 'SENT', 'FAILED', 'RECEIVED')),
    queued_at   timestamptz not null,
    received_at timestamptz
);
comment on table notice_trial is 'A trial mail to a person of the office; the link in it, opened by that person, proves that mail arrives. A few rows a town, so no index beyond the key.';
--rollback drop table notice_trial;
