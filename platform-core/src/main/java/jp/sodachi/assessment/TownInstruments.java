package jp.sodachi.assessment;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import jp.sodachi.assessment.rules.EmbeddedInstruments;
import jp.sodachi.assessment.rules.Instrument;
import jp.sodachi.assessment.rules.InstrumentFile;
import jp.sodachi.audit.AuditTrail;
import jp.sodachi.identity.Permissions;
import jp.sodachi.identity.StaffRole;
import jp.sodachi.support.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/**
 * The instruments of the present town: those that ship with the product, as far as the town uses them, and every version it
 * has ever used.
 */
@Transactional
public class TownInstruments {
    private final EmbeddedInstruments embedded;
    private final JdbcClient jdbc;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final Clock clock;

    /** Texts read once, by checksum: the same text is the same instrument in every town. */
    private final Map<String, Instrument> known = new ConcurrentHashMap<>();

    TownInstruments(
            EmbeddedInstruments embedded, JdbcClient jdbc, Permissions permissions, AuditTrail audit, Clock clock) {
        this.embedded = embedded;
        this.jdbc = jdbc;
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
        embedded.list().forEach(each -> known.put(each.checksum(), each));
    }

    /** How the town stands to a version. */
    public enum State {
        /** Families are asked. */
        OFFERED,
        /** Nothing new is begun; what was begun can be sent. */
        OFF,
        /** Nothing is read by it any more; results that stand are explained with it. */
        WITHDRAWN
    }

    /** One version and how the town stands to it; {@code decided} false when the town has said nothing yet. */
    public record Standing(Instrument instrument, State state, boolean decided) {
        /** What can be decided about it now. */
        public List<State> choices() {
            return switch (state) {
                case OFFERED -> List.of(State.OFF, State.WITHDRAWN);
                case OFF -> List.of(State.OFFERED, State.WITHDRAWN);
                case WITHDRAWN -> List.of(State.OFFERED);
            };
        }
    }

    /** The newest versions the town can use, in the order in which they are shown. Office only. */
    public List<Standing> list() {
        permissions.requireStaff(StaffRole.NURSE, "instrument.list");
        return standings();
    }

    /** Those of which families are asked. */
    List<Instrument> listOffered() {
        return standings().stream()
                .filter(each -> each.state() == State.OFFERED)
                .map(Standing::instrument)
                .toList();
    }

    private List<Standing> standings() {
        var decided = states();
        var found = new ArrayList<Standing>();
        for (var instrument : embedded.list()) {
            var state = decided.get(key(instrument.id(), instrument.version()));
            var usual = EmbeddedInstruments.isOn(instrument.id()) ? State.OFFERED : State.OFF;
            found.add(new Standing(instrument, state == null ? usual : state, state != null));
        }
        return found;
    }

    private Map<String, State> states() {
        return jdbc
                .sql("select instrument, number, state from assessment_instrument")
                .query((row, _) -> Map.entry(
                        key(row.getString("instrument"), row.getString("number")),
                        State.valueOf(row.getString("state"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * Decides how the town stands to a version. Office's admins only.
     *
     * @param from the state the decision started from
     * @return false when somebody else has decided meanwhile, or there is no such version; nothing was changed then
     */
    public boolean decide(String id, String number, State from, State to) {
        var event = permissions
                .requireStaff(StaffRole.ADMIN, "instrument.decide")
                .does("instrument.decide." + to.name().toLowerCase(Locale.ROOT), null, null);
        var standing = standings().stream()
                .filter(each -> each.instrument().id().equals(id)
                        && each.instrument().version().equals(number))
                .filter(each -> each.state() == from)
                .findFirst();
        if (standing.isEmpty()) {
            return false;
        }
        keep(standing.get().instrument(), from, event.actorName());
        var decided = jdbc.sql("""
                        update assessment_instrument set state = :to, settled_by = :by, settled_at = :now
                         where instrument = :id and number = :number and state = :from
                        """)
                .param("to", to.name())
                .param("by", event.actorName())
                .param("now", now())
                .param("id", id)
                .param("number", number)
                .param("from", from.name())
                .update();
        if (decided == 1) {
            audit.record(event);
        }
        return decided == 1;
    }

    /** Keeps the text of a version the town begins to use; does nothing when it has it. */
    void keep(Instrument instrument, State state, String by) {
        jdbc.sql("""
                        insert into assessment_instrument
                               (id, instrument, number, origin, content, checksum, kept_at, state, settled_by, settled_at)
                        values (:id, :instrument, :number, 'EMBEDDED', :content, :checksum, :now, :state, :by, :now)
                        on conflict (instrument, number) do nothing
                        """)
                .param("id", Ids.next())
                .param("instrument", instrument.id())
                .param("number", instrument.version())
                .param("content", instrument.text())
                .param("checksum", instrument.checksum())
                .param("now", now())
                .param("state", state.name())
                .param("by", by)
                .update();
    }

    /** The very version a sheet was answered on. */
    Instrument get(String id, String number, String checksum) {
        var already = known.get(checksum);
        if (already != null) {
            return already;
        }
        var text = jdbc.sql("""
                        select content from assessment_instrument where instrument = :id and number = :number
                        """)
                .param("id", id)
                .param("number", number)
                .query(String.class)
                .single();
        var read = InstrumentFile.read(id + "-" + number, text);
        if (!read.checksum().equals(checksum)) {
            throw new IllegalStateException("The text of " + id + " " + number + " is no longer what was answered.");
        }
        known.put(checksum, read);
        return read;
    }

    /** How the town stands to a version it has used; OFFERED where it never said otherwise. */
    State state(String id, String number) {
        return Optional.ofNullable(states().get(key(id, number))).orElse(State.OFFERED);
    }

    private static String key(String id, String number) {
        return id + " " + number;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
