--liquibase formatted sql

--changeset sodachi:jobs-0001-scheduled-tasks
-- The table that db-scheduler 16 works on, with its column names. A row names a task and a town, never a person.
create table scheduled_tasks (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
comment on table scheduled_tasks is 'What has to run when: the nightly plan, wake-ups for deliveries, the sweep.';
-- Every poll asks for what is due next; heartbeats are looked up among the few rows being worked on.
create index scheduled_tasks_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat) where picked;
--rollback drop table scheduled_tasks;
