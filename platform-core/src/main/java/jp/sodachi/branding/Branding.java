package jp.sodachi.branding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import jp.sodachi.tenancy.Tenant;
import jp.sodachi.tenancy.TenantDirectory;
import jp.sodachi.tenancy.TenantScope;
import jp.sodachi.tenancy.TownSignals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads and changes the look of the present town. Whether the actor may change it is asked by the caller. */
public class Branding {
    private static final String TOPIC = "brand";
    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final TownSignals signals;
    private final Clock clock;
    private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();

    Branding(JdbcClient jdbc, TransactionTemplate transaction, TownSignals signals, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.signals = signals;
        this.clock = clock;
        signals.listen(TOPIC, remembered::remove);
        // A town that was brought back to a minute may have another look than a moment ago.
        signals.listen(TenantDirectory.TOPIC, remembered::remove);
    }

    /** The present town's brand; may be up to a minute old on this node when Redis is away. */
    public Brand current() {
        var code = TenantScope.current().code().value();
        var known = remembered.get(code);
        if (known != null && known.until().isAfter(clock.instant())) {
            return known.brand();
        }
        var brand = stored();
        remembered.put(code, new Remembered(brand, clock.instant().plus(REMEMBERED)));
        return brand;
    }

    /** The brand as stored now; for editing. */
    public Brand stored() {
        return inTransaction(
                () -> jdbc.sql("""
                        select name, department, phone, primary_colour, accent_colour, emblem_key, version
                          from branding_brand where id = 1
                        """).query(Branding::read).optional().orElseGet(() -> initial(TenantScope.current())));
    }

    /** The emblem's picture (PNG) with this key, if it is the present one. */
    public Optional<byte[]> findEmblem(String key) {
        return inTransaction(
                () -> jdbc.sql("""
                        select emblem from branding_brand where id = 1 and emblem_key = :key
                        """).param("key", key).query(byte[].class).optional());
    }

    /**
     * Stores name, department, phone and colours. The colours have passed {@link Palette} before.
     *
     * @param version the version the change started from
     * @return false when somebody else saved in the meantime; nothing was changed then
     */
    public boolean change(Brand brand, int version) {
        return forget(inTransaction(() -> jdbc.sql("""
                                        update branding_brand
                                           set name = :name, department = :department, phone = :phone,
                                               primary_colour = :primary, accent_colour = :accent,
                                               version = version + 1, changed_at = :now
                                         where id = 1 and version = :version
                                        """)
                        .param("name", brand.name())
                        .param("department", brand.department())
                        .param("phone", brand.phone())
                        .param("primary", brand.primary())
                        .param("accent", brand.accent())
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("version", version)
                        .update()
                == 1));
    }

    /** Stores a new emblem. */
    public void changeEmblem(Emblem emblem) {
        forget(inTransaction(() -> jdbc.sql("""
                                update branding_brand
                                   set emblem = :png, emblem_key = :key, version = version + 1, changed_at = :now
                                 where id = 1
                                """)
                        .param("png", emblem.png())
                        .param("key", emblem.key())
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1));
    }

    /** The look a town starts with: its own name and a calm pair of colours. */
    public static Brand initial(Tenant tenant) {
        return new Brand(tenant.name() + " そだち手帳", "", "", "#8a3a1c", "#00118f", null, 0);
    }

    /** Everybody forgets the old look once the change is committed, not before. */
    private boolean forget(boolean changed) {
        var code = TenantScope.current().code().value();
        Runnable tell = () -> {
            remembered.remove(code);
            signals.send(TOPIC, code);
        };
        if (changed && TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    tell.run();
                }
            });
        } else if (changed) {
            tell.run();
        }
        return changed;
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(_ -> work.get()));
    }

    static Brand read(ResultSet row, int number) throws SQLException {
        return new Brand(
                row.getString("name"),
                row.getString("department"),
                row.getString("phone"),
                row.getString("primary_colour"),
                row.getString("accent_colour"),
                row.getString("emblem_key"),
                row.getInt("version"));
    }

    private record Remembered(Brand brand, Instant until) {}
}
