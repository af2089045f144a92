--liquibase formatted sql
-- filled: a row for each guardian who was ever told anything, some ten thousand; constant defaults, none is read.

--changeset sodachi:tenant-0293-notice-choice-ways
alter table notice_choice
    add column ways            text[]   not null default '{PUSH,LINE,MAIL}',
    add column hour_from       smallint not null default 8,
    add column hour_until      smallint not null default 21,
    add column line_nonce_hash bytea,
    add column line_nonce_at   timestamptz;
alter table notice_choice add constraint notice_choice_hours
    check (hour_from >= 8 and hour_until <= 21 and hour_from < hour_until) not valid;
comment on column notice_choice.ways is 'The ways on which the guardian wants to be told, in this order; on what does not stand here nobody is told. Empty: on the site alone.';
comment on column notice_choice.hour_from is 'From which hour of the day, in Japan, what can wait is told.';
comment on column notice_choice.hour_until is 'Until which hour, itself not included.';
comment on column notice_choice.line_nonce_hash is 'SHA-256 of the secret of a link to LINE that has begun and not ended.';
-- LINE names the secret alone when a link ends.
create unique index notice_choice_line_nonce on notice_choice (line_nonce_hash) where line_nonce_hash is not null;
--rollback drop index notice_choice_line_nonce;
--rollback alter table notice_choice drop constraint notice_choice_hours;
--rollback alter table notice_choice drop column line_nonce_at, drop column line_nonce_hash, drop column hour_until, drop column hour_from, drop column ways;
