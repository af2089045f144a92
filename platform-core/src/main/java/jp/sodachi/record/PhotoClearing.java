package jp.sodachi.record;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import jp.sodachi.support.MunicipalityCode;
import jp.sodachi.tenancy.ControlPlane;
import jp.sodachi.tenancy.Tenant;
import jp.sodachi.tenancy.TenantScope;
import jp.sodachi.tenancy.TenantState;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes away the files of photos whose rows went with a town's made-up families or with the town itself. Files do not go in
 * a transaction: the wish is a row in {@code control.photo_clearing}, written in the transaction that takes the rows, and
 * the work may be broken off and done again at any time.
 */
public final class PhotoClearing {
    private final ControlPlane control;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final PhotoStore store;
    private final Clock clock;

    PhotoClearing(
            ControlPlane control, JdbcClient jdbc, TransactionTemplate transaction, PhotoStore store, Clock clock) {
        this.control = control;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.store = store;
        this.clock = clock;
    }

    /** Why the files go. */
    public enum Reason {
        /** The made-up families are gone; what real families have put in since stays. */
        LIVE,
        /** The town is gone with all it had. */
        GONE
    }

    /** Files that are still to go. */
    public record Wish(MunicipalityCode code, Reason reason) {}

    /**
     * Asks for it, in the transaction of the deed.
     *
     * @param control the control schema as an operator
     */
    public static void ask(JdbcClient control, MunicipalityCode code, Reason reason, Clock clock) {
        control.sql("""
                        insert into photo_clearing (code, reason, asked_at) values (:code, :reason, :now)
                        on conflict do nothing
                        """)
                .param("code", code.value())
                .param("reason", reason.name())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What is still to be done. */
    public List<Wish> list() {
        return control.call(jdbc -> jdbc.sql("""
                        select code, reason from photo_clearing where cleared_at is null order by asked_at, code
                        """)
                .query((row, _) ->
                        new Wish(MunicipalityCode.of(row.getString("code")), Reason.valueOf(row.getString("reason"))))
                .list());
    }

    /**
     * Takes the files away and notes that it was done.
     *
     * @param town as it stands now
     * @return how many children's folders went
     */
    public int clear(Tenant town, Reason reason) {
        var gone = town.state() == TenantState.GONE;
        if (reason == Reason.GONE && !gone) {
            throw new IllegalStateException("The town " + town.code() + " is not gone.");
        }
        // Looked up in this order: a folder that was there belongs to a child that was there before it.
        var folders = store.listFolders(town.schema());
        var known = gone ? Set.<String>of() : listChildren(town, folders);
        var cleared = 0;
        for (var folder : folders) {
            if (!known.contains(folder)) {
                store.deleteFolder(town.schema() + "/" + folder);
                cleared++;
            }
        }
        note(town.code(), reason);
        return cleared;
    }

    /** Those of the folders whose child has a record. */
    private Set<String> listChildren(Tenant town, List<String> folders) {
        if (folders.isEmpty()) {
            return Set.of();
        }
        return TenantScope.call(
                town,
                () -> new HashSet<>(transaction.execute(_ -> jdbc.sql(
                                "select id::text from record_child where id = any (:ids)")
                        .param("ids", folders.stream().map(UUID::fromString).toArray(UUID[]::new))
                        .query(String.class)
                        .list())));
    }

    private void note(MunicipalityCode code, Reason reason) {
        control.call(jdbc -> jdbc.sql("""
                        update photo_clearing set cleared_at = :now
                         where code = :code and reason = :reason and cleared_at is null
                        """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("code", code.value())
                .param("reason", reason.name())
                .update());
    }
}
