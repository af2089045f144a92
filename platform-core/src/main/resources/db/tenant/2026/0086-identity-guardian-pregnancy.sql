--liquibase formatted sql

--changeset sodachi:tenant-0086-identity-guardian-pregnancy
create table identity_guardian_pregnancy (
    guardian_id  uuid        not null references identity_guardian (id),
    pregnancy_id uuid        not null references record_pregnancy (id),
    own          boolean     not null,
    linked_at    timestamptz not null,
    ended_at     timestamptz,
    primary key (guardian_id, pregnancy_id)
);
comment on table identity_guardian_pregnancy is 'Who sees a pregnancy. own marks the woman herself: only she sees what is sensitive.';
-- Who is linked when the child is born.
create index identity_guardian_pregnancy_pregnancy on identity_guardian_pregnancy (pregnancy_id);
--rollback drop table identity_guardian_pregnancy;
