--liquibase formatted sql
-- filled: some ten thousand deliveries a town, none of them to the office yet; no row is read.

--changeset sodachi:tenant-0224-notice-delivery-office
alter table notice_delivery alter column guardian_id drop not null;
alter table notice_delivery add column staff_id uuid;
alter table notice_delivery add constraint notice_delivery_reader check ((guardian_id is null) <> (staff_id is null)) not valid;
comment on column notice_delivery.staff_id is 'The person of the office whom it is for: a trial mail, or a notice tried on its author. Exactly one of this and guardian_id is there.';
--rollback alter table notice_delivery drop constraint notice_delivery_reader;
--rollback delete from notice_delivery where guardian_id is null;
--rollback alter table notice_delivery drop column staff_id;
--rollback alter table notice_delivery alter column guardian_id set not null;
