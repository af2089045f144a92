package jp.sodachi.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every change file keeps the rules by which towns can be rendered, moved and brought up to date without a halt. */
class ChangeFilesTest {
    private static final String PATH = "db/tenant/2027/0001-something.sql";

    record File(String path, String text) {
        @Override
        public String toString() {
            return path;
        }
    }

    static Stream<File> files() {
        return Stream.of("control", "reference", "jobs", "tenant")
                .flatMap(area -> ChangeFiles.of(area).byPath().entrySet().stream())
                .map(file -> new File(file.getKey(), file.getValue()));
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_change_file_keeps_every_rule(File file) {
        assertThat(ChangeFileRules.check(file.path(), file.text())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            alter table child alter column weight type bigint;                | type changed in place
            alter table child alter column weight set not null;               | SET NOT NULL
            alter table child add column weight int not null;                 | without a default
            alter table child add weight int not null;                        | without a default
            alter table child add constraint heavy check (weight > 0);        | reads the whole table
            alter table child drop column weight;                             | taken away
            alter table child rename column weight to mass;                   | taken away
            create trigger t after insert on child execute function f();      | a trigger
            alter table child add column number bigserial;                    | a sequence
            alter table child add column n int default nextval('s');          | a sequence
            insert into child values (1) on conflict (id) do update set at = now();  | database's clock
            alter table child add column at timestamptz default current_timestamp;   | database's clock
            alter table child add column town char(6) references control.tenant (code); | another schema
            create index child_weight on child (weight);                      | without an argument
            create index child_weight on child (weight);                      | has rows already
            create index concurrently child_weight on child (weight);         | one transaction
            create table note (id uuid);                                      | no primary key
            create or replace function f() returns int language sql as '';    | code in the database
            alter table child drop constraint child_pkey;                     | loses its key
            create unlogged table note (id uuid primary key);                 | does not go along
            create table note (id uuid primary key) inherits (child);         | does not go along
            alter table child add column id2 bigint generated always as identity; | a sequence
            create table note (id uuid primary key);                          | what the table note is for
            """)
    void a_statement_that_locks_breaks_or_ties_is_refused_with_its_line(String statement, String what) {
        assertThat(ChangeFileRules.check(PATH, file(statement)))
                .anySatisfy(finding -> {
                    assertThat(finding.what()).contains(what);
                    assertThat(finding.line()).isEqualTo(4);
                })
                .allSatisfy(finding ->
                        assertThat(finding.toString()).startsWith(PATH + ":4: ").contains("Allowed: "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            alter table child add column weight int;
            alter table child add column weight int not null default 0, add column note text;
            alter table child add constraint heavy check (weight > 0) not valid;
            alter table child add column vaccine text references reference.vaccine (code);
            comment on table child is 'Written by a trigger in control.tenant, now()';
            insert into child values (1) on conflict (id) do update set at = excluded.at;
            """)
    void what_only_expands_is_allowed(String statement) {
        assertThat(ChangeFileRules.check(PATH, file(statement))).isEmpty();
    }

    @Test
    void an_index_on_a_table_with_rows_and_a_drop_are_allowed_with_their_argument() {
        assertThat(ChangeFileRules.check(PATH, file("""
                        --contracts the weight, unused since 2027.1
                        alter table child drop column weight;
                        -- The list is sorted by name. filled: some thousand rows a town, milliseconds.
                        create index child_name on child (name);"""))).isEmpty();
    }

    @Test
    void a_file_without_first_line_way_back_or_order_is_refused() {
        assertThat(ChangeFileRules.check("db/tenant/something.sql", "alter table child add column weight int;\n"))
                .extracting(ChangeFileRules.Finding::what)
                .containsExactlyInAnyOrder(
                        "a name out of the order", "no first line", "not exactly one change", "no way back");
    }

    private static String file(String statement) {
        return """
                --liquibase formatted sql

                --changeset sodachi:tenant-2027-0001-something
                %s
                --rollback not required
                """.formatted(statement);
    }
}
