--liquibase formatted sql

--changeset sodachi:tenant-0145-tenancy-going-live
create table tenancy_going_live (
    id         smallint    primary key check (id = 1),
    live_since timestamptz
);
insert into tenancy_going_live (id, live_since) values (1, null);
comment on table tenancy_going_live is 'One row. Whoever writes in a sandbox shares its lock and finds live_since empty; whoever makes the town live sets it before the made-up families go. So no entry made for the sandbox outlives it, whatever a node still believes. A town that was live before this table keeps it empty; nobody asks there.';
--rollback drop table tenancy_going_live;
