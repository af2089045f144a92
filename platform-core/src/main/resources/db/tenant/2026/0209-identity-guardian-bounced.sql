--liquibase formatted sql
-- filled: some thousand guardians a town; a column without a default, nothing is read or written.

--changeset sodachi:tenant-0209-identity-guardian-bounced
alter table identity_guardian add column email_bounced_at timestamptz;
comment on column identity_guardian.email_bounced_at is 'When a mail to the present address came back for good. The address counts as not confirmed from then on, and a proof of the identity provider does not change that: the person confirms it anew or gives another.';
--rollback alter table identity_guardian drop column email_bounced_at;
