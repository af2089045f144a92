--liquibase formatted sql

--changeset sodachi:tenant-0041-identity-guardian-child
create table identity_guardian_child (
    guardian_id uuid        not null references identity_guardian (id),
    child_id    uuid        not null references record_child (id),
    linked_at   timestamptz not null,
    ended_at    timestamptz,
    primary key (guardian_id, child_id)
);
comment on table identity_guardian_child is 'Whose child is whose: the only ground on which a parent sees a record. An ended link stays with its date.';
-- Whom to write to about a child.
create index identity_guardian_child_child on identity_guardian_child (child_id);
--rollback drop table identity_guardian_child;
