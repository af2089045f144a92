--liquibase formatted sql

--changeset sodachi:tenant-0306-notice-list
create table notice_list (
    id         uuid        primary key,
    name       text        not null,
    members    jsonb       not null,
    made_by    text        not null,
    made_at    timestamptz not null,
    gone_at    timestamptz
);
comment on table notice_list is 'Families put together by hand, to whom notices can be sent. A few tens a town, so no index beyond the key.';
comment on column notice_list.members is 'One entry a child: its id, who put it in and when. Whether the family is told anything is found when a notice is sent, never kept here.';
comment on column notice_list.gone_at is 'When it was put away; the row stays for the notices that name it, without its members.';
--rollback drop table notice_list;
