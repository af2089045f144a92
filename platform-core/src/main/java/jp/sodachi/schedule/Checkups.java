package jp.sodachi.schedule;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The check-ups of one place and version: which are due, when and why, evaluated by the engine that evaluates the
 * vaccinations. Immutable and safe to share between threads.
 *
 * <p>Check-ups on record after the as-of day are ignored, and so are codes that the definition does not have.
 */
public final class Checkups {

    private static final String NATIONAL = "JP-checkups-2026.10.1.yaml";
    private static final String SENTENCES = "schedule.checkup.why.";

    /** Loaded with the first question for a check-up. */
    private static final class Japan {
        static final Checkups CHECKUPS = new Checkups(shipped(), Set.of());
    }

    private final CheckupRules rules;
    private final Table table;
    private final Set<String> byTown;

    private Checkups(CheckupRules rules, Set<String> byTown) {
        this.rules = rules;
        this.table = TableBuilder.build(rules.definition(), Layer.NONE);
        this.byTown = Set.copyOf(byTown);
    }

    private static CheckupRules shipped() {
        return CheckupRules.read(NATIONAL, shippedText());
    }

    /** The text of the definition that ships with this version. */
    public static String shippedText() {
        try (InputStream text = Checkups.class.getResourceAsStream("/schedule/" + NATIONAL)) {
            if (text == null) {
                throw new IllegalStateException("the check-ups are not in the programme");
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The definition that ships with this version; the build has checked it. */
    public static Checkups japan() {
        return Japan.CHECKUPS;
    }

    /**
     * A definition from its text.
     *
     * @param file the file's name, for messages
     * @throws InvalidDefinition a key or word is unknown, or a window is empty for some birth date
     */
    public static Checkups read(String file, String text) {
        return new Checkups(CheckupRules.read(file, text), Set.of());
    }

    /** These as a town has them. */
    Checkups with(Layer town) {
        return town.checkups().isEmpty() ? this : with(town.file(), town.checkups());
    }

    private Checkups with(String file, Map<String, CheckupChange> changes) {
        return new Checkups(rules.with(file, changes), changes.keySet());
    }

    CheckupRules rules() {
        return rules;
    }

    /**
     * A check-up as the file writes it, for the people who set a town's times.
     *
     * @param legal the law makes the town hold it; then only its edges may move
     * @param windows first and last day of each visit, in words
     */
    public record Outline(String code, boolean legal, boolean offered, List<Window> windows) {
        public Outline {
            windows = List.copyOf(windows);
        }
    }

    /** One visit's first and last day; nothing where it has none. */
    public record Window(List<Phrase> from, List<Phrase> to) {
        public Window {
            from = List.copyOf(from);
            to = List.copyOf(to);
        }
    }

    /** Every check-up, in the order of the file. */
    public List<Outline> outlines() {
        return rules.definition().series().values().stream()
                .map(series -> outline(series, rules.about().get(series.code())))
                .toList();
    }

    private static Outline outline(Definition.Series series, CheckupRules.@Nullable About about) {
        return new Outline(
                series.code(),
                about != null && about.basis() == CheckupStanding.Basis.LEGAL,
                about != null && about.offered(),
                series.steps().values().stream()
                        .map(step -> new Window(
                                BoundWords.of(step.rule().open()),
                                step.rule().last().map(BoundWords::until).orElse(List.of())))
                        .toList());
    }

    /** By how many days a town may move the edges of a window, to either side. */
    public int mostOffsetDays() {
        return rules.townMay().offsetMax();
    }

    /** Every code that may stand on record, offered or not. */
    public Set<String> codes() {
        return rules.about().keySet();
    }

    /** Whose check-ups these are, such as {@code JP-CHECKUPS}. */
    public String place() {
        return table.place;
    }

    /** The national version alone, such as {@code 2026.10.1}. */
    public String number() {
        return table.version;
    }

    /** The first day for which this version answers. */
    public LocalDate answersFrom() {
        return rules.definition().answersFrom();
    }

    /** Content hash of the national file, whatever a town changes. */
    public String baseHash() {
        return table.hash;
    }

    /** Place and version, such as {@code JP-CHECKUPS 2026.10.1}. */
    public String version() {
        return table.place + " " + table.version;
    }

    /**
     * A child's check-ups and those of its mother after birth.
     *
     * @throws IllegalArgumentException a date lies outside 1900 to 2199
     */
    public CheckupPlan forChild(LocalDate birth, List<DoneCheckup> done, LocalDate asOf) {
        Evaluation evaluation = prepared(done, asOf);
        evaluation.child.birth = Days.of(birth);
        return plan(evaluation, asOf, subject -> subject != CheckupStanding.Subject.PREGNANCY);
    }

    /**
     * The check-ups of a pregnancy.
     *
     * @param due the due date (分娩予定日, 40 weeks 0 days)
     * @throws IllegalArgumentException a date lies outside 1900 to 2199
     */
    public CheckupPlan forPregnancy(LocalDate due, List<DoneCheckup> done, LocalDate asOf) {
        Evaluation evaluation = prepared(done, asOf);
        evaluation.child.birth = Days.of(due);
        evaluation.child.due = Days.of(due);
        return plan(evaluation, asOf, subject -> subject == CheckupStanding.Subject.PREGNANCY);
    }

    /** The check-ups of {@link #forChild}, in the order of the file. */
    public List<String> childCodes() {
        return rules.definition().series().keySet().stream()
                .filter(code -> about(code).subject() != CheckupStanding.Subject.PREGNANCY)
                .toList();
    }

    /** Those of {@link #childCodes()} whose time is this town's own: the law fixes it, or the town has set it. */
    public List<String> certainCodes() {
        return childCodes().stream()
                .filter(code -> about(code).basis() == CheckupStanding.Basis.LEGAL || byTown.contains(code))
                .toList();
    }

    /**
     * For answering many children in one thread; the codes are both the programmes and the products of the sweep.
     *
     * @param codes which of {@link #childCodes()} are evaluated
     */
    public Sweep sweep(List<String> codes) {
        Set<String> onlyIfRecorded =
                codes.stream().filter(code -> !about(code).offered()).collect(Collectors.toUnmodifiableSet());
        return new Sweep(table, codes, onlyIfRecorded);
    }

    /** Which check-ups of a child are not alike in both, or stand in one of them alone. No check-up hangs on another. */
    public Set<String> differing(Checkups other) {
        return Stream.concat(childCodes().stream(), other.childCodes().stream())
                .filter(code -> !Objects.equals(
                                rules.definition().series().get(code),
                                other.rules.definition().series().get(code))
                        || !Objects.equals(
                                rules.about().get(code), other.rules.about().get(code)))
                .collect(Collectors.toUnmodifiableSet());
    }

    private CheckupRules.About about(String code) {
        return Objects.requireNonNull(rules.about().get(code));
    }

    private Evaluation prepared(List<DoneCheckup> done, LocalDate asOf) {
        Evaluation evaluation = new Evaluation(table, Math.max(1, done.size()));
        evaluation.child.asOf = Days.of(asOf);
        for (DoneCheckup checkup : done) {
            Integer number = table.productNumbers.get(checkup.checkup());
            if (number != null) {
                evaluation.child.add(Days.of(checkup.on()), number);
            }
        }
        return evaluation;
    }

    private CheckupPlan plan(Evaluation evaluation, LocalDate asOf, Predicate<CheckupStanding.Subject> wanted) {
        evaluation.prepare();
        PlanWriter writer = new PlanWriter(evaluation, SENTENCES);
        List<CheckupStanding> standings = new ArrayList<>();
        for (Table.Series series : table.series) {
            CheckupRules.About about = about(series.code);
            Answer answer = evaluation.evaluate(series.number);
            if (wanted.test(about.subject()) && (about.offered() || answer.rows > 0)) {
                standings.add(new CheckupStanding(
                        series.code,
                        about.subject(),
                        about.basis(),
                        byTown.contains(series.code),
                        writer.write(series, answer)));
            }
        }
        return new CheckupPlan(asOf, standings, table.hash);
    }
}
