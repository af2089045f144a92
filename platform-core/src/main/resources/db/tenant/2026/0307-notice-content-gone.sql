--liquibase formatted sql
-- filled: some hundreds of notices a town; columns with constant defaults.

--changeset sodachi:tenant-0307-notice-content-gone
alter table notice_town_notice
    add column content_gone_at timestamptz,
    add column kept_sent int not null default 0,
    add column kept_failed int not null default 0,
    add column kept_read int not null default 0,
    add column kept_missed int not null default 0;
comment on column notice_town_notice.content_gone_at is 'When subject, body and the button''s words were taken out because the town''s time for them was over; what stands in texts since then says so and nothing else.';
comment on column notice_town_notice.kept_sent is 'How many of its deliveries were sent whose rows are gone, their own time being over; the other three count likewise. The numbers of a notice stay for ever.';
--rollback alter table notice_town_notice drop column kept_missed, drop column kept_read, drop column kept_failed, drop column kept_sent, drop column content_gone_at;
