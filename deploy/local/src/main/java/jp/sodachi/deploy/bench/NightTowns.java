package jp.sodachi.deploy.bench;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import jp.sodachi.tenancy.Tenant;
import org.postgresql.PGConnection;

/** Fills towns with made-up children from birth to 17, their doses and check-ups; the same rows on every run. */
final class NightTowns {
    private static final int QUIET_SECONDS = 5;
    private static final int CHILDHOOD = 18;
    private static final Map<String, Integer> CHECKUP_MONTHS =
            Map.of("CHECKUP_M03", 4, "CHECKUP_Y01H", 19, "CHECKUP_Y03", 42);

    private final BenchServer server;
    private final LocalDate today;

    NightTowns(BenchServer server, LocalDate today) {
        this.server = server;
        this.today = today;
    }

    /** Children without guardians: nobody is told anything yet. Returns how many doses there are. */
    long fill(Tenant town, int children) {
        var made = new MadeUpChildren(Long.parseLong(town.code().value()), today, 0, CHILDHOOD);
        var childRows = new StringBuilder();
        var doseRows = new StringBuilder();
        var pageRows = new StringBuilder();
        long doses = 0;
        for (var number = 1; number <= children; number++) {
            var child = made.next();
            var id = id(town, "c", number);
            childRows.append("%s\t%s\tみほん はな\tみほん はな\tミホンハナ\t%s\t%s\t1\t2026-04-01\n"
                    .formatted(id, id(town, "f", number), child.birth(), child.girl() ? "F" : "M"));
            for (var dose : child.doses().stream().distinct().toList()) {
                if (dose.givenOn().isBefore(child.birth())) {
                    continue;
                }
                doseRows.append("%s\t%s\t%s\t%s\t\t\tSTAFF\tbench\t2026-04-01\tCONFIRMED\t1\n"
                        .formatted(id(town, "d" + number + "/", doses++), id, dose.product(), dose.givenOn()));
            }
            for (var checkup : CHECKUP_MONTHS.entrySet()) {
                var on = child.birth().plusMonths(checkup.getValue());
                if (on.isBefore(today) && number % 7 != 0) {
                    pageRows.append("%s\t%s\tCHILD\t%s\tbench\t%s\t\t{}\t\t\tSTAFF\tbench\t2026-04-01\tENTERED\t\t1\n"
                            .formatted(id(town, checkup.getKey(), number), id, checkup.getKey(), on));
                }
            }
        }
        copy(
                town,
                "record_child (id, family_id, name, kana, kana_folded, birth_date, sex, version, registered_at)",
                childRows);
        copy(
                town,
                "record_dose (id, child_id, product, given_on, lot, place, entered_kind, entered_by, entered_at, state, version)",
                doseRows);
        copy(
                town,
                "record_form_entry (id, subject_id, subject_kind, form, edition, occurred_on, place, answers, judgement, note,"
                        + " entered_kind, entered_by, entered_at, state, why, version)",
                pageRows);
        run(town, "vacuum (analyze, skip_database_stats) %1$s.record_child, %1$s.record_dose, %1$s.record_form_entry");
        return doses;
    }

    /** Every other child has a guardian who can be written to, since long ago. */
    void guardians(Tenant town, int children) {
        run(town, """
                set search_path to %%1$s;
                insert into identity_guardian (id, subject, display_name, email, email_verified_at, language, joined_at)
                select md5('%%1$s g' || n)::uuid, 'made-up-' || n, '', 'g' || n || '@families.invalid',
                       timestamptz '2026-01-01 00:00Z', 'ja', timestamptz '2026-01-01 00:00Z'
                  from generate_series(2, %1$d, 2) n;
                insert into identity_guardian_child (guardian_id, child_id, linked_at)
                select md5('%%1$s g' || n)::uuid, md5('%%1$s c' || n)::uuid, timestamptz '2026-01-01 00:00Z'
                  from generate_series(2, %1$d, 2) n
                """.formatted(children));
        run(
                town,
                "vacuum (analyze, skip_database_stats)"
                        + " %1$s.identity_guardian, %1$s.identity_guardian_child, %1$s.record_packed_child");
    }

    /**
     * The server as it is on an evening: what a day changes was long vacuumed and written. A bulk load just before would have
     * its after-effects in the night's time.
     */
    void settle() {
        server.superuser().sql("checkpoint").update();
        try {
            for (var quiet = 0; quiet < QUIET_SECONDS; quiet = vacuums() ? 0 : quiet + 1) {
                Thread.sleep(1_000);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The measurement broke off.", stopped);
        }
    }

    private boolean vacuums() {
        return server.superuser()
                .sql("select exists (select from pg_stat_activity where backend_type = 'autovacuum worker')")
                .query(Boolean.class)
                .single();
    }

    /** As if no child had been looked at by the present rules; what was told before is known. */
    void forget(Tenant town) {
        run(town, """
                update %1$s.record_packed_child set next_change = date '-infinity';
                update %1$s.reminder_night set rules = ''
                """);
        run(town, "vacuum (analyze, skip_database_stats) %1$s.record_packed_child");
    }

    /** A sum over every child's result and day, the same for equal answers. */
    String checksum(Tenant town) {
        return server.superuser()
                .sql(
                        "select md5(string_agg(child_id || result || next_change, ',' order by child_id)) from %s.record_packed_child"
                                .formatted(town.schema()))
                .query(String.class)
                .single();
    }

    /** The id of a town's child, by its number from 1. */
    static UUID child(Tenant town, int number) {
        return id(town, "c", number);
    }

    private static UUID id(Tenant town, String kind, long number) {
        // As md5('…')::uuid makes it in the database.
        try {
            var digest = MessageDigest.getInstance("MD5");
            var bytes = ByteBuffer.wrap(
                    digest.digest((town.schema() + " " + kind + number).getBytes(StandardCharsets.UTF_8)));
            return new UUID(bytes.getLong(), bytes.getLong());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void copy(Tenant town, String into, StringBuilder rows) {
        try (var session = server.superuserSession()) {
            session.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + town.schema() + "." + into + " from stdin", new StringReader(rows.toString()));
        } catch (SQLException | IOException failure) {
            throw new IllegalStateException("the made-up town could not be filled", failure);
        }
    }

    private void run(Tenant town, String statements) {
        server.superuser().sql(statements.formatted(town.schema())).update();
    }
}
