package jp.sodachi.migration;

import java.util.List;

/** The table in which Liquibase remembers what ran, made by us so that it has a primary key (replication needs one). */
final class ChangeHistory {
    private ChangeHistory() {}

    /** Makes the table in the first schema of the search path. */
    static final String TABLE = """
            create table if not exists databasechangelog (
                id            varchar(255) not null,
                author        varchar(255) not null,
                filename      varchar(255) not null,
                dateexecuted  timestamp    not null,
                orderexecuted integer      not null,
                exectype      varchar(10)  not null,
                md5sum        varchar(35),
                description   varchar(255),
                comments      varchar(255),
                tag           varchar(255),
                liquibase     varchar(20),
                contexts      varchar(255),
                labels        varchar(255),
                deployment_id varchar(10),
                primary key (id, author, filename)
            );
            comment on table databasechangelog is 'Which changes of structure this schema has had; kept by Liquibase.';
            """;

    /** One change that ran, as Liquibase would have noted it. */
    record Entry(String id, String author, String path, String checksum, String description, String comments) {}

    /**
     * The statement that notes {@code entries} as run at {@code at} (ISO local date and time).
     *
     * @param after how many changes the schema has had before
     */
    static String insert(List<Entry> entries, String at, int after, String liquibaseVersion) {
        var sql = new StringBuilder("""
                insert into databasechangelog (id, author, filename, dateexecuted, orderexecuted, exectype, md5sum,
                                               description, comments, liquibase, deployment_id) values
                """);
        for (int i = 0; i < entries.size(); i++) {
            var entry = entries.get(i);
            sql.append(i == 0 ? "(" : ",\n(")
                    .append(literal(entry.id()))
                    .append(", ")
                    .append(literal(entry.author()))
                    .append(", ")
                    .append(literal(entry.path()))
                    .append(", ")
                    .append(literal(at))
                    .append(", ")
                    .append(after + i + 1)
                    .append(", 'EXECUTED', ")
                    .append(literal(entry.checksum()))
                    .append(", ")
                    .append(literal(entry.description()))
                    .append(", ")
                    .append(literal(entry.comments()))
                    .append(", ")
                    .append(literal(liquibaseVersion))
                    .append(", 'rendered')");
        }
        return sql.append(";\n").toString();
    }

    private static String literal(String value) {
        return "'" + value.replace("'", "''") + "'";
    }
}
