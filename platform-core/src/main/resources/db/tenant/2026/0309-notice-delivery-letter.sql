--liquibase formatted sql
-- filled: some ten thousand deliveries a town; columns without defaults are added in the catalogue alone.

--changeset sodachi:tenant-0309-notice-delivery-letter
alter table notice_delivery add column letter_at timestamptz, add column letter_by text;
comment on column notice_delivery.letter_at is 'When a letter was printed in this delivery''s place, since it had failed; null while none was.';
comment on column notice_delivery.letter_by is 'Who of the office printed it.';
--rollback alter table notice_delivery drop column letter_by, drop column letter_at;
