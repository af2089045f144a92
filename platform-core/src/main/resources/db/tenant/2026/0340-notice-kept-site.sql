--liquibase formatted sql
-- filled: some hundreds of notices a town; columns with constant defaults.

--changeset sodachi:tenant-0340-notice-kept-site
alter table notice_town_notice
    add column kept_site int not null default 0,
    add column kept_site_unread int not null default 0;
comment on column notice_town_notice.kept_site is 'How many of its deliveries were for the site alone, as their guardians had chosen, whose rows are gone.';
comment on column notice_town_notice.kept_site_unread is 'How many of those were never opened.';
--rollback alter table notice_town_notice drop column kept_site_unread, drop column kept_site;
