--liquibase formatted sql
-- filled: some ten thousand deliveries a town, read once; written are those of guardians who are called nowhere, a few.

--changeset sodachi:tenant-0341-notice-delivery-on-site
update notice_delivery
   set state = 'SENT', channel = 'SITE', failure = null, provider_id = 'site'
 where state = 'FAILED' and (failure = 'SITE_ONLY' or failure = 'DECLINED' and notice_id is not null);
--rollback update notice_delivery set state = 'FAILED', failure = 'SITE_ONLY', provider_id = null where state = 'SENT' and channel = 'SITE';
