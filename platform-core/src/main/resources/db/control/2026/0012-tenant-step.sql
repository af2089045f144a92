--liquibase formatted sql

--changeset sodachi:control-0012-tenant-step
create table tenant_step (
    code    char(6)     not null references tenant (code),
    step    text        not null,
    state   text        not null check (state in ('WAITING', 'RUNNING', 'DONE', 'FAILED')),
    problem text,
    message text,
    took_ms bigint,
    at      timestamptz not null,
    primary key (code, step)
);
comment on table tenant_step is 'How far the start of a town has come. problem names the sentence an operator reads, message is what the other side said.';
grant select, insert, update on tenant_step to control_operator;
--rollback drop table tenant_step;
