package jp.sodachi.tenantadmin.leaving;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import jp.sodachi.exit.ExitSettings;
import jp.sodachi.exit.SignedText;
import jp.sodachi.support.MunicipalityCode;
import jp.sodachi.support.SupportRoom;
import jp.sodachi.tenancy.ControlPlane;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The certificate of deletion of a town that is gone: who, when, and how much of what, as numbers and hashes. It is signed with
 * the key of exit packages, so that the town can prove it years later ({@code ./sodachi towns prove}); where no key is set it
 * says that it is not.
 */
@Component
@EnableConfigurationProperties(ExitSettings.class)
class Certificates {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx");

    private final ControlPlane control;
    private final MessageSource words;
    private final ExitSettings keys;

    Certificates(ControlPlane control, MessageSource words, ExitSettings keys) {
        this.control = control;
        this.words = words;
        this.keys = keys;
    }

    /** What the control schema keeps of it; without a package for a town that was never live. */
    private record Kept(
            String name,
            String confirmedBy,
            Instant confirmedAt,
            Instant clearedAt,
            @Nullable String madeBy,
            @Nullable Instant madeAt,
            @Nullable String manifest,
            long rows,
            int photos,
            long bytes,
            @Nullable String tables) {}

    /** As plain text in the reader's language; empty as long as something of the town is left, files of photos too. */
    Optional<String> find(MunicipalityCode code, Locale reader) {
        return control.call(jdbc -> jdbc.sql("""
                        select t.name, d.confirmed_by, d.confirmed_at, greatest(d.cleared_at, p.cleared_at) as all_cleared_at, e.*
                          from tenant_end d join tenant t using (code)
                          left join lateral (select made_by, made_at, manifest, row_count, photos, bytes, tables
                                               from town_exit x where x.code = t.code and x.made_at <= d.confirmed_at
                                              order by made_at desc limit 1) e on true
                         cross join lateral (select max(cleared_at) as cleared_at, count(*) filter (where cleared_at is null) as waiting
                                               from photo_clearing c where c.code = t.code) p
                         where code = :code and d.cleared_at is not null and p.waiting = 0
                        """)
                .param("code", code.value())
                .query((row, _) -> read(row))
                .optional()
                .map(kept -> signed(write(code, kept, reader), reader)));
    }

    private static Kept read(ResultSet row) throws SQLException {
        var made = row.getObject("made_at", OffsetDateTime.class);
        return new Kept(
                row.getString("name"),
                row.getString("confirmed_by"),
                row.getObject("confirmed_at", OffsetDateTime.class).toInstant(),
                row.getObject("all_cleared_at", OffsetDateTime.class).toInstant(),
                row.getString("made_by"),
                made == null ? null : made.toInstant(),
                row.getString("manifest"),
                row.getLong("row_count"),
                row.getInt("photos"),
                row.getLong("bytes"),
                row.getString("tables"));
    }

    private String signed(String text, Locale reader) {
        return keys.signingKey().isEmpty()
                ? text + "\n" + say(reader, "admin.certificate.unsigned") + "\n"
                : SignedText.sign(text + "\n" + say(reader, "admin.certificate.signed") + "\n", keys);
    }

    private String write(MunicipalityCode code, Kept kept, Locale reader) {
        var text = new StringBuilder(say(reader, "admin.certificate.title")).append("\n\n");
        line(text, say(reader, "admin.certificate.town", kept.name(), code.value()));
        line(text, say(reader, "admin.certificate.confirmed", kept.confirmedBy(), moment(kept.confirmedAt())));
        line(text, say(reader, "admin.certificate.cleared", moment(kept.clearedAt())));
        if (kept.madeAt() == null) {
            line(text, say(reader, "admin.certificate.never-live"));
            return text.toString();
        }
        line(text, say(reader, "admin.certificate.packed", kept.madeBy(), moment(kept.madeAt())));
        line(text, say(reader, "admin.certificate.held", kept.rows(), kept.photos(), kept.bytes()));
        line(text, say(reader, "admin.certificate.manifest", kept.manifest()));
        text.append('\n');
        line(text, say(reader, "admin.certificate.tables"));
        return text.append(kept.tables()).append('\n').toString();
    }

    private static void line(StringBuilder text, String words) {
        text.append(words).append('\n');
    }

    private String say(Locale reader, String key, @Nullable Object... values) {
        return words.getMessage(key, values, reader);
    }

    private static String moment(Instant at) {
        return MOMENT.format(at.atZone(SupportRoom.JAPAN));
    }
}
