package jp.sodachi.notice;

import java.sql.Timestamp;
import java.time.Instant;
import jp.sodachi.support.Ids;
import jp.sodachi.tenancy.TenantScope;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Wakes the worker for the present town, in the present transaction. Every wake-up has its own id: one shared row a town
 * would lose them, since a worker that just saw nothing left deletes the row that a new batch has found in place.
 */
final class Wakeups {

    /** The worker's task of this name takes its town from the text before the slash of the instance. */
    static final String TASK = "deliver";

    private final JdbcClient jdbc;

    Wakeups(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The one table outside the town's own schema that a town may write to; hence its schema is named. */
    void at(Instant time) {
        jdbc.sql("""
                        insert into jobs.scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                        values (:task, :instance, :time, false, 1)
                        """)
                .param("task", TASK)
                .param("instance", TenantScope.current().code().value() + "/" + Ids.next())
                .param("time", Timestamp.from(time))
                .update();
    }
}
