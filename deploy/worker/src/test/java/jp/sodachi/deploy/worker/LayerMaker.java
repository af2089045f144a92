package jp.sodachi.deploy.worker;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import jp.sodachi.layer.TownSchedules;
import jp.sodachi.schedule.TownLayer;
import jp.sodachi.tenancy.Tenant;
import jp.sodachi.tenancy.TenantScope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts a layer in force in a town, takes it away again, and reads under which hashes a family was told. */
class LayerMaker {

    private final TownSchedules schedules;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    LayerMaker(TownSchedules schedules, JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.schedules = schedules;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    void putInForce(Tenant town, TownLayer layer) {
        in(
                town,
                () -> jdbc.sql("""
                        insert into schedule_layer (id, number, state, content, hash, effective_from, reason, editor_ids,
                               edited_by, edited_at, remark, approved_by, approved_at, version)
                        values (:id, 1, 'APPROVED', :content, :hash, date '2026-04-01', '', '{}', 'story',
                               timestamptz '2026-04-01 09:00+09', '', 'story', timestamptz '2026-04-01 09:00+09', 1)
                        """)
                        .param("id", UUID.randomUUID())
                        .param("content", layer.text())
                        .param("hash", layer.hash())
                        .update());
    }

    void takeAway(Tenant town) {
        in(town, () -> jdbc.sql("delete from schedule_layer").update());
    }

    /** Base and layer, once each pair. */
    List<String> toldHashes(Tenant town) {
        return in(
                town,
                () -> jdbc.sql("select distinct base_hash || ' ' || layer_hash from reminder_item")
                        .query(String.class)
                        .list());
    }

    /** What the town was known to have is forgotten, as a change that is announced would make it. */
    private <T> T in(Tenant town, Supplier<T> work) {
        return TenantScope.call(town, () -> {
            T done = transaction.execute(_ -> work.get());
            ReflectionTestUtils.invokeMethod(schedules, "forget");
            return done;
        });
    }
}
