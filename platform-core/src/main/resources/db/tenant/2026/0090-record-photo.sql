--liquibase formatted sql

--changeset sodachi:tenant-0090-record-photo
create table record_photo (
    id           uuid        primary key,
    child_id     uuid        not null references record_child (id),
    kind         text        not null check (kind in ('MEMORY', 'STICKER')),
    dose_id      uuid        references record_dose (id),
    taken_on     date        not null,
    caption      text        not null,
    width        int         not null,
    height       int         not null,
    bytes        int         not null,
    entered_kind text        not null check (entered_kind in ('PARENT', 'STAFF', 'IMPORT')),
    entered_by   text        not null,
    entered_at   timestamptz not null,
    state        text        not null check (state in ('ENTERED', 'WITHDRAWN')),
    settled_by   text,
    settled_at   timestamptz,
    check ((kind = 'STICKER') = (dose_id is not null)),
    check ((state = 'WITHDRAWN') = (settled_at is not null))
);
comment on table record_photo is 'A photo of the handbook. The picture itself lies in the photo store under the town''s schema and this id; after a withdrawal it is gone there and the row stays.';
-- A child's photos, newest first; the stickers of its doses come with them.
create index record_photo_child on record_photo (child_id, taken_on);
--rollback drop table record_photo;
