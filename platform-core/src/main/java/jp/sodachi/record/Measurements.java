package jp.sodachi.record;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import jp.sodachi.growth.Answer;
import jp.sodachi.growth.GrowthReference;
import jp.sodachi.growth.Scored;
import jp.sodachi.growth.Sex;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.NotYours;
import jp.sodachi.identity.Permissions;
import jp.sodachi.support.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/**
 * What was measured of the children of the town: weight, length, head circumference. Nothing is deleted or changed; a
 * correction and a taking back say who and why.
 */
@Transactional
public class Measurements {
    /** Longest reason that is kept. */
    public static final int LONGEST_REASON = 200;

    private final MeasurementRows rows;
    private final CrossedLines lines;
    private final JdbcClient jdbc;
    private final Permissions permissions;
    private final GrowthReference reference;
    private final List<String> released;
    private final ProtectedRecords guard;
    private final Clock clock;

    /** @param forms of which the pages are known that a family sees after a release only, and the values on them with them */
    Measurements(
            JdbcClient jdbc,
            Permissions permissions,
            GrowthReference reference,
            HandbookForms forms,
            ProtectedRecords guard,
            Clock clock) {
        this.rows = new MeasurementRows(jdbc);
        this.lines = new CrossedLines(new ChildQueries(jdbc), reference);
        this.jdbc = jdbc;
        this.permissions = permissions;
        this.reference = reference;
        this.released = forms.list().stream()
                .filter(HandbookForm::released)
                .map(HandbookForm::code)
                .toList();
        this.guard = guard;
        this.clock = clock;
    }

    /** All measurements of a child; the opening is kept in the audit trail. */
    public ChildGrowth open(UUID childId) {
        var actor = permissions.requireChild(childId, "measurement.read");
        var child = child(childId, "measurement.read");
        guard.require(child);
        return growth(actor, child);
    }

    /** The same for a child that was read in this transaction. */
    public ChildGrowth open(Child child) {
        var actor = permissions.requireChild(child.id(), "measurement.read");
        guard.require(child);
        return growth(actor, child);
    }

    private ChildGrowth growth(Actor actor, Child child) {
        var measured =
                actor instanceof Actor.Parent ? rows.listForFamily(child.id(), released) : rows.listOf(child.id());
        return new ChildGrowth(child, measured, reference);
    }

    /**
     * Enters what was measured on one day: all of it or nothing. A value that stands already as the same side entered it is
     * not entered a second time, so that a button pressed twice leaves one dot on the curve.
     *
     * @param certain the unusual ones among them have been looked at twice
     */
    public MeasurementEntry enter(UUID childId, List<NewMeasurement> measured, boolean certain) {
        var actor = permissions.requireChild(childId, "measurement.enter");
        RecordHandedOver.refuse(jdbc, actor, childId);
        new ChildQueries(jdbc).hold(childId);
        var child = child(childId, "measurement.enter");
        return objection(child, measured, certain).orElseGet(() -> {
            var standing =
                    rows.listOf(childId).stream().filter(Measurement::stands).toList();
            return new MeasurementEntry.Kept(measured.stream()
                    .map(each -> standing.stream()
                            .filter(there -> isTheSame(there, each, originOf(actor)))
                            .findFirst()
                            .orElseGet(() -> insert(actor, child, each, standing)))
                    .toList());
        });
    }

    private static boolean isTheSame(Measurement there, NewMeasurement entered, Measurement.Origin origin) {
        return there.kind() == entered.kind()
                && there.measuredOn().equals(entered.measuredOn())
                && there.value().compareTo(entered.value()) == 0
                && there.position() == entered.position()
                && there.origin() == origin;
    }

    /**
     * Puts a measurement right: the old one stays, counts no more, and names the new one, who put it there, and why. A parent
     * may correct only what a parent entered.
     */
    public MeasurementEntry correct(
            UUID childId, UUID measurementId, NewMeasurement better, String reason, boolean certain) {
        var actor = permissions.requireChild(childId, "measurement.correct");
        RecordHandedOver.refuse(jdbc, actor, childId);
        var old = correctable(actor, childId, measurementId, "measurement.correct");
        if (!old.stands()) {
            return new MeasurementEntry.Ended();
        }
        var child = child(childId, "measurement.correct");
        var objection = objection(child, List.of(better), certain);
        if (objection.isPresent()) {
            return objection.get();
        }
        // Two who correct the same row at once: the second waits here for the first and then finds it ended.
        lock(measurementId);
        if (rows.find(childId, measurementId).filter(Measurement::stands).isEmpty()) {
            return new MeasurementEntry.Ended();
        }
        var kept = insert(actor, child, better, CrossedLines.without(measurementId, rows.listOf(childId)));
        rows.end(measurementId, end(actor, kept.id(), reason));
        return new MeasurementEntry.Kept(List.of(kept));
    }

    /** Takes a measurement back. False when it counted no more before. A parent may take back only what a parent entered. */
    public boolean takeBack(UUID childId, UUID measurementId, String reason) {
        var actor = permissions.requireChild(childId, "measurement.take-back");
        RecordHandedOver.refuse(jdbc, actor, childId);
        correctable(actor, childId, measurementId, "measurement.take-back");
        return rows.end(measurementId, end(actor, null, reason));
    }

    private Measurement correctable(Actor actor, UUID childId, UUID measurementId, String action) {
        return rows.find(childId, measurementId)
                .filter(found -> !(actor instanceof Actor.Parent) || found.origin() == Measurement.Origin.PARENT)
                .orElseThrow(() -> new NotYours(action, childId));
    }

    private Optional<MeasurementEntry> objection(Child child, List<NewMeasurement> measured, boolean certain) {
        var today = LocalDate.now(clock);
        List<NewMeasurement> unusual = new ArrayList<>();
        for (var each : measured) {
            var reason = refusal(child, each, today);
            if (reason.isPresent()) {
                return Optional.of(new MeasurementEntry.Refused(each, reason.get()));
            }
            if (isUnusual(child.facts(), each)) {
                unusual.add(each);
            }
        }
        return unusual.isEmpty() || certain ? Optional.empty() : Optional.of(new MeasurementEntry.LookAgain(unusual));
    }

    private static Optional<MeasurementEntry.Reason> refusal(Child child, NewMeasurement measured, LocalDate today) {
        if (measured.measuredOn().isAfter(today)) {
            return Optional.of(MeasurementEntry.Reason.IN_THE_FUTURE);
        }
        if (measured.measuredOn().isBefore(child.facts().birthDate())) {
            return Optional.of(MeasurementEntry.Reason.BEFORE_BIRTH);
        }
        return measured.isPossible() ? Optional.empty() : Optional.of(MeasurementEntry.Reason.IMPOSSIBLE_VALUE);
    }

    /** Beyond the limits of WHO; for a child whose sex is not known, beyond those of both. */
    private boolean isUnusual(ChildFacts facts, NewMeasurement measured) {
        var age = ChildGrowth.ageOn(facts, measured.measuredOn());
        return ChildGrowth.sex(facts)
                .map(Stream::of)
                .orElseGet(() -> Stream.of(Sex.values()))
                .allMatch(
                        sex -> reference.who(measured.kind().measure(), sex, measured.value(), measured.position(), age)
                                        instanceof Answer.Found<Scored>(Scored place)
                                && place.implausible());
    }

    private Measurement insert(Actor actor, Child child, NewMeasurement measured, List<Measurement> standing) {
        var row = new Measurement(
                Ids.next(),
                child.id(),
                measured.kind(),
                measured.value(),
                measured.measuredOn(),
                measured.position(),
                isUnusual(child.facts(), measured),
                originOf(actor),
                actor.name(),
                clock.instant(),
                null);
        rows.insert(row, null, lines.from(row, standing));
        return row;
    }

    private Measurement.End end(Actor actor, @Nullable UUID replacedBy, String reason) {
        if (reason.length() > LONGEST_REASON) {
            throw new IllegalArgumentException("The reason is too long.");
        }
        return new Measurement.End(replacedBy, reason, originOf(actor), actor.name(), clock.instant());
    }

    private void lock(UUID measurementId) {
        jdbc.sql("""
                        select id from record_measurement where id = :id for update
                        """).param("id", measurementId).query(UUID.class).single();
    }

    private Child child(UUID id, String action) {
        return jdbc.sql("""
                        select * from record_child where id = :id
                        """)
                .param("id", id)
                .query(ChildQueries::child)
                .optional()
                .orElseThrow(() -> new NotYours(action, id));
    }

    private static Measurement.Origin originOf(Actor actor) {
        return switch (actor) {
            case Actor.Parent _ -> Measurement.Origin.PARENT;
            case Actor.Job _ -> Measurement.Origin.IMPORT;
            case Actor.Staff _, Actor.Visitor _, Actor.Operator _, Actor.Nobody _ -> Measurement.Origin.STAFF;
        };
    }
}
