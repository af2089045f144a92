package jp.sodachi.tenancy;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables of the present town as its catalogue has them, so that a new one is tried without anybody thinking of it. */
final class TownTables {
    private final JdbcClient jdbc;

    TownTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A table of a town.
     *
     * @param name quoted as SQL needs it
     * @param key the column of its key that holds an id, quoted; null when its rows have none (a town's one row of settings,
     *     or words of a list that every town has)
     */
    record Table(String name, @Nullable String key) {}

    /** Those the town's role may read. */
    List<Table> list() {
        return jdbc.sql("""
                        select quote_ident(c.relname) as name,
                               (select quote_ident(a.attname) from pg_index i
                                  join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey)
                                 where i.indrelid = c.oid and i.indisprimary and a.atttypid = 'uuid'::regtype
                                 order by a.attnum limit 1) as key
                          from pg_class c
                         where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
                           and has_table_privilege(c.oid, 'select')
                         order by c.relname
                        """)
                .query((row, _) -> new Table(row.getString("name"), row.getString("key")))
                .list();
    }

    /** Some of the ids in {@code table}; none for a table whose rows have no id. */
    List<UUID> someIds(Table table, int limit) {
        return table.key() == null
                ? List.of()
                : jdbc.sql("select distinct " + table.key() + " from " + table.name() + " limit :limit")
                        .param("limit", limit)
                        .query(UUID.class)
                        .list();
    }

    /** How many rows with these ids there are. */
    long countById(Table table, List<UUID> ids) {
        return jdbc.sql("select count(*) from " + table.name() + " where " + table.key() + " in (:ids)")
                .param("ids", ids)
                .query(Long.class)
                .single();
    }

    /** How many rows the table has, named alone. */
    long count(Table table) {
        return jdbc.sql("select count(*) from " + table.name())
                .query(Long.class)
                .single();
    }

    /** How many rows the table of that town has, named with its schema. */
    long countIn(Tenant town, Table table) {
        return jdbc.sql("select count(*) from " + town.schema() + "." + table.name())
                .query(Long.class)
                .single();
    }

    /** What any SQL may say inside a transaction: the search path of another town. */
    void takePathOf(Tenant town) {
        jdbc.sql("select set_config('search_path', :path, true)")
                .param("path", town.schema() + ", reference")
                .query(String.class)
                .single();
    }
}
