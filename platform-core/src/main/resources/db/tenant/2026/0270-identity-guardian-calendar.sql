--liquibase formatted sql
-- filled: some ten thousand guardians in a middling town; columns with constant defaults and an index over nothing yet: milliseconds.

--changeset sodachi:tenant-0270-identity-guardian-calendar
alter table identity_guardian
    add column calendar_key_hash bytea,
    add column calendar_names boolean not null default false,
    add column calendar_told jsonb not null default '{}';
comment on column identity_guardian.calendar_key_hash is 'SHA-256 of the secret in the address of the guardian''s calendar; null when there is none.';
comment on column identity_guardian.calendar_names is 'Whether the calendar''s titles name vaccines and check-ups.';
comment on column identity_guardian.calendar_told is 'What the calendar last said of each entry (a hash) and how often it changed, by the entry''s id.';
-- A calendar program comes with the secret alone, several times a day.
create unique index identity_guardian_calendar on identity_guardian (calendar_key_hash) where calendar_key_hash is not null;
--rollback drop index identity_guardian_calendar;
--rollback alter table identity_guardian drop column calendar_told, drop column calendar_names, drop column calendar_key_hash;
