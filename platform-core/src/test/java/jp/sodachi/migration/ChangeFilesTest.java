package jp.sodachi.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every change file keeps the rules by which towns can be rendered, moved and brought up to date without a halt. */
class ChangeFilesTest {
    private static final List<Rule> FORBIDDEN = List.of(
            new Rule("a trigger", "\\btrigger\\b"),
            new Rule("a sequence", "\\b(big)?serial\\b|\\bsequence\\b|\\bnextval\\b|\\bidentity\\s*\\("),
            new Rule("a time of the database's own", "default\\s+(now|current_timestamp|clock_timestamp)"),
            new Rule("an id of the database's own", "gen_random_uuid|uuidv7"),
            new Rule("a type changed in place", "alter\\s+column\\s+\\w+\\s+(set\\s+data\\s+)?type"),
            new Rule("a schema's name", "\\b(control|reference|jobs|public|tenant|t_[0-9]{6})\\.\\w+"),
            new Rule("a way out of the transaction", "\\b(commit|concurrently|vacuum)\\b"));

    record File(String path, String text) {
        /** The statements alone, without comments and texts. */
        String sql() {
            return text.replaceAll("(?m)^\\s*--.*$", "")
                    .replaceAll("'(?:[^']|'')*'", "''")
                    .toLowerCase(Locale.ROOT);
        }

        @Override
        public String toString() {
            return path;
        }
    }

    record Rule(String what, String pattern) {}

    static Stream<File> files() {
        return Stream.of("control", "reference", "jobs", "tenant")
                .flatMap(area -> ChangeFiles.of(area).byPath().entrySet().stream())
                .map(file -> new File(file.getKey(), file.getValue()));
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_change_file_has_one_change_with_its_way_back(File file) {
        assertThat(file.path()).matches("db/(control|reference|jobs|tenant)/20\\d\\d/\\d{4}-[a-z0-9-]+\\.sql");
        assertThat(file.text()).startsWith("--liquibase formatted sql\n");
        assertThat(count("(?m)^--changeset ", file.text())).isEqualTo(1);
        assertThat(count("(?m)^--rollback \\S", file.text())).isGreaterThanOrEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_change_file_needs_nothing_that_locks_breaks_or_ties_a_town_to_a_server(File file) {
        for (var rule : FORBIDDEN) {
            assertThat(Pattern.compile(rule.pattern()).matcher(file.sql()).results())
                    .as("%s has %s", file.path(), rule.what())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void every_new_table_says_what_it_is_for(File file) {
        var tables = Pattern.compile("create table (\\w+)").matcher(file.sql()).results();
        tables.forEach(table -> assertThat(file.sql()).contains("comment on table " + table.group(1) + " is"));
    }

    private static long count(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().count();
    }
}
