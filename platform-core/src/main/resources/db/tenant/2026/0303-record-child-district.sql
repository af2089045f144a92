--liquibase formatted sql
-- filled: some ten thousand children in a middling town; a column without a default is added in the catalogue alone, and the index is over nothing yet.

--changeset sodachi:tenant-0303-record-child-district
alter table record_child add column district text;
comment on column record_child.district is 'The town''s own part in which the family lives, of the list the town keeps; null when nobody has said. The same for all children of a family. It stays when the record goes to another town.';
-- A notice to some districts asks for their children.
create index record_child_district on record_child (district) where district is not null;
--rollback drop index record_child_district;
--rollback alter table record_child drop column district;
