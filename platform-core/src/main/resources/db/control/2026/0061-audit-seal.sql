--liquibase formatted sql

--changeset sodachi:control-0061-audit-seal
create table audit_seal (
    code       char(6)     not null references tenant (code),
    number     int         not null check (number > 0),
    up_to      uuid        not null,
    row_count  int         not null check (row_count > 0),
    hash       bytea       not null,
    marks      bytea       not null,
    at         timestamptz not null,
    cleared_at timestamptz,
    primary key (code, number)
);
comment on table audit_seal is 'The chain over a town''s audit trail: each seal''s hash is made of the one before it and of all rows up to up_to. Kept apart from the rows, where whoever could change them cannot change it. Ids and hashes only. marks are the first four bytes of the running hash after each row, by which the first broken row is found. The key is how seals are asked for.';
comment on column audit_seal.cleared_at is 'When the rows went because the town keeps them no longer; the hash stays for the next seal.';
grant select, insert on audit_seal to control_worker;
grant update (marks, cleared_at) on audit_seal to control_worker;
grant select on audit_seal to control_reader, control_operator;
--rollback drop table audit_seal;
