--liquibase formatted sql

--changeset sodachi:tenant-0120-identity-guardian-left
alter table identity_guardian add column left_at timestamptz;
comment on column identity_guardian.left_at is 'When the person deleted the account here. From then on the row holds no name, no address and no subject of anybody; what hangs on its id stays readable.';
--rollback alter table identity_guardian drop column left_at;
