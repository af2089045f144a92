package jp.sodachi.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a change file may not do, because it would lock a town's pages, break code that still runs, or tie a town to a
 * server. The build refuses a file with a finding.
 */
final class ChangeFileRules {
    private static final Pattern PATH =
            Pattern.compile("db/(control|reference|jobs|tenant)/20\\d\\d/\\d{4}-[a-z0-9-]+\\.sql");

    /** Refused wherever it stands in a statement. */
    private static final List<Rule> ANYWHERE = List.of(
            new Rule("\\btrigger\\b", "a trigger", "application code, a constraint or a generated column"),
            new Rule(
                    "\\b(big|small)?serial\\d?\\b|\\bsequence\\b|\\bnextval\\b|\\bas\\s+identity\\b",
                    "a sequence",
                    "a uuid made by the application (UUIDv7)"),
            new Rule(
                    "\\bcreate\\s+(or\\s+replace\\s+)?(function|procedure|aggregate|rule)\\b",
                    "code in the database: a function over tables works on no distributed server",
                    "SQL beside the method that runs it, or a generated column"),
            new Rule(
                    "\\bdrop\\s+constraint\\s+(if\\s+exists\\s+)?\\w+_pkey\\b|\\breplica\\s+identity\\b",
                    "a table that loses its key",
                    "a primary key, so that the town can be moved while it works"),
            new Rule(
                    "\\b(unlogged|temp|temporary)\\s+table\\b|\\binherits\\s*\\(|\\bcreate\\s+(extension|foreign|server|publication|subscription)\\b",
                    "something that does not go along when the town is moved",
                    "a plain table"),
            new Rule(
                    "\\b(now|clock_timestamp|statement_timestamp|transaction_timestamp|timeofday)\\s*\\(|\\bcurrent_(timestamp|date|time)\\b|\\blocaltime(stamp)?\\b",
                    "the database's clock (in DO UPDATE it would also keep a town from being distributed)",
                    "a moment bound by the application from its Clock"),
            new Rule(
                    "\\bgen_random_uuid\\b|\\buuidv[47]\\b",
                    "an id of the database's own",
                    "an id bound by the application"),
            new Rule(
                    "\\balter\\s+column\\s+\\w+\\s+(set\\s+data\\s+)?type\\b",
                    "a type changed in place: it rewrites the table under a lock",
                    "a new column, filled by a job, and the old one dropped in a later release"),
            new Rule(
                    "\\balter\\s+column\\s+\\w+\\s+set\\s+not\\s+null\\b",
                    "SET NOT NULL: it reads the whole table under a lock",
                    "add constraint … check (column is not null) not valid, and validate it in a later file"),
            new Rule(
                    "\\b(control|jobs|public|tenant|t_\\d{6})\\.\\w",
                    "a name in another schema", "names of the same schema, and reference.… for national data"),
            new Rule(
                    "\\b(commit|rollback|savepoint|concurrently|vacuum|reindex|create\\s+database|alter\\s+system)\\b",
                    "a way out of the one transaction a town's change is",
                    "statements that run inside a transaction"),
            new Rule(
                    "\\bset\\s+(session\\b|local\\b|role\\b|search_path\\b)",
                    "a setting of the session",
                    "nothing: the runner sets what is needed"));

    private static final Pattern STATEMENT = Pattern.compile("[^;]+");
    private static final Pattern ADDED_COLUMN = Pattern.compile(
            "\\badd\\s+(?:column\\s+)?(?!constraint|check|primary|unique|foreign)(?:if\\s+not\\s+exists\\s+)?\\w+\\s[^,;]*");
    private static final Pattern CREATED_TABLE =
            Pattern.compile("\\bcreate\\s+table\\s+(?:if\\s+not\\s+exists\\s+)?(\\w+)");
    private static final Pattern CREATED_INDEX = Pattern.compile(
            "\\bcreate\\s+(?:unique\\s+)?index\\s+(?:if\\s+not\\s+exists\\s+)?\\w+\\s+on\\s+(?:only\\s+)?(\\w+)");
    private static final Pattern TAKEN_AWAY = Pattern.compile(
            "\\bdrop\\s+(table|column|view)\\b|\\balter\\s+table\\s+\\w+\\s+drop\\s+(?!constraint)\\w+|\\brename\\b");
    private static final Pattern ADDED_CONSTRAINT =
            Pattern.compile("\\badd\\s+(?:constraint\\s+\\w+\\s+)?(?:check|foreign\\s+key)\\b");

    /** How a file argues that a table of an earlier file is small enough. */
    private static final String FILLED =
            "a comment in the file that begins with \"filled:\" and says how many rows a town has there";

    private final String path;
    private final String text;
    private final String sql;
    private final List<Finding> findings = new ArrayList<>();

    private ChangeFileRules(String path, String text) {
        this.path = path;
        this.text = text;
        this.sql = statementsOf(text);
    }

    private record Rule(Pattern pattern, String what, String allowed) {
        Rule(String pattern, String what, String allowed) {
            this(Pattern.compile(pattern), what, allowed);
        }
    }

    /**
     * What is wrong with a file.
     *
     * @param line counted from 1
     * @param allowed what to write instead
     */
    record Finding(String path, int line, String what, String allowed) {
        @Override
        public String toString() {
            return "%s:%d: %s. Allowed: %s.".formatted(path, line, what, allowed);
        }
    }

    /** Everything that is wrong with the file, in the order of its lines. */
    static List<Finding> check(String path, String text) {
        var rules = new ChangeFileRules(path, text.replace("\r\n", "\n"));
        rules.form();
        for (var rule : ANYWHERE) {
            rule.pattern()
                    .matcher(rules.sql)
                    .results()
                    .forEach(found -> rules.find(found.start(), rule.what(), rule.allowed()));
        }
        STATEMENT.matcher(rules.sql).results().forEach(rules::statement);
        return rules.findings.stream()
                .sorted(java.util.Comparator.comparingInt(Finding::line))
                .toList();
    }

    private void form() {
        if (!PATH.matcher(path).matches()) {
            find(0, "a name out of the order", "db/<area>/<year>/NNNN-what-it-does.sql");
        }
        if (!text.startsWith("--liquibase formatted sql\n")) {
            find(0, "no first line", "--liquibase formatted sql");
        }
        if (count("(?m)^--changeset ") != 1) {
            find(0, "not exactly one change", "one --changeset a file");
        }
        if (count("(?m)^--rollback \\S") == 0) {
            find(
                    text.length() - 1,
                    "no way back",
                    "--rollback with the statement, or with the words why there is none");
        }
    }

    private void statement(MatchResult statement) {
        var words = statement.group();
        var table = CREATED_TABLE.matcher(words);
        if (table.find()) {
            newTable(statement, words, table.group(1), statement.start() + table.start());
        }
        if (Pattern.compile("\\balter\\s+table\\b").matcher(words).find()) {
            changedTable(statement, words);
        }
        var index = CREATED_INDEX.matcher(words);
        if (index.find()) {
            newIndex(statement.start() + index.start(), index.group(1));
        }
        var gone = TAKEN_AWAY.matcher(words);
        if (gone.find() && count("(?m)^--contracts \\S") == 0) {
            find(
                    statement.start() + gone.start(),
                    "something taken away or renamed",
                    "a line \"--contracts what, and since which release nothing uses it\"");
        }
    }

    private void newTable(MatchResult statement, String words, String name, int at) {
        if (!words.contains("primary key")) {
            find(at, "the table " + name + " has no primary key", "a primary key, so that the town can be moved");
        }
        if (!sql.contains("comment on table " + name + " is")) {
            find(at, "nobody knows what the table " + name + " is for", "comment on table " + name + " is '…'");
        }
    }

    private void changedTable(MatchResult statement, String words) {
        ADDED_COLUMN.matcher(words).results().forEach(column -> {
            if (column.group().contains("not null") && !column.group().contains("default")) {
                find(
                        statement.start() + column.start(),
                        "a column NOT NULL without a default: rows that are there have no value",
                        "not null default <constant>, or a nullable column");
            }
        });
        ADDED_CONSTRAINT.matcher(words).results().forEach(constraint -> {
            if (!words.contains("not valid") && !saysFilled()) {
                find(
                        statement.start() + constraint.start(),
                        "a constraint that reads the whole table under a lock",
                        "… not valid and validated in a later file, or " + FILLED);
            }
        });
    }

    /** An index on a table of an earlier file finds rows there; who adds it says why that is bearable. */
    private void newIndex(int at, String table) {
        var before = commentsBefore(at);
        if (before.isBlank()) {
            find(
                    at,
                    "an index without an argument",
                    "a comment above it: who asks in this way, and why it is worth its writes");
        }
        var here = CREATED_TABLE
                .matcher(sql)
                .results()
                .anyMatch(created -> created.group(1).equals(table));
        if (!here && !saysFilled()) {
            find(
                    at,
                    "an index on the table " + table + ", which has rows already: writing waits while it is built",
                    FILLED);
        }
    }

    private boolean saysFilled() {
        return count("(?m)^--.*\\bfilled: \\S") > 0;
    }

    /** The comment above a statement; one comment may speak for several indexes below it. */
    private String commentsBefore(int at) {
        var lines = text.substring(0, at).split("\n", -1);
        var comments = new StringBuilder();
        for (var line = lines.length - 2; line >= 0 && lines[line].matches("(-- |create (unique )?index ).*"); line--) {
            comments.append(lines[line].startsWith("-- ") ? lines[line] : "").append('\n');
        }
        return comments.toString();
    }

    private void find(int at, String what, String allowed) {
        findings.add(new Finding(
                path,
                1
                        + (int) text.substring(0, Math.max(at, 0))
                                .chars()
                                .filter(c -> c == '\n')
                                .count(),
                what,
                allowed));
    }

    private long count(String pattern) {
        return Pattern.compile(pattern).matcher(text).results().count();
    }

    /** The text in lower case with comments and quoted texts blanked, so that every position is still its line's. */
    private static String statementsOf(String text) {
        return Pattern.compile("(?m)^\\s*--.*$|--.*$|'(?:[^']|'')*'")
                .matcher(text)
                .replaceAll(found -> found.group().startsWith("'")
                        ? "'" + blank(found.group()).substring(2) + "'"
                        : blank(found.group()))
                .toLowerCase(Locale.ROOT);
    }

    private static String blank(String words) {
        return words.replaceAll("[^\n]", " ");
    }
}
