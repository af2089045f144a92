package jp.sodachi.municipalityportal.schedule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import jp.sodachi.record.Child;
import jp.sodachi.record.PlanChanges;
import jp.sodachi.schedule.TownLayer;
import org.jspecify.annotations.Nullable;

/**
 * A trial as the page shows it.
 *
 * @param day the day as of which the children were looked at
 * @param baseVersion the national version of that day
 * @param by changed children by what changes, most first
 * @param rows the youngest of the changed children
 */
record TrialView(
        LocalDate day,
        String baseVersion,
        int children,
        int changed,
        List<By> by,
        List<Row> rows,
        int more,
        ScheduleOffice.Approval approval) {

    private static final String STATUS = "schedule.status.";
    private static final String STATUS_OF_CHECKUP = "schedule.checkup.status.";

    /** How many children change in one thing. */
    record By(String name, int children) {}

    /** One child and one thing that changes; {@code first} on the child's first line, which spans {@code lines}. */
    record Row(Child child, boolean first, int lines, String what, Side before, Side after) {}

    /**
     * How it stands in one schedule.
     *
     * @param status the message key of its state
     */
    record Side(
            String status,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable LocalDate last) {}

    static TrialView of(ScheduleOffice.Trial trial, LayerWords words) {
        var preview = trial.preview();
        var counted = preview.counted();
        List<By> by = new ArrayList<>();
        counted.byProgramme().forEach((code, number) -> by.add(new By(words.name(code), number)));
        counted.byCheckup().forEach((code, number) -> by.add(new By(words.checkup(code), number)));
        counted.byOffer().forEach((id, number) -> by.add(new By(offerName(id, trial, words), number)));
        by.sort(Comparator.comparing(By::children).reversed().thenComparing(By::name));
        return new TrialView(
                trial.day(),
                trial.open().national().number(),
                counted.children(),
                counted.changed(),
                by,
                preview.shown().stream()
                        .flatMap(change -> rows(change, trial, words).stream())
                        .toList(),
                counted.changed() - preview.shown().size(),
                trial.approval());
    }

    private static List<Row> rows(PlanChanges.ChildChange change, ScheduleOffice.Trial trial, LayerWords words) {
        List<Row> rows = new ArrayList<>();
        var lines = change.dates().size()
                + change.offers().size()
                + change.checkups().size();
        for (var dates : change.dates()) {
            rows.add(new Row(
                    change.child(),
                    rows.isEmpty(),
                    lines,
                    words.name(dates.programme()),
                    side(dates.before(), STATUS),
                    side(dates.after(), STATUS)));
        }
        for (var checkup : change.checkups()) {
            rows.add(new Row(
                    change.child(),
                    rows.isEmpty(),
                    lines,
                    words.checkup(checkup.programme()),
                    side(checkup.before(), STATUS_OF_CHECKUP),
                    side(checkup.after(), STATUS_OF_CHECKUP)));
        }
        for (var offer : change.offers()) {
            rows.add(new Row(
                    change.child(),
                    rows.isEmpty(),
                    lines,
                    offerName(offer.id(), trial, words),
                    side(offer.before(), trial.day()),
                    side(offer.after(), trial.day())));
        }
        return rows;
    }

    private static Side side(PlanChanges.Standing standing, String status) {
        return new Side(
                status + standing.status(),
                standing.from().orElse(null),
                standing.to().orElse(null),
                standing.last().orElse(null));
    }

    private static Side side(Optional<LocalDate> from, LocalDate day) {
        var already = from.filter(first -> !first.isAfter(day)).isPresent();
        return new Side(
                already
                        ? "layer.trial.offered.now"
                        : from.isPresent() ? "layer.trial.offered" : "layer.trial.not-offered",
                already ? null : from.orElse(null),
                null,
                null);
    }

    /** The programme's title in the draft, or what is in force where the draft has it no more. */
    private static String offerName(String id, ScheduleOffice.Trial trial, LayerWords words) {
        var draft = trial.open().version().layer().find(id);
        return draft.or(() -> trial.before().outlines().stream()
                        .flatMap(outline -> outline.ofTown().stream())
                        .filter(programme -> programme.id().equals(id))
                        .findFirst())
                .map(TownLayer.Programme::series)
                .map(code -> words.say("layer.trial.offer", words.name(code)))
                .orElse(id);
    }
}
