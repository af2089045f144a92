package jp.sodachi.assessment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.sodachi.assessment.rules.Instrument;
import jp.sodachi.support.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The town's versions of instruments in their table. */
class InstrumentRows {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;

    InstrumentRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A version without its text; {@code state} as stored. */
    record Row(
            UUID id,
            String instrument,
            String number,
            Origin origin,
            String state,
            String checksum,
            int revision,
            List<String> editors,
            String by,
            Instant at,
            String base,
            String remark,
            ShownTo shownTo,
            @Nullable LicenceTerms terms) {
        Row {
            editors = List.copyOf(editors);
        }

        /** Whether it is in use or was; else it is still written on. */
        boolean isSettled() {
            return Arrays.stream(TownInstruments.State.values())
                    .anyMatch(each -> each.name().equals(state));
        }

        TownInstruments.State standing() {
            return TownInstruments.State.valueOf(state);
        }

        /** The first number of the version. */
        int major() {
            return Integer.parseInt(number.substring(0, number.indexOf('.')));
        }
    }

    /** Where a version comes from. */
    enum Origin {
        EMBEDDED,
        TOWN,
        LICENSED
    }

    /** All of the town, those settled last first. */
    List<Row> list() {
        return jdbc.sql("""
                        select id, instrument, number, origin, state, checksum, revision, editor_ids, settled_by, settled_at,
                               base, remark, shown_to, licence
                          from assessment_instrument order by settled_at desc, id desc
                        """).query(InstrumentRows::row).list();
    }

    Optional<Row> find(UUID id) {
        return list().stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /** The text of one version, word for word. */
    Optional<String> text(String instrument, String number) {
        return jdbc.sql("select content from assessment_instrument where instrument = :instrument and number = :number")
                .param("instrument", instrument)
                .param("number", number)
                .query(String.class)
                .optional();
    }

    /** The text that came along with a sheet from another town. */
    Optional<String> movedText(String checksum) {
        return jdbc.sql("""
                        select moved_text from assessment_sheet
                         where checksum = :checksum and moved_text is not null limit 1
                        """).param("checksum", checksum).query(String.class).optional();
    }

    /** Keeps a version; does nothing when there is one of that id and number. */
    boolean insert(Instrument instrument, Origin origin, String state, String base, List<String> editors, By by) {
        return jdbc.sql("""
                        insert into assessment_instrument
                               (id, instrument, number, origin, content, checksum, kept_at, state, settled_by, settled_at,
                                base, editor_ids)
                        values (:id, :instrument, :number, :origin, :content, :checksum, :now, :state, :by, :now, :base,
                                :editors::text[])
                        on conflict (instrument, number) do nothing
                        """)
                        .param("id", Ids.next())
                        .param("instrument", instrument.id())
                        .param("number", instrument.version())
                        .param("origin", origin.name())
                        .param("content", instrument.text())
                        .param("checksum", instrument.checksum())
                        .param("now", by.at())
                        .param("state", state)
                        .param("by", by.name())
                        .param("base", base)
                        .param("editors", editors.toArray(String[]::new))
                        .update()
                == 1;
    }

    /** Keeps a licensed version that waits for a professional; false when there is one of that id and number. */
    boolean insertLicensed(Instrument instrument, String sealed, LicenceTerms terms, String loader, By by) {
        return jdbc.sql("""
                        insert into assessment_instrument
                               (id, instrument, number, origin, content, checksum, kept_at, state, settled_by, settled_at,
                                editor_ids, licence)
                        values (:id, :instrument, :number, 'LICENSED', :content, :checksum, :now, 'PROPOSED', :by, :now,
                                array[:loader], cast(:licence as jsonb))
                        on conflict (instrument, number) do nothing
                        """)
                        .param("id", Ids.next())
                        .param("instrument", instrument.id())
                        .param("number", instrument.version())
                        .param("content", sealed)
                        .param("checksum", instrument.checksum())
                        .param("now", by.at())
                        .param("by", by.name())
                        .param("loader", loader)
                        .param("licence", JSON.writeValueAsString(terms))
                        .update()
                == 1;
    }

    /** A professional has looked at it; never by who loaded it. */
    boolean check(UUID id, int revision, LicenceTerms terms, By by) {
        return jdbc.sql("""
                        update assessment_instrument
                           set state = 'OFF', licence = cast(:licence as jsonb), settled_by = :by, settled_at = :now,
                               revision = revision + 1
                         where id = :id and revision = :revision and state = 'PROPOSED' and origin = 'LICENSED'
                           and not (:me = any (editor_ids))
                        """)
                        .params(Map.of("licence", JSON.writeValueAsString(terms), "by", by.name(), "now", by.at()))
                        .params(Map.of("id", id, "revision", revision, "me", by.subject()))
                        .update()
                == 1;
    }

    boolean deleteWaiting(UUID id, int revision) {
        return jdbc.sql("""
                        delete from assessment_instrument
                         where id = :id and revision = :revision and state = 'PROPOSED' and origin = 'LICENSED'
                        """).param("id", id).param("revision", revision).update() == 1;
    }

    /** How many sheets were sent by a version. */
    int countSent(String instrument, String number) {
        return jdbc.sql("""
                        select count(*) from assessment_sheet
                         where instrument = :instrument and number = :number and state = 'SENT'
                        """)
                .param("instrument", instrument)
                .param("number", number)
                .query(Integer.class)
                .single();
    }

    /** A settled version's way from one state to another. */
    boolean settle(String instrument, String number, String from, String to, By by) {
        return jdbc.sql("""
                        update assessment_instrument set state = :to, settled_by = :by, settled_at = :now
                         where instrument = :instrument and number = :number and state = :from
                        """)
                        .params(Map.of("to", to, "by", by.name(), "now", by.at(), "from", from))
                        .param("instrument", instrument)
                        .param("number", number)
                        .update()
                == 1;
    }

    /** Of one instrument only one version is asked. */
    void retireOthers(String instrument, String number, By by) {
        jdbc.sql("""
                        update assessment_instrument set state = 'OFF', settled_by = :by, settled_at = :now
                         where instrument = :instrument and number <> :number and state = 'OFFERED'
                        """)
                .params(Map.of("by", by.name(), "now", by.at(), "instrument", instrument, "number", number))
                .update();
    }

    boolean write(UUID id, int revision, Instrument changed, By by) {
        return jdbc.sql("""
                        update assessment_instrument
                           set content = :content, checksum = :checksum, settled_by = :by, settled_at = :now,
                               revision = revision + 1,
                               editor_ids = case when :me = any (editor_ids) then editor_ids
                                                 else editor_ids || :me::text end
                         where id = :id and revision = :revision and state = 'DRAFT' and origin = 'TOWN'
                        """)
                        .params(Map.of(
                                "content",
                                changed.text(),
                                "checksum",
                                changed.checksum(),
                                "by",
                                by.name(),
                                "now",
                                by.at()))
                        .params(Map.of("me", by.subject(), "id", id, "revision", revision))
                        .update()
                == 1;
    }

    /** A draft's way to the second person and back. */
    boolean pass(UUID id, int revision, String from, String to, String remark, By by) {
        return jdbc.sql("""
                        update assessment_instrument
                           set state = :to, remark = :remark, settled_by = :by, settled_at = :now, revision = revision + 1
                         where id = :id and revision = :revision and state = :from and origin = 'TOWN'
                        """)
                        .params(Map.of("to", to, "remark", remark, "by", by.name(), "now", by.at()))
                        .params(Map.of("id", id, "revision", revision, "from", from))
                        .update()
                == 1;
    }

    /** Never by anybody who wrote on it. */
    boolean approve(UUID id, int revision, Instrument signed, By by) {
        return jdbc.sql("""
                        update assessment_instrument
                           set state = 'OFFERED', content = :content, checksum = :checksum, remark = '',
                               settled_by = :by, settled_at = :now, revision = revision + 1
                         where id = :id and revision = :revision and state = 'PROPOSED' and origin = 'TOWN'
                           and not (:me = any (editor_ids))
                        """)
                        .params(Map.of(
                                "content",
                                signed.text(),
                                "checksum",
                                signed.checksum(),
                                "by",
                                by.name(),
                                "now",
                                by.at()))
                        .params(Map.of("me", by.subject(), "id", id, "revision", revision))
                        .update()
                == 1;
    }

    boolean delete(UUID id, int revision) {
        return jdbc.sql(
                                "delete from assessment_instrument where id = :id and revision = :revision and state = 'DRAFT' and origin = 'TOWN'")
                        .param("id", id)
                        .param("revision", revision)
                        .update()
                == 1;
    }

    boolean show(String instrument, String number, int revision, ShownTo shownTo) {
        return jdbc.sql("""
                        update assessment_instrument set shown_to = cast(:shown as jsonb), revision = revision + 1
                         where instrument = :instrument and number = :number and revision = :revision
                           and state in ('OFFERED', 'OFF', 'WITHDRAWN')
                        """)
                        .param(
                                "shown",
                                shownTo.kind() == ShownTo.Kind.EVERYBODY ? null : JSON.writeValueAsString(shownTo))
                        .param("instrument", instrument)
                        .param("number", number)
                        .param("revision", revision)
                        .update()
                == 1;
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                row.getString("instrument"),
                row.getString("number"),
                Origin.valueOf(row.getString("origin")),
                row.getString("state"),
                row.getString("checksum"),
                row.getInt("revision"),
                List.of((String[]) row.getArray("editor_ids").getArray()),
                row.getString("settled_by"),
                row.getObject("settled_at", OffsetDateTime.class).toInstant(),
                row.getString("base"),
                row.getString("remark"),
                shownTo(row.getString("shown_to")),
                terms(row.getString("licence")));
    }

    private static @Nullable LicenceTerms terms(@Nullable String json) {
        return json == null ? null : JSON.readValue(json, LicenceTerms.class);
    }

    private static ShownTo shownTo(@Nullable String json) {
        if (json == null) {
            return ShownTo.EVERYBODY;
        }
        var node = JSON.readTree(json);
        return new ShownTo(
                ShownTo.Kind.valueOf(node.path("kind").stringValue()),
                node.path("bornFrom").isString()
                        ? LocalDate.parse(node.path("bornFrom").stringValue())
                        : null);
    }

    /** Who does something, and when. */
    record By(String subject, String name, OffsetDateTime at) {
        static By of(jp.sodachi.audit.AuditEvent event, Instant now) {
            return new By(event.actorId(), event.actorName(), now.atOffset(ZoneOffset.UTC));
        }

        static By of(String name, Instant now) {
            return new By("", name, now.atOffset(ZoneOffset.UTC));
        }
    }
}
