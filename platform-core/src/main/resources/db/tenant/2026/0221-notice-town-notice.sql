--liquibase formatted sql

--changeset sodachi:tenant-0221-notice-town-notice
create table notice_town_notice (
    id          uuid        primary key,
    name        text        not null,
    texts       jsonb       not null,
    action      text        not null check (action in ('NONE', 'PLAN', 'RECORDS', 'FAMILY', 'LINK')),
    link        text        not null,
    segment     jsonb       not null,
    urgent      boolean     not null,
    send_at     timestamptz,
    state       text        not null
        check (state in ('DRAFT', 'PROPOSED', 'APPROVED', 'SENDING', 'SENT', 'STOPPED', 'DISCARDED')),
    editor_ids  text[]      not null,
    edited_by   text        not null,
    edited_at   timestamptz not null,
    proposed_by text,
    proposed_at timestamptz,
    remark      text        not null,
    approved_by text,
    approved_at timestamptz,
    ended_by    text,
    ended_at    timestamptz,
    version     int         not null,
    check ((action = 'LINK') = (link <> '')),
    check (state not in ('APPROVED', 'SENDING', 'SENT') or (approved_by is not null and send_at is not null)),
    check ((state in ('SENT', 'STOPPED', 'DISCARDED')) = (ended_at is not null))
);
comment on table notice_town_notice is 'A notice of the town to the families it concerns, from draft to sent. An approved row''s words never change; deliveries name it.';
comment on column notice_town_notice.segment is 'Whom it concerns, as a rule; who that is, is found when it is sent.';
comment on column notice_town_notice.send_at is 'When sending may begin; empty while it is to begin as soon as somebody approves.';
comment on column notice_town_notice.editor_ids is 'Everybody who wrote on it, by subject at the identity provider: none of them may approve it.';
-- The worker asks after every wake-up whether the time of one has come; ended ones, soon nearly all, are not in it.
create index notice_town_notice_due on notice_town_notice (send_at) where state in ('APPROVED', 'SENDING');
-- The office's list, newest first.
create index notice_town_notice_newest on notice_town_notice (edited_at desc);
--rollback drop table notice_town_notice;
