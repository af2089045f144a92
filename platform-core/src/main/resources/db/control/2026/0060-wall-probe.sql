--liquibase formatted sql

--changeset sodachi:control-0060-wall-probe
create table wall_probe (
    code         char(6)     not null references tenant (code),
    night        date        not null,
    kind         text        not null,
    tries        int         not null check (tries >= 0),
    foreign_rows int         not null check (foreign_rows >= 0),
    unclear      int         not null check (unclear >= 0),
    at           timestamptz not null,
    primary key (code, night, kind)
);
comment on table wall_probe is 'What the nightly probe of the walls between towns found: tries by kind and rows of another town that were seen. Figures only, a month of nights a town; the key is how they are asked for.';
grant select, insert, delete on wall_probe to control_worker;
grant select on wall_probe to control_reader, control_operator;
--rollback drop table wall_probe;
