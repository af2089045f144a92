--liquibase formatted sql

--changeset sodachi:tenant-0220-notice-template
create table notice_template (
    code        text        primary key,
    name        text        not null,
    texts       jsonb       not null,
    audience    text        not null check (audience in ('CHILDREN', 'PREGNANCIES', 'EVERYBODY')),
    action      text        not null check (action in ('NONE', 'PLAN', 'RECORDS', 'FAMILY', 'LINK')),
    link        text        not null,
    changed_by  text        not null,
    changed_at  timestamptz not null,
    put_away_at timestamptz,
    version     int         not null,
    check ((action = 'LINK') = (link <> ''))
);
comment on table notice_template is 'Texts from which the office begins a notice. A few tens a town, so no index beyond the key.';
comment on column notice_template.code is 'The starter''s word for a text every town is given once; a random id for one of the town''s own.';
comment on column notice_template.texts is 'By language: subject, body, button and how the text came about (written, checked, machine).';
comment on column notice_template.put_away_at is 'No longer offered; the row stays, so that a starter is not given again.';
--rollback drop table notice_template;
