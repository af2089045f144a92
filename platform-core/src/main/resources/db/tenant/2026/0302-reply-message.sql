--liquibase formatted sql

--changeset sodachi:tenant-0302-reply-message
create table reply_message (
    id          uuid        primary key,
    thread_id   uuid        not null references reply_thread (id),
    kind        text        not null check (kind in ('REPLY', 'ANSWER', 'HANDED_OVER', 'CLOSING')),
    author_id   uuid        not null,
    author_name text        not null,
    body        text,
    written_at  timestamptz not null,
    read_at     timestamptz
);
comment on table reply_message is 'One thing said in a thread. Handing over is said among the office only.';
comment on column reply_message.author_name is 'The name of the person of the office when it was said; empty for a guardian, whose present name is asked for.';
comment on column reply_message.body is 'Null once the town''s time for keeping it is over.';
comment on column reply_message.read_at is 'When the guardian first saw what the office said.';
-- A thread is read as a whole, in the order in which it was said.
create index reply_message_thread on reply_message (thread_id, id);
--rollback drop table reply_message;
