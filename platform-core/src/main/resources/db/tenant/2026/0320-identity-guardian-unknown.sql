--liquibase formatted sql

--changeset sodachi:tenant-0320-identity-guardian-unknown
alter table identity_guardian add column unknown_since timestamptz;
comment on column identity_guardian.unknown_since is 'Since when the account behind subject is not known here: the town came with an exit package, and accounts stay with the identity provider they are of. The person signs up anew, joins with a counter sheet of one of their children and proves the same mail address: then this entry, with everything that hangs on it, is theirs again and this is null.';
comment on column identity_guardian.subject is 'The person at the identity provider of the platform that keeps this row. It means nothing at another one: an exit package brings no account and no password. ''left:'' and the row''s id for a person who deleted the account.';
comment on column identity_guardian.email is 'As the person gave it; proved when email_verified_at is set. By it, and a counter sheet, a person who comes back from another platform is known again.';
-- Looked into when somebody proves an address; holds the few who have not come back yet. filled: some ten thousand guardians in a
-- large town, and none of them in this index at first: milliseconds.
create index identity_guardian_unknown on identity_guardian (lower(email)) where unknown_since is not null;
--rollback drop index identity_guardian_unknown;
--rollback comment on column identity_guardian.email is null;
--rollback comment on column identity_guardian.subject is null;
--rollback alter table identity_guardian drop column unknown_since;
