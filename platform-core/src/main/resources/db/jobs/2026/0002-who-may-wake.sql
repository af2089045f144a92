--liquibase formatted sql

--changeset sodachi:jobs-0002-who-may-wake splitStatements:false
-- jobs_waker is granted to every town's role: a town may add a wake-up in its own transaction and see nothing.
-- jobs_worker is the role under which the worker's scheduler works on this table, and on nothing else.
do $$
begin
    if not exists (select from pg_roles where rolname = 'jobs_waker') then
        create role jobs_waker nologin;
    end if;
    if not exists (select from pg_roles where rolname = 'jobs_worker') then
        create role jobs_worker nologin;
    end if;
    grant usage on schema jobs to jobs_waker, jobs_worker;
    grant insert on jobs.scheduled_tasks to jobs_waker;
    grant select, insert, update, delete on jobs.scheduled_tasks to jobs_worker;
end
$$;
--rollback revoke all on jobs.scheduled_tasks from jobs_waker, jobs_worker;
