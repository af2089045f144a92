--liquibase formatted sql

--changeset sodachi:tenant-0146-notice-trial-again
alter table notice_trial
    add column attempts int not null default 0,
    add column due_at   timestamptz;
comment on column notice_trial.attempts is 'How often it was handed to the provider; makes a claim one worker''s own.';
comment on column notice_trial.due_at is 'READY: not before this; empty is at once. SENDING: when it is taken for left behind by a worker that died, and sent again.';
--rollback alter table notice_trial drop column attempts, drop column due_at;
