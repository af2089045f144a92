package jp.sodachi.assessment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.sodachi.assessment.InstrumentRows.By;
import jp.sodachi.assessment.InstrumentRows.Origin;
import jp.sodachi.assessment.InstrumentRows.Row;
import jp.sodachi.assessment.rules.EmbeddedInstruments;
import jp.sodachi.assessment.rules.Instrument;
import jp.sodachi.assessment.rules.InstrumentFile;
import jp.sodachi.assessment.rules.Licence;
import jp.sodachi.audit.AuditTrail;
import jp.sodachi.identity.Permissions;
import jp.sodachi.identity.StaffRole;
import jp.sodachi.tenancy.TenantScope;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;

/**
 * The instruments of the present town: those that ship with the product, as far as the town uses them, those it has made or
 * was licensed, and every version it has ever used.
 */
@Transactional
public class TownInstruments {
    private final EmbeddedInstruments embedded;
    private final InstrumentRows rows;
    private final Sealing sealing;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final Clock clock;

    /** Texts read once, by checksum: the same text is the same instrument in every town. */
    private final Map<String, Instrument> known = new ConcurrentHashMap<>();

    TownInstruments(
            EmbeddedInstruments embedded,
            InstrumentRows rows,
            Sealing sealing,
            Permissions permissions,
            AuditTrail audit,
            Clock clock) {
        this.embedded = embedded;
        this.rows = rows;
        this.sealing = sealing;
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

    /**
     * One version and how the town stands to it.
     *
     * @param decided false when the town has said nothing yet
     * @param own whether the town has made it itself
     * @param revision grows with every change of {@code shownTo}
     * @param terms what the licence allows; null for what needs none
     */
    public record Standing(
            Instrument instrument,
            State state,
            boolean decided,
            boolean own,
            ShownTo shownTo,
            int revision,
            @Nullable LicenceTerms terms) {
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

    /** Those of which families are asked, each with whom it asks. */
    List<Standing> listOffered() {
        return standings().stream()
                .filter(each -> each.state() == State.OFFERED && isLicensed(each.instrument(), each.terms()))
                .toList();
    }

    /** Whether a sheet may be answered by this version today: always, but for a licence that is over or used up. */
    private boolean isLicensed(Instrument instrument, @Nullable LicenceTerms terms) {
        return terms == null
                || terms.allows(
                        LocalDate.now(clock),
                        terms.mostAnswers() == 0 ? 0 : rows.countSent(instrument.id(), instrument.version()));
    }

    /** Whether what was begun on this version may still be sent, as far as a licence goes. */
    boolean isLicensed(Instrument instrument) {
        return instrument.licence().type() == Licence.Type.OPEN
                || isLicensed(instrument, findTerms(instrument).orElse(null));
    }

    private Optional<LicenceTerms> findTerms(Instrument instrument) {
        return rows.list().stream()
                .filter(each -> each.instrument().equals(instrument.id())
                        && each.number().equals(instrument.version()))
                .map(Row::terms)
                .filter(Objects::nonNull)
                .findFirst();
    }

    private List<Standing> standings() {
        var settled = rows.list().stream()
                .filter(each -> each.isSettled() && (each.origin() != Origin.LICENSED || sealing.isReady()))
                .toList();
        var decided = settled.stream()
                .collect(Collectors.toMap(each -> key(each.instrument(), each.number()), Function.identity()));
        var found = new ArrayList<Standing>();
        for (var instrument : embedded.list()) {
            var row = decided.get(key(instrument.id(), instrument.version()));
            var earlier = settled.stream()
                    .filter(each -> each.origin() == Origin.EMBEDDED
                            && each.instrument().equals(instrument.id()))
                    .findFirst();
            if (row == null && earlier.isPresent()) {
                found.add(new Standing(
                        instrument,
                        earlier.get().standing(),
                        false,
                        false,
                        earlier.get().shownTo(),
                        0,
                        null));
                continue;
            }
            found.add(
                    row == null
                            ? new Standing(instrument, usual(instrument), false, false, ShownTo.EVERYBODY, 0, null)
                            : standing(row));
        }
        settled.stream()
                .filter(each -> each.origin() != Origin.EMBEDDED)
                .collect(Collectors.groupingBy(Row::instrument, java.util.TreeMap::new, Collectors.toList()))
                .values()
                .forEach(versions -> found.addAll(usable(versions)));
        return found;
    }

    private State usual(Instrument instrument) {
        return EmbeddedInstruments.isOn(instrument.id()) ? State.OFFERED : State.OFF;
    }

    private Standing standing(Row row) {
        return new Standing(
                get(row.instrument(), row.number(), row.checksum()),
                row.standing(),
                true,
                row.origin() == Origin.TOWN,
                row.shownTo(),
                row.revision(),
                row.terms());
    }

    /** The newest; those before it as far as all after them were withdrawn. */
    private List<Standing> usable(List<Row> versions) {
        var usable = new ArrayList<Standing>();
        for (var row : versions.stream()
                .sorted(Comparator.comparingInt(Row::major).reversed())
                .toList()) {
            usable.add(standing(row));
            if (row.standing() != State.WITHDRAWN) {
                break;
            }
        }
        return usable;
    }

    /**
     * Decides how the town stands to a version; of one instrument only one version is asked. Office's admins only.
     *
     * @param from the state the decision started from
     * @return false when somebody else has decided meanwhile, or there is no such version; nothing was changed then
     */
    public boolean decide(String id, String number, State from, State to) {
        var event = permissions
                .requireStaff(StaffRole.ADMIN, "instrument.decide")
                .does("instrument.decide." + to.name().toLowerCase(Locale.ROOT), null, null);
        var by = By.of(event, clock.instant());
        var standing = find(id, number).filter(each -> each.state() == from);
        if (standing.isEmpty()) {
            return false;
        }
        keep(standing.get().instrument(), from, event.actorName());
        if (!rows.settle(id, number, from.name(), to.name(), by)) {
            return false;
        }
        if (to == State.OFFERED) {
            rows.retireOthers(id, number, by);
        }
        audit.record(event);
        return true;
    }

    /**
     * Chooses which children a version asks. Office's admins only.
     *
     * @param revision the one the choice started from
     * @return false when somebody else was faster, or there is no such version
     */
    public boolean show(String id, String number, int revision, ShownTo shownTo) {
        var event = permissions.requireStaff(StaffRole.ADMIN, "instrument.show").does("instrument.show", null, null);
        var standing = find(id, number).filter(each -> each.revision() == revision);
        if (standing.isEmpty()) {
            return false;
        }
        var first = standing.get().decided() ? revision : 1;
        keep(standing.get().instrument(), standing.get().state(), event.actorName());
        var shown = rows.show(id, number, first, shownTo);
        if (shown) {
            audit.record(event);
        }
        return shown;
    }

    /** One of the versions the town can use. Office only. */
    public Optional<Standing> find(String id, String number) {
        return list().stream()
                .filter(each -> each.instrument().id().equals(id)
                        && each.instrument().version().equals(number))
                .findFirst();
    }

    /** Stops asking by a version, whatever was said before; nothing happens when it is not asked. */
    void stopAsking(Instrument instrument, By by) {
        keep(instrument, usual(instrument), by.name());
        rows.settle(instrument.id(), instrument.version(), State.OFFERED.name(), State.OFF.name(), by);
    }

    /** Keeps the text of a version the town begins to use; does nothing when it has it. */
    void keep(Instrument instrument, State state, String by) {
        rows.insert(instrument, Origin.EMBEDDED, state.name(), "", List.of(), By.of(by, clock.instant()));
    }

    /** The very version a sheet was answered on; of one whose licence is over, without the words of its questions. */
    Instrument get(String id, String number, String checksum) {
        var answered = find(id, number, checksum);
        var over = answered.licence().type() == Licence.Type.TOWN
                && findTerms(answered)
                        .filter(terms -> LocalDate.now(clock).isAfter(terms.until()))
                        .isPresent();
        return over ? answered.withoutWords() : answered;
    }

    private Instrument find(String id, String number, String checksum) {
        var already = known.get(checksum);
        if (already != null) {
            return already;
        }
        var read = rows.text(id, number)
                .map(text -> parse(id, number, text))
                .filter(each -> each.checksum().equals(checksum))
                .or(() -> rows.movedText(checksum).map(text -> parse(id, number, text)))
                .orElseThrow(() -> new IllegalStateException(
                        "The text of " + id + " " + number + " is no longer what was answered."));
        known.put(checksum, read);
        return read;
    }

    /** A version as it is written now. */
    Instrument read(String id, String number) {
        return parse(id, number, rows.text(id, number).orElseThrow());
    }

    private Instrument parse(String id, String number, String text) {
        return InstrumentFile.read(
                id + "-" + number, Sealing.isSealed(text) ? sealing.open(text, about(id, number)) : text);
    }

    /** What a sealed text is tied to. */
    String about(String id, String number) {
        return TenantScope.current().code().value() + "/" + key(id, number);
    }

    /** The version with this checksum, shipped or the town's. */
    Optional<Instrument> findByChecksum(String checksum) {
        return embedded.list().stream()
                .filter(each -> each.checksum().equals(checksum))
                .findFirst()
                .or(() -> rows.list().stream()
                        .filter(each -> each.isSettled() && each.checksum().equals(checksum))
                        .findFirst()
                        .map(each -> get(each.instrument(), each.number(), checksum)));
    }

    /** How the town stands to a version it has used; OFFERED where it never said otherwise. */
    State state(String id, String number) {
        return rows.list().stream()
                .filter(each -> each.instrument().equals(id) && each.number().equals(number) && each.isSettled())
                .findFirst()
                .map(Row::standing)
                .orElse(State.OFFERED);
    }

    private static String key(String id, String number) {
        return id + " " + number;
    }
}
