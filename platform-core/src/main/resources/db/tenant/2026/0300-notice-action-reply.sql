--liquibase formatted sql
-- filled: some hundreds of notices and tens of templates a town; the wider checks hold for all of them and read none.

--changeset sodachi:tenant-0300-notice-action-reply
alter table notice_town_notice drop constraint notice_town_notice_action_check;
alter table notice_town_notice add constraint notice_town_notice_acts check (action in ('NONE', 'PLAN', 'RECORDS', 'FAMILY', 'LINK', 'REPLY')) not valid;
alter table notice_template drop constraint notice_template_action_check;
alter table notice_template add constraint notice_template_acts check (action in ('NONE', 'PLAN', 'RECORDS', 'FAMILY', 'LINK', 'REPLY')) not valid;
--rollback alter table notice_template drop constraint notice_template_acts;
--rollback update notice_template set action = 'NONE' where action = 'REPLY';
--rollback alter table notice_template add constraint notice_template_action_check check (action in ('NONE', 'PLAN', 'RECORDS', 'FAMILY', 'LINK')) not valid;
--rollback alter table notice_town_notice drop constraint notice_town_notice_acts;
--rollback update notice_town_notice set action = 'NONE' where action = 'REPLY';
--rollback alter table notice_town_notice add constraint notice_town_notice_action_check check (action in ('NONE', 'PLAN', 'RECORDS', 'FAMILY', 'LINK')) not valid;
