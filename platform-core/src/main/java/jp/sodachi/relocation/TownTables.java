package jp.sodachi.relocation;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.sodachi.tenancy.Tenant;

/** The tables of a town's schema, the largest first. */
public record TownTables(String schema, List<Table> tables) {

    /**
     * A table.
     *
     * @param columns those that hold something of their own, ready for a statement; generated ones are made anew
     */
    public record Table(String name, String columns) {}

    /** The tables as they are now. */
    public static TownTables of(Connection connection, Tenant town) throws SQLException {
        var tables = new ArrayList<Table>();
        try (var statement = connection.prepareStatement("""
                select quote_ident(c.relname), string_agg(quote_ident(a.attname), ', ' order by a.attnum)
                  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
                 where c.relnamespace = to_regnamespace(?) and c.relkind = 'r'
                   and not a.attisdropped and a.attgenerated = ''
                 group by c.oid, c.relname order by pg_relation_size(c.oid) desc, c.relname
                """)) {
            statement.setString(1, town.schema());
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    tables.add(new Table(rows.getString(1), rows.getString(2)));
                }
            }
        }
        return new TownTables(town.schema(), List.copyOf(tables));
    }

    /** All of them for a statement that takes a list. */
    public String all() {
        return tables.stream().map(this::full).collect(Collectors.joining(", "));
    }

    /** The table with its schema. */
    public String full(Table table) {
        return schema + "." + table.name();
    }

    /** The table of this name, if there is one. */
    public Optional<Table> find(String name) {
        return tables.stream().filter(table -> table.name().equals(name)).findFirst();
    }

    /** Counts a table and hashes every row of it. */
    public TownSums.Sum sum(Connection connection, Table table) throws SQLException {
        try (var statement = connection.createStatement();
                var row =
                        statement.executeQuery("select count(*), coalesce(bit_xor(hash_record_extended(t, 0)), 0) from "
                                + full(table) + " t")) {
            row.next();
            return new TownSums.Sum(row.getLong(1), row.getLong(2));
        }
    }

    /** Tables and indexes on disk. */
    static long bytes(Connection connection, Tenant town) throws SQLException {
        try (var statement = connection.prepareStatement("""
                select coalesce(sum(pg_total_relation_size(oid)), 0)::bigint
                  from pg_class where relnamespace = to_regnamespace(?) and relkind = 'r'
                """)) {
            statement.setString(1, town.schema());
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
