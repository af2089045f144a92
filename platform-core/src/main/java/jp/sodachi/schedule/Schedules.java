package jp.sodachi.schedule;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The schedule of one place and version: what is due, when and why. Immutable and safe to share between threads.
 *
 * <p>Doses after the as-of day are ignored, one on that day counts, and the order of the history has no effect.
 */
public final class Schedules {

    /** The national definition that ships with this version. */
    private static final String NATIONAL = "JP-2026.10.1.yaml";

    private static final String SENTENCES = "schedule.why.";

    private final Definition base;
    private final Layer layer;
    /** Empty means those that ship with this version; they are loaded with the first question for them. */
    private final Optional<Checkups> nationalCheckups;

    private final Optional<Checkups> checkups;
    private final Table table;
    private final List<String> routine;
    private final List<String> voluntary;

    private Schedules(Definition base, Layer layer, Optional<Checkups> nationalCheckups) {
        this.base = base;
        this.layer = layer;
        this.nationalCheckups = nationalCheckups;
        this.checkups = layer.checkups().isEmpty()
                ? nationalCheckups
                : Optional.of(nationalCheckups.orElseGet(Checkups::japan).with(layer));
        this.table = TableBuilder.build(base, layer);
        this.routine = codes(false);
        this.voluntary = codes(true);
    }

    private List<String> codes(boolean voluntary) {
        return Arrays.stream(table.series)
                .filter(series -> series.voluntary == voluntary)
                .map(series -> series.code)
                .toList();
    }

    /** The national definition that ships with this version; the build has checked it. */
    public static Schedules japan() {
        return new Schedules(DefinitionReader.read(NATIONAL, shippedText()), Layer.NONE, Optional.empty());
    }

    /**
     * A national definition from its text.
     *
     * @param file the file's name, for messages
     * @throws InvalidDefinition a key or word is unknown, or a rule contradicts another
     */
    public static Schedules read(String file, String text) {
        return new Schedules(DefinitionCheck.checked(DefinitionReader.read(file, text)), Layer.NONE, Optional.empty());
    }

    /**
     * This national definition with a town's layer on top.
     *
     * @param file the file's name, for messages
     * @throws InvalidDefinition the layer is for another base, or touches what only the national file may say
     */
    public Schedules withLayer(String file, String text) {
        Layer town = LayerReader.read(base, nationalCheckups, file, text);
        DefinitionCheck.checkLayer(base, town);
        return new Schedules(base, town, nationalCheckups);
    }

    /**
     * This national definition with other national check-ups beside it.
     *
     * @throws IllegalStateException a town's layer lies on top already: it was read over these check-ups
     */
    public Schedules withCheckups(Checkups national) {
        if (layer != Layer.NONE) {
            throw new IllegalStateException("national check-ups come before a town's layer");
        }
        return new Schedules(base, layer, Optional.of(national));
    }

    /** The national definition's text that ships with this version. */
    public static String shippedText() {
        try (InputStream text = Schedules.class.getResourceAsStream("/schedule/" + NATIONAL)) {
            if (text == null) {
                throw new IllegalStateException("the national definition is not in the programme");
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The national version alone, such as {@code 2026.10.1}. */
    public String number() {
        return table.version;
    }

    /** The place whose law this is, such as {@code JP}. */
    public String place() {
        return table.place;
    }

    /** The first day for which this version answers. */
    public LocalDate answersFrom() {
        return base.answersFrom();
    }

    /** The closed list of what a town may change. */
    public TownFreedom townMayChange() {
        Definition.TownMayChange free = base.townMayChange();
        return new TownFreedom(
                free.standardPeriod(), free.add(), free.wording(), free.order(), free.leadMin(), free.leadMax());
    }

    /** The day after a programme's legal period as a layer writes it, such as {@code M(24)+1d}; empty without an end. */
    public Optional<String> dayAfterLegalPeriod(String programme) {
        Definition.Series series = base.series().get(programme);
        if (series == null) {
            return Optional.empty();
        }
        String lastStep = series.plans().getFirst().steps().getLast();
        return Optional.ofNullable(series.steps().get(lastStep))
                .flatMap(step -> step.rule().last())
                .map(last -> last.text() + "+1d");
    }

    /** A day as a layer writes it, in words; empty where the text is no day. */
    public static Optional<List<Phrase>> words(String day) {
        return BoundWords.read(day);
    }

    /** Every programme in words, in the order of a plan, the voluntary ones last. */
    public List<Outline> outlines() {
        return OutlineWriter.write(layer.over(base), layer);
    }

    /** Content hash of the town's layer; empty without one. */
    public Optional<String> layerHash() {
        return layer.hash().isEmpty() ? Optional.empty() : Optional.of(layer.hash());
    }

    /** How many days before a window opens the town invites; empty where the layer does not say. */
    public Optional<Integer> leadTimeDays() {
        return layer.leadTimeDays();
    }

    /** The town's own words by message key. */
    public Map<String, String> wording() {
        return layer.wording();
    }

    /** The check-ups, as this town has them. */
    public Checkups checkups() {
        return checkups.orElseGet(Checkups::japan);
    }

    /** Codes of the national routine programmes, in the order in which a family meets them. */
    public List<String> routineProgrammes() {
        return routine;
    }

    /** Codes of the voluntary vaccines. */
    public List<String> voluntaryProgrammes() {
        return voluntary;
    }

    /** Every product code that may stand in a history. */
    public Set<String> products() {
        return table.productNumbers.keySet();
    }

    /** Place and version, such as {@code JP 2026.10.1}. */
    public String version() {
        return table.place + " " + table.version;
    }

    /** Content hash of the national definition. */
    public String baseHash() {
        return table.hash;
    }

    /**
     * Every routine programme of a child; {@code RSV_MAT} only when the person has a due date.
     *
     * @throws IllegalArgumentException a product is not in the definition, or a date lies outside 1900 to 2199
     */
    public Plan plan(Person person, List<RecordedDose> history, LocalDate asOf) {
        Evaluation evaluation = prepared(person, history, asOf, VisitPlanner.MOST_PROPOSED);
        PlanWriter writer = new PlanWriter(evaluation, SENTENCES);
        List<ProgrammePlan> plans = new ArrayList<>();
        List<Integer> shown = new ArrayList<>();
        for (Table.Series series : table.series) {
            if (inPlan(series, evaluation)) {
                plans.add(writer.write(series, evaluation.evaluate(series.number)));
                shown.add(series.number);
            }
        }
        List<Visit> visits = new VisitPlanner(evaluation, shown).visits();
        return new Plan(asOf, plans, visits, table.hash, layerHash());
    }

    /** What the town pays for this person, next dose by next dose; soonest first. Empty without a layer. */
    public List<LocalOffer> offers(Person person, List<RecordedDose> history, LocalDate asOf) {
        if (layer.programmes().isEmpty()) {
            return List.of();
        }
        Evaluation evaluation = prepared(person, history, asOf, 1);
        List<LocalOffer> offers = new ArrayList<>();
        for (Table.Series series : table.series) {
            if (series.local.length > 0) {
                Answer answer = evaluation.evaluate(series.number);
                for (LocalProgrammes.Compiled programme : series.local) {
                    int from = LocalProgrammes.offeredFrom(programme, evaluation, series, answer);
                    if (from != Days.NONE) {
                        offers.add(offer(programme, evaluation, series, answer, from));
                    }
                }
            }
        }
        offers.sort(java.util.Comparator.comparing(LocalOffer::from));
        return offers;
    }

    /**
     * Who pays for each recorded dose, be it of a programme that this person's plan has or not; in the order of the history.
     *
     * @throws IllegalArgumentException a product is not in the definition, or a date lies outside 1900 to 2199
     */
    public Map<RecordedDose, Payer> payers(Person person, List<RecordedDose> history) {
        return new Payers(table, asOf -> prepared(person, history, Days.date(asOf), 1)).of(history);
    }

    private static LocalOffer offer(
            LocalProgrammes.Compiled programme, Evaluation evaluation, Table.Series series, Answer answer, int from) {
        int to = LocalProgrammes.offeredTo(programme, evaluation);
        return new LocalOffer(
                programme.written().id(),
                series.code,
                Days.date(from),
                to >= Days.NEVER ? Optional.empty() : Optional.of(Days.date(to)),
                programme.written().yen(),
                LocalProgrammes.dosesLeft(programme, evaluation, answer),
                programme.written().note());
    }

    private static boolean inPlan(Table.Series series, Evaluation evaluation) {
        if (series.voluntary || (series.written.who().needsDueDate() && evaluation.child.due == Days.NONE)) {
            return false;
        }
        if (series.onlyAfter != 0 && !evaluation.recorded(series.onlyAfter)) {
            return false;
        }
        return !series.written.inPlan().onlyEligible()
                || evaluation.evaluate(series.number).now.status != Status.NOT_ELIGIBLE;
    }

    /**
     * For answering many people in one thread without making an object a person.
     *
     * @param programmes codes in the order wanted
     */
    public Sweep sweep(List<String> programmes) {
        return new Sweep(table, List.copyOf(programmes));
    }

    /**
     * One programme, routine or voluntary.
     *
     * @throws IllegalArgumentException the programme or a product is not in the definition, a date lies outside 1900 to
     *     2199, or {@code RSV_MAT} is asked without a due date
     */
    public ProgrammePlan plan(String programme, Person person, List<RecordedDose> history, LocalDate asOf) {
        Table.Series series = table.series[table.seriesNumber(programme)];
        if (series.written.who().needsDueDate() && person.dueDate().isEmpty()) {
            throw new IllegalArgumentException(programme + " needs a due date");
        }
        Evaluation evaluation = prepared(person, history, asOf, 1);
        return new PlanWriter(evaluation, SENTENCES).write(series, evaluation.evaluate(series.number));
    }

    private Evaluation prepared(Person person, List<RecordedDose> history, LocalDate asOf, int room) {
        Evaluation evaluation = new Evaluation(table, history.size() + room);
        Child child = evaluation.child;
        child.birth = Days.of(person.birthDate());
        child.asOf = Days.of(asOf);
        child.sexBit = 1 << person.sex().ordinal();
        child.due = person.dueDate().map(Days::of).orElse(Days.NONE);
        child.longTerm = person.longTermResolvedOn().map(Days::of).orElse(Days.NONE);
        child.planned = person.plannedProduct().map(table::productNumber).orElse(-1);
        child.mrShortage = person.mrShortage();
        person.excluded().forEach(exclusion -> child.excluded |= 1 << exclusion.ordinal());
        person.diseaseHistory().forEach(code -> child.diseases |= 1L << table.seriesNumber(code));
        history.forEach(dose -> child.add(Days.of(dose.givenOn()), table.productNumber(dose.product())));
        evaluation.prepare();
        return evaluation;
    }
}
