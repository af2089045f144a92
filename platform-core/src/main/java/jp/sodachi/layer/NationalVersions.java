package jp.sodachi.layer;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import jp.sodachi.schedule.Checkups;
import jp.sodachi.schedule.NationalFile;
import jp.sodachi.schedule.Schedules;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The national versions on one PostgreSQL server, in the schema that every town may read. */
public final class NationalVersions {
    /** The topic under which a publication is announced. */
    public static final String TOPIC = "national";

    private NationalVersions() {}

    /**
     * One published version without its text.
     *
     * @param inForceFrom the first day for which it answers, until the next one's
     */
    public record Published(String hash, String version, LocalDate inForceFrom) {}

    /** All of one kind, the one that comes into force last first. */
    public static List<Published> list(JdbcClient jdbc, NationalFile.Kind kind) {
        return jdbc.sql("""
                        select hash, version, in_force_from from schedule_version
                         where place = :place order by in_force_from desc, published_at desc
                        """)
                .param("place", kind.place())
                .query((row, _) -> new Published(
                        row.getString("hash"),
                        row.getString("version"),
                        row.getObject("in_force_from", LocalDate.class)))
                .list();
    }

    /** The national schedule in force on a day, check-ups included, read anew from this server's texts. */
    public static Schedules read(JdbcClient jdbc, LocalDate day) {
        var vaccinations = text(jdbc, NationalFile.Kind.VACCINATIONS, day)
                .map(text -> Schedules.read("JP", text))
                // Before the first publication every town answers by the version the platform came with.
                .orElseGet(Schedules::japan);
        return text(jdbc, NationalFile.Kind.CHECKUPS, day)
                .map(text -> vaccinations.withCheckups(Checkups.read("JP-CHECKUPS", text)))
                .orElse(vaccinations);
    }

    private static Optional<String> text(JdbcClient jdbc, NationalFile.Kind kind, LocalDate day) {
        return inForce(list(jdbc, kind), day).flatMap(version -> findText(jdbc, version.hash()));
    }

    /**
     * The version in force on a day. Before the first one's day the first one answers: a record may be older than the
     * platform.
     */
    public static Optional<Published> inForce(List<Published> versions, LocalDate day) {
        return versions.stream()
                .filter(version -> !version.inForceFrom().isAfter(day))
                .findFirst()
                .or(() -> versions.isEmpty() ? Optional.empty() : Optional.of(versions.getLast()));
    }

    /** The text of a version. */
    public static Optional<String> findText(JdbcClient jdbc, String hash) {
        return jdbc.sql("select content from schedule_version where hash = :hash")
                .param("hash", hash)
                .query(String.class)
                .optional();
    }

    /**
     * Puts a version on this server; one that is there stays as it is.
     *
     * @param owner the schema's owner
     * @return whether it was new here
     */
    public static boolean put(JdbcClient owner, NationalFile version, LocalDate inForceFrom, Clock clock) {
        return owner.sql("""
                        insert into schedule_version
                               (hash, place, version, content, in_force_from, published_at)
                        values (:hash, :place, :version, :content, :from, :now)
                        on conflict (hash) do nothing
                        """)
                        .param("hash", version.hash())
                        .param("place", version.place())
                        .param("version", version.number())
                        .param("content", version.text())
                        .param("from", inForceFrom)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }
}
