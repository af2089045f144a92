package jp.sodachi.assessment;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.sodachi.assessment.InstrumentRows.By;
import jp.sodachi.assessment.InstrumentRows.Origin;
import jp.sodachi.assessment.InstrumentRows.Row;
import jp.sodachi.assessment.SignedPackage.Reading;
import jp.sodachi.assessment.SignedPackage.Reason;
import jp.sodachi.assessment.rules.Instrument;
import jp.sodachi.audit.AuditTrail;
import jp.sodachi.identity.Permissions;
import jp.sodachi.identity.StaffRole;
import jp.sodachi.tenancy.TenantScope;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;

/**
 * Licensed instruments of the present town: an admin loads a signed package, a second person says that a professional has
 * looked at it, then an admin has families asked. Their texts are sealed in the table and changed by nobody.
 */
@Transactional
public class LicensedInstruments {
    private final InstrumentRows rows;
    private final TownInstruments instruments;
    private final Sealing sealing;
    private final Map<String, String> publishers;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final Clock clock;

    LicensedInstruments(
            InstrumentRows rows,
            TownInstruments instruments,
            Sealing sealing,
            Map<String, String> publishers,
            Permissions permissions,
            AuditTrail audit,
            Clock clock) {
        this.rows = rows;
        this.instruments = instruments;
        this.sealing = sealing;
        this.publishers = Map.copyOf(publishers);
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
    }

    /** A loaded package nobody has checked yet; {@code by} is who loaded it. */
    public record Waiting(
            UUID id,
            Instrument instrument,
            @Nullable LicenceTerms terms,
            int revision,
            String by,
            Instant at,
            List<String> loaders) {
        public Waiting {
            loaders = List.copyOf(loaders);
        }

        /** Whether this person loaded it. */
        public boolean isBy(String subject) {
            return loaders.contains(subject);
        }
    }

    /** What waits for a professional. Office only. */
    public List<Waiting> listWaiting() {
        permissions.requireStaff(StaffRole.NURSE, "instrument.list");
        return sealing.isReady()
                ? rows.list().stream()
                        .filter(LicensedInstruments::waits)
                        .map(this::waiting)
                        .toList()
                : List.of();
    }

    private static boolean waits(Row row) {
        return row.origin() == Origin.LICENSED && !row.isSettled();
    }

    private Waiting waiting(Row row) {
        return new Waiting(
                row.id(),
                instruments.read(row.instrument(), row.number()),
                row.terms(),
                row.revision(),
                row.by(),
                row.at(),
                row.editors());
    }

    /** Loads a package. Admins only. Nothing is kept of one that is refused. */
    public Reading load(byte[] zip) {
        var event = permissions.requireStaff(StaffRole.ADMIN, "instrument.load").does("instrument.load", null, null);
        if (!sealing.isReady()) {
            return new Reading.Refused(Reason.NO_SEAL, "");
        }
        var reading =
                SignedPackage.read(zip, publishers, TenantScope.current().code().value(), LocalDate.now(clock));
        if (reading instanceof Reading.Fits(var found)) {
            var instrument = found.instrument();
            var kept = rows.insertLicensed(
                    instrument,
                    sealing.seal(instrument.text(), instruments.about(instrument.id(), instrument.version())),
                    found.terms(),
                    event.actorId(),
                    By.of(event, clock.instant()));
            if (!kept) {
                return new Reading.Refused(Reason.LOADED, "");
            }
            audit.record(event);
        }
        return reading;
    }

    /**
     * Says that a professional has looked at it; an admin may then have families asked. Never by who loaded it.
     *
     * @return false when it is not waiting any more, or for who loaded it
     */
    public boolean check(UUID id, int revision) {
        var event =
                permissions.requireStaff(StaffRole.NURSE, "instrument.check").does("instrument.check", null, id);
        var checked = find(id).filter(each -> !each.editors().contains(event.actorId()))
                .filter(each -> rows.check(
                        id, revision, terms(each).withCheckedBy(event.actorName()), By.of(event, clock.instant())));
        if (checked.isPresent()) {
            audit.record(event);
        }
        return checked.isPresent();
    }

    /** Takes a package out again that nobody was asked by. Admins only. */
    public boolean remove(UUID id, int revision) {
        var event =
                permissions.requireStaff(StaffRole.ADMIN, "instrument.remove").does("instrument.remove", null, id);
        var removed = find(id).isPresent() && rows.deleteWaiting(id, revision);
        if (removed) {
            audit.record(event);
        }
        return removed;
    }

    private Optional<Row> find(UUID id) {
        return rows.find(id).filter(LicensedInstruments::waits);
    }

    private static LicenceTerms terms(Row row) {
        var terms = row.terms();
        if (terms == null) {
            throw new IllegalStateException("A licensed instrument without its licence");
        }
        return terms;
    }
}
