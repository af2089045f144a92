package jp.sodachi.tenancy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tries, as one town and through the application's own connections and transactions, to see the rows of another.
 *
 * <p>What is tried comes from the other town's catalogue: every table, whatever was added since. Nothing is changed anywhere.
 * A statement takes a transaction of its own, since the database ends one in which something was refused; a town of forty
 * tables takes some two hundred of them, less than a second.
 *
 * <p>Not tried: {@code RESET ROLE}, which arbitrary SQL could say. That no SQL is put together from what people type is held by
 * the build.
 */
public final class TownWalls {
    private static final int IDS_A_TABLE = 5;

    /** No right; no such table; no such schema. */
    private static final Set<String> REFUSALS = Set.of("42501", "42P01", "3F000");

    private final TownTables tables;
    private final TransactionTemplate transaction;

    TownWalls(JdbcClient jdbc, TransactionTemplate transaction) {
        this.tables = new TownTables(jdbc);
        this.transaction = transaction;
    }

    /**
     * What a round of tries came to.
     *
     * @param counts one for each kind that was tried here
     * @param tables the tables that were tried by name
     * @param byId those of them of which rows were tried by their ids; a table without rows, or whose rows have no ids, is not
     *     among them
     */
    public record Probe(List<WallCount> counts, Set<String> tables, Set<String> byId) {
        public Probe {
            counts = List.copyOf(counts);
            tables = Set.copyOf(tables);
            byId = Set.copyOf(byId);
        }
    }

    /**
     * As {@code mine}, everything of {@code other}. To be called outside every scope and transaction.
     *
     * @throws IllegalStateException when {@code mine} cannot read its own tables: then nothing would have been proved
     */
    public Probe probe(Tenant mine, Tenant other) {
        var known = inside(other, this::known);
        var own = inside(
                mine, () -> tables.list().stream().mapToLong(tables::count).sum());
        if (known.isEmpty() || own == 0) {
            throw new IllegalStateException("A town without tables or rows proves no wall.");
        }
        var tried = new EnumMap<WallTry, WallCount>(WallTry.class);
        var byId = new TreeSet<String>();
        for (var each : known) {
            var table = each.table();
            if (!each.ids().isEmpty()) {
                byId.add(table.name());
                each.ids()
                        .forEach(id -> count(
                                tried,
                                WallTry.ID,
                                true,
                                () -> inside(mine, () -> tables.countById(table, List.of(id)))));
            }
            count(tried, WallTry.QUERY, false, () -> inside(mine, () -> tables.countIn(other, table)));
            count(
                    tried,
                    WallTry.PATH,
                    false,
                    () -> inside(mine, () -> {
                        tables.takePathOf(other);
                        return tables.count(table);
                    }));
            count(tried, WallTry.NO_SCOPE, false, () -> transact(() -> tables.countIn(other, table)));
            count(tried, WallTry.NO_SCOPE, false, () -> tables.countIn(other, table));
            count(tried, WallTry.NO_SCOPE, false, () -> tables.count(table));
        }
        var names = new TreeSet<String>();
        known.forEach(each -> names.add(each.table().name()));
        return new Probe(new ArrayList<>(tried.values()), names, byId);
    }

    /** Some ids of rows of a town's table, for tries elsewhere than in the database; none when there is no such table or row. */
    public List<UUID> someIds(Tenant town, String table, int limit) {
        return inside(
                town,
                () -> tables.list().stream()
                        .filter(known -> known.name().equals(table))
                        .findFirst()
                        .map(known -> tables.someIds(known, limit))
                        .orElse(List.of()));
    }

    private record Known(TownTables.Table table, List<UUID> ids) {}

    private List<Known> known() {
        return tables.list().stream()
                .map(table -> new Known(table, tables.someIds(table, IDS_A_TABLE)))
                .toList();
    }

    /** @param emptyIsHeld whether an answer without rows is a wall that held, since the own table may be asked */
    private static void count(Map<WallTry, WallCount> tried, WallTry kind, boolean emptyIsHeld, LongSupplier attempt) {
        var before = tried.getOrDefault(kind, WallCount.none(kind));
        WallCount after;
        try {
            var rows = attempt.getAsLong();
            after = rows == 0 && emptyIsHeld ? before.held() : before.saw(rows);
        } catch (RuntimeException ended) {
            after = isRefusal(ended) ? before.held() : before.isUnclear();
        }
        tried.put(kind, after);
    }

    private static boolean isRefusal(Throwable ended) {
        for (@Nullable Throwable cause = ended; cause != null; cause = cause.getCause()) {
            if (cause instanceof NoTenantBound
                    || cause instanceof SQLException refused && REFUSALS.contains(refused.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private <T> T inside(Tenant town, java.util.function.Supplier<T> work) {
        return TenantScope.call(town, () -> transact(work));
    }

    private <T> T transact(java.util.function.Supplier<T> work) {
        return transaction.execute(_ -> work.get());
    }
}
