package jp.sodachi.audit;

import java.time.Instant;
import jp.sodachi.tenancy.TenantScope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets rows of the present town's trail go that are older than the town keeps them, by whole seals, so that the chain over the
 * others holds. The town's own role cannot take a row; the worker's login may become the one role that can, and nobody else may.
 */
public final class AuditKeeping {
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final AuditChain chain;

    AuditKeeping(JdbcClient jdbc, TransactionTemplate transaction, AuditChain chain) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.chain = chain;
    }

    /**
     * Takes away what was written before {@code moment} and is sealed. A crash in between leaves rows that the next call takes.
     *
     * @return how many rows went
     */
    public int clear(Instant moment) {
        var code = TenantScope.current().code();
        var last = chain.findLastBefore(code, moment);
        if (last.isEmpty() || last.get().cleared()) {
            return 0;
        }
        var gone = transaction.execute(_ -> {
            jdbc.sql("select set_config('role', 'audit_keeper', true)")
                    .query(String.class)
                    .single();
            return jdbc.sql("delete from audit_event where id <= :upTo")
                    .param("upTo", last.get().upTo())
                    .update();
        });
        chain.cleared(code, last.get().number());
        return gone;
    }
}
