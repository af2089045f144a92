package jp.sodachi.deploy.bench;

import java.io.IOException;
import java.io.StringReader;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.sodachi.tenancy.Tenant;
import org.postgresql.PGConnection;

/** Made-up children with their doses and check-ups in a town's real tables. */
final class PreviewTown {
    /** Months after birth at which each check-up is usually held. */
    private static final Map<String, Integer> CHECKUPS = Map.of(
            "CHECKUP_M01", 1,
            "CHECKUP_M03", 4,
            "CHECKUP_M06", 7,
            "CHECKUP_M09", 10,
            "CHECKUP_Y01H", 19,
            "CHECKUP_Y03", 42);

    private PreviewTown() {}

    static void fill(BenchServer server, Tenant town, List<MadeUpChildren.Made> made) {
        var children = new StringBuilder();
        var doses = new StringBuilder();
        var entries = new StringBuilder();
        for (var child : made) {
            var id = UUID.randomUUID();
            children.append("%s\t%s\tみほん はな\tみほん はな\tミホンハナ\t%s\t%s\t1\t2026-04-01\n"
                    .formatted(id, UUID.randomUUID(), child.birth(), child.girl() ? "F" : "M"));
            child.doses().stream()
                    .distinct()
                    .forEach(dose -> doses.append("%s\t%s\t%s\t%s\t\t\tSTAFF\tbench\t2026-04-01\tCONFIRMED\t1\n"
                            .formatted(UUID.randomUUID(), id, dose.product(), dose.givenOn())));
            CHECKUPS.forEach((form, months) -> {
                var on = child.birth().plusMonths(months);
                if (on.isBefore(BenchChildren.TODAY)) {
                    entries.append("%s\t%s\tCHILD\t%s\tbench\t%s\t\t{}\t\t\tSTAFF\tbench\t2026-04-01\tENTERED\t\t1\n"
                            .formatted(UUID.randomUUID(), id, form, on));
                }
            });
        }
        try (var session = server.superuserSession()) {
            var copy = session.unwrap(PGConnection.class).getCopyAPI();
            copy.copyIn(
                    "copy " + town.schema() + ".record_child (id, family_id, name, kana, kana_folded, birth_date, sex,"
                            + " version, registered_at) from stdin",
                    new StringReader(children.toString()));
            copy.copyIn(
                    "copy " + town.schema() + ".record_dose (id, child_id, product, given_on, lot, place,"
                            + " entered_kind, entered_by, entered_at, state, version) from stdin",
                    new StringReader(doses.toString()));
            copy.copyIn(
                    "copy " + town.schema() + ".record_form_entry (id, subject_id, subject_kind, form, edition,"
                            + " occurred_on, place, answers, judgement, note, entered_kind, entered_by, entered_at,"
                            + " state, why, version) from stdin",
                    new StringReader(entries.toString()));
        } catch (SQLException | IOException failure) {
            throw new IllegalStateException("the made-up town could not be filled", failure);
        }
        server.superuser()
                .sql("vacuum (analyze, skip_database_stats) " + town.schema() + ".record_child")
                .update();
        server.superuser()
                .sql("vacuum (analyze, skip_database_stats) " + town.schema() + ".record_dose")
                .update();
        server.superuser()
                .sql("vacuum (analyze, skip_database_stats) " + town.schema() + ".record_form_entry")
                .update();
    }
}
