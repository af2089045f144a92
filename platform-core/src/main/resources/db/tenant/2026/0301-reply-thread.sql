--liquibase formatted sql

--changeset sodachi:tenant-0301-reply-thread
create table reply_thread (
    id            uuid        primary key,
    notice_id     uuid        not null references notice_town_notice (id),
    guardian_id   uuid        not null references identity_guardian (id),
    children      uuid[]      not null,
    pregnancies   uuid[]      not null,
    state         text        not null check (state in ('BEGUN', 'WAITING', 'ANSWERED', 'CLOSED')),
    waiting_since timestamptz,
    holder_id     uuid,
    draft         text        not null,
    draft_version int         not null,
    changed_at    timestamptz not null,
    version       int         not null,
    unique (notice_id, guardian_id),
    check ((state = 'WAITING') = (waiting_since is not null))
);
comment on table reply_thread is 'What one guardian and the town''s desk write to each other under one notice.';
comment on column reply_thread.children is 'The guardian''s children when the first words were sent: whoever reads the thread reads about them, and the trail says so.';
comment on column reply_thread.pregnancies is 'The same for pregnancies.';
comment on column reply_thread.state is 'BEGUN: only a draft, the office sees nothing. WAITING: for the office. CLOSED: nobody writes any more.';
comment on column reply_thread.waiting_since is 'When the first words came that are not answered yet.';
comment on column reply_thread.holder_id is 'Who of the office looks after it.';
comment on column reply_thread.draft is 'What the guardian has typed and not sent.';
comment on column reply_thread.version is 'Grows with everything that is said and with every change of holder or state, never with a draft.';
-- The desk's three lists, each in its order; the number of those waiting stands on every page of the staff's site.
create index reply_thread_desk on reply_thread (state, waiting_since, changed_at);
-- The number of unread answers stands on every page of the parents' site.
create index reply_thread_guardian on reply_thread (guardian_id);
--rollback drop table reply_thread;
