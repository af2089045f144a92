package jp.sodachi.assessment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.sodachi.assessment.rules.Instrument;
import jp.sodachi.assessment.rules.Kind;
import jp.sodachi.assessment.rules.Level;
import jp.sodachi.assessment.rules.Window;
import jp.sodachi.growth.GrowthAge;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.CurrentActor;
import jp.sodachi.identity.NotYours;
import jp.sodachi.record.Checkups;
import jp.sodachi.record.Child;
import jp.sodachi.record.ChildGrowth;
import jp.sodachi.record.FormEntries;
import jp.sodachi.record.Records;
import jp.sodachi.record.Standing;
import jp.sodachi.support.Ids;
import jp.sodachi.support.OfficeDays;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;

/** A child's checks: what is open, answering, sending, and what was made of it. Guardians answer; the office reads. */
@Transactional
public class Assessments {
    /** So many days after its check has closed a draft can still be sent. */
    static final int GRACE_DAYS = 30;

    private final SheetRows sheets;
    private final TaskRows tasks;
    private final TownInstruments instruments;
    private final Records records;
    private final Checkups checkups;
    private final CaseMail mail;
    private final FormEntries pages;
    private final Clock clock;

    Assessments(
            SheetRows sheets,
            TaskRows tasks,
            TownInstruments instruments,
            Records records,
            Checkups checkups,
            CaseMail mail,
            FormEntries pages,
            Clock clock) {
        this.sheets = sheets;
        this.tasks = tasks;
        this.instruments = instruments;
        this.records = records;
        this.checkups = checkups;
        this.mail = mail;
        this.pages = pages;
        this.clock = clock;
    }

    /** What can be looked at for this child now, and what was. */
    public ChildChecks open(UUID childId) {
        var child = records.getChildFor(childId, "assessment.read");
        var all = listSeen(childId);
        var waiting = new ArrayList<ChildChecks.Named>();
        var sent = new ArrayList<ChildChecks.Named>();
        var lapsed = new ArrayList<ChildChecks.Named>();
        var open = open(child, all);
        for (var sheet : all) {
            var named = named(sheet);
            if (sheet.result() != null) {
                sent.add(named);
            } else if (!sheet.isDraft() || refusal(child, named).isPresent()) {
                lapsed.add(named);
            } else if (open.stream().noneMatch(each -> sheet.equals(each.draft()))) {
                waiting.add(named);
            }
        }
        return new ChildChecks(child, open, waiting, sent, lapsed);
    }

    /** The first open check nobody has answered yet; for who has the child's record open already. */
    public Optional<ChildChecks.Open> findNext(Child child) {
        return open(child, listSeen(child.id())).stream()
                .filter(each -> each.last() == null)
                .findFirst();
    }

    /** All sheets of a child, the newest first. */
    public List<Sheet> listSheets(UUID childId) {
        records.getChildFor(childId, "assessment.read");
        return listSeen(childId);
    }

    /** What guardians sent of each instrument since {@code day}, the newest of each; for whoever prepares a check-up. */
    public List<ChildChecks.Named> listSentSince(UUID childId, LocalDate day) {
        records.getChildFor(childId, "assessment.read");
        var seen = new HashSet<String>();
        return listSeen(childId).stream()
                .filter(sheet -> isSince(sheet, day) && seen.add(sheet.instrument()))
                .map(this::named)
                .toList();
    }

    private boolean isSince(Sheet sheet, LocalDate day) {
        var result = sheet.result();
        return result != null
                && !LocalDate.ofInstant(result.sentAt(), clock.getZone()).isBefore(day);
    }

    private List<ChildChecks.Open> open(Child child, List<Sheet> all) {
        if (child.standing() != Standing.HERE) {
            return List.of();
        }
        var open = new ArrayList<ChildChecks.Open>();
        for (var instrument : listAsked(child)) {
            instrument.open(age(instrument, child)).ifPresent(window -> {
                var mine = all.stream()
                        .filter(each -> each.instrument().equals(instrument.id())
                                && each.window().equals(window.code()))
                        .toList();
                open.add(new ChildChecks.Open(
                        instrument,
                        window,
                        mine.stream().filter(Sheet::isDraft).findFirst().orElse(null),
                        mine.stream()
                                .filter(each -> each.result() != null)
                                .findFirst()
                                .orElse(null)));
            });
        }
        return open;
    }

    /** The instruments that ask this child, whatever its age. */
    private List<Instrument> listAsked(Child child) {
        return instruments.listOffered().stream()
                .filter(each -> each.shownTo()
                        .includes(child, () -> !checkups.listToCome(child.id()).isEmpty()))
                .map(TownInstruments.Standing::instrument)
                .toList();
    }

    /**
     * Begins the check that is open for this child, or finds the draft any guardian has begun. A draft of a version that
     * was withdrawn is closed, and the answers that still fit go along.
     *
     * @return empty when this instrument asks nothing at this age
     */
    public Optional<UUID> begin(UUID childId, String instrumentId) {
        var child = records.getChildFor(childId, "assessment.begin");
        child.requireKeptHere();
        var by = guardian(childId, "assessment.begin");
        return listAsked(child).stream()
                .filter(each -> each.id().equals(instrumentId) && child.standing() == Standing.HERE)
                .findFirst()
                .flatMap(instrument -> instrument
                        .open(age(instrument, child))
                        .flatMap(window -> begin(child, instrument, window, by)));
    }

    private Optional<UUID> begin(Child child, Instrument instrument, Window window, SheetRows.By by) {
        var draft = sheets.findDraft(child.id(), instrument.id(), window.code());
        if (draft.isPresent() && !isWithdrawn(draft.get())) {
            // Of what is about a guardian the other's draft is none of theirs.
            return draft.filter(this::isSeen).map(Sheet::id);
        }
        draft.ifPresent(old -> sheets.close(old.id()));
        instruments.keep(instrument, TownInstruments.State.OFFERED, by.name());
        var fits = fitting(instrument, window, draft.map(Sheet::answers).orElse(Map.of()));
        sheets.begin(Ids.next(), child.id(), instrument, window, fits, by);
        return sheets.findDraft(child.id(), instrument.id(), window.code())
                .filter(this::isSeen)
                .map(Sheet::id);
    }

    /** Those of the answers that a check asks for. */
    private static Map<String, String> fitting(Instrument instrument, Window window, Map<String, String> answers) {
        var fits = new HashMap<String, String>();
        instrument.asked(window).forEach(item -> {
            var answer = answers.get(item.code());
            if (answer != null && item.answers().options().contains(answer)) {
                fits.put(item.code(), answer);
            }
        });
        return fits;
    }

    /**
     * What a guardian has put on the handbook's page of this age counts as the check with the same questions, where it is
     * open: sent like any other.
     */
    void readPage(UUID childId, String form, Map<String, String> answers) {
        var child = records.getChildFor(childId, "assessment.send");
        var by = guardian(childId, "assessment.send");
        listAsked(child).stream()
                .filter(each -> each.kind() == Kind.RECORD && child.standing() == Standing.HERE)
                .forEach(instrument -> instrument
                        .open(age(instrument, child))
                        .filter(window -> page(window).equals(form))
                        .ifPresent(window -> {
                            var fits = fitting(instrument, window, answers);
                            if (!fits.isEmpty() && !isSent(childId, instrument, window, fits)) {
                                begin(child, instrument, window, by).ifPresent(sheet -> {
                                    fits.forEach((item, answer) -> sheets.answer(sheet, item, answer, by.now()));
                                    send(child, named(find(childId, sheet, "assessment.send")), by);
                                });
                            }
                        }));
    }

    private boolean isSent(UUID childId, Instrument instrument, Window window, Map<String, String> answers) {
        return listSeen(childId).stream()
                .filter(each -> each.result() != null
                        && each.instrument().equals(instrument.id())
                        && each.window().equals(window.code()))
                .findFirst()
                .filter(each -> each.answers().equals(answers))
                .isPresent();
    }

    /** The guardian's page of the handbook that asks the same at this age. */
    private static String page(Window window) {
        return "GUARDIAN_" + window.code().toUpperCase(Locale.ROOT);
    }

    /**
     * One sheet with the version it is answered on.
     *
     * @throws NotYours for a sheet of another child
     */
    public ChildChecks.Named get(UUID childId, UUID sheetId) {
        records.getChildFor(childId, "assessment.read");
        return named(find(childId, sheetId, "assessment.read"));
    }

    /** Why this sheet could not be sent today; empty for one that can or was. */
    public Optional<Sending.Reason> findRefusal(UUID childId, UUID sheetId) {
        var child = records.getChildFor(childId, "assessment.read");
        var sheet = find(childId, sheetId, "assessment.read");
        return sheet.isDraft() ? refusal(child, named(sheet)) : Optional.empty();
    }

    /**
     * Keeps one answer. Guardians only.
     *
     * @return false when the sheet is no draft any more; nothing was changed then
     * @throws IllegalArgumentException for a question or an answer the sheet does not have
     */
    public boolean answer(UUID childId, UUID sheetId, String item, String answer) {
        var child = records.getChildFor(childId, "assessment.answer");
        child.requireKeptHere();
        var by = guardian(childId, "assessment.answer");
        var named = named(find(childId, sheetId, "assessment.answer"));
        var possible = named.instrument().asked(named.window()).stream()
                .anyMatch(each ->
                        each.code().equals(item) && each.answers().options().contains(answer));
        if (!possible) {
            throw new IllegalArgumentException("No such question or answer");
        }
        return child.standing() == Standing.HERE && sheets.answer(sheetId, item, answer, by.now());
    }

    /**
     * Keeps whether something worries the guardian, and their own words. Guardians only.
     *
     * @param note up to {@value Sheet#LONGEST_NOTE} characters
     * @return false when the sheet is no draft any more
     */
    public boolean tell(UUID childId, UUID sheetId, boolean worried, String note) {
        var child = records.getChildFor(childId, "assessment.answer");
        child.requireKeptHere();
        var by = guardian(childId, "assessment.answer");
        find(childId, sheetId, "assessment.answer");
        if (note.length() > Sheet.LONGEST_NOTE) {
            throw new IllegalArgumentException("A note of up to " + Sheet.LONGEST_NOTE + " characters");
        }
        return child.standing() == Standing.HERE && sheets.tell(sheetId, worried, note, by.now());
    }

    /** Sends a sheet: it is read once, and where it asks for somebody, the office has a task in the same moment. */
    public Sending send(UUID childId, UUID sheetId) {
        var child = records.getChildFor(childId, "assessment.send");
        child.requireKeptHere();
        var by = guardian(childId, "assessment.send");
        var sheet = find(childId, sheetId, "assessment.send");
        if (sheet.result() != null) {
            return new Sending.SentBefore(sheet);
        }
        var named = named(sheet);
        var refusal = refusal(child, named);
        if (refusal.isPresent()) {
            return new Sending.Refused(refusal.get());
        }
        if (named.answered() == 0 && !sheet.worried()) {
            return new Sending.Refused(Sending.Reason.EMPTY);
        }
        send(child, named, by);
        if (named.instrument().kind() == Kind.RECORD) {
            pages.keepAnswers(childId, page(named.window()), sheet.answers());
        }
        return new Sending.Sent(find(childId, sheetId, "assessment.send"));
    }

    private void send(Child child, ChildChecks.Named named, SheetRows.By by) {
        var sheet = named.sheet();
        var instrument = named.instrument();
        var age = age(instrument, child);
        var outcome = instrument.score(named.window(), sheet.toAnswers(), age);
        var result = new Sheet.Result(
                by.name(), by.now(), age, outcome.level(), outcome.complete(), outcome.points(), outcome.fired());
        if (!sheets.send(sheet.id(), result, follow(child, named, result))) {
            throw new IllegalStateException("A sheet held by this transaction changed.");
        }
    }

    /** The task a result opens or joins; each rule that fired asks for its own day, and the earliest counts. */
    private @Nullable UUID follow(Child child, ChildChecks.Named named, Sheet.Result result) {
        var wait = named.wait(result);
        if (wait.isEmpty() || result.level() == Level.OK) {
            return null;
        }
        var due = OfficeDays.within(today(), wait.get());
        var task = tasks.openOrJoin(child.id(), result.level(), due, result.sentAt());
        if (result.level() == Level.URGENT || wait.get() == 0) {
            mail.urgent(task, named.sheet().id(), result.sentAt());
        }
        return task;
    }

    private Optional<Sending.Reason> refusal(Child child, ChildChecks.Named named) {
        if (child.standing() != Standing.HERE) {
            return Optional.of(Sending.Reason.NOT_HERE);
        }
        if (!named.sheet().isDraft() || isWithdrawn(named.sheet())) {
            return Optional.of(Sending.Reason.WITHDRAWN);
        }
        if (!instruments.isLicensed(named.instrument())) {
            return Optional.of(Sending.Reason.LICENCE_OVER);
        }
        var age = age(named.instrument(), child);
        var birth = child.facts().birthDate();
        var start = today().minusDays(age.days());
        var over = named.window().over(age.corrected() ? start : birth);
        return today().isBefore(over.plusDays(GRACE_DAYS)) ? Optional.empty() : Optional.of(Sending.Reason.TOO_LATE);
    }

    private boolean isWithdrawn(Sheet sheet) {
        return instruments.state(sheet.instrument(), sheet.number()) == TownInstruments.State.WITHDRAWN;
    }

    private Sheet find(UUID childId, UUID sheetId, String action) {
        return sheets.find(childId, sheetId).filter(this::isSeen).orElseThrow(() -> new NotYours(action, childId));
    }

    /** What is about a guardian is not seen by another one. */
    private boolean isSeen(Sheet sheet) {
        return !(CurrentActor.get() instanceof Actor.Parent parent) || sheet.isSeenBy(parent.subject());
    }

    private List<Sheet> listSeen(UUID childId) {
        return sheets.list(childId).stream().filter(this::isSeen).toList();
    }

    private ChildChecks.Named named(Sheet sheet) {
        return new ChildChecks.Named(sheet, instruments.get(sheet.instrument(), sheet.number(), sheet.checksum()));
    }

    private SheetRows.By guardian(UUID childId, String action) {
        if (CurrentActor.get() instanceof Actor.Parent parent) {
            return new SheetRows.By(parent.subject(), parent.name(), clock.instant());
        }
        throw new NotYours(action, childId);
    }

    /** The age this instrument counts for a child today. */
    public GrowthAge age(Instrument instrument, Child child) {
        var facts = child.facts();
        return instrument
                .age()
                .on(facts.birthDate(), ChildGrowth.gestation(facts).orElse(null), today());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
