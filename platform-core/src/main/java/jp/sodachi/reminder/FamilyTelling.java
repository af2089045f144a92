package jp.sodachi.reminder;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.sodachi.audit.AuditTrail;
import jp.sodachi.identity.CurrentActor;
import jp.sodachi.notice.NewDelivery;
import jp.sodachi.notice.Notices;
import jp.sodachi.record.ToldPeople;
import jp.sodachi.schedule.Schedules;

/** The second part of a town's night: one message a guardian and day. In the caller's transaction. */
final class FamilyTelling {
    private static final Duration GOOD_FOR = Duration.ofDays(2);

    /** What is called back has waited no longer than it is good for, and is planned again in one of the next nights. */
    private static final Duration REMEMBERED = Duration.ofDays(7);

    private final Notices notices;
    private final ToldItems told;
    private final ToldPeople people;
    private final AuditTrail audit;

    FamilyTelling(Notices notices, ToldItems told, ToldPeople people, AuditTrail audit) {
        this.notices = notices;
        this.told = told;
        this.people = people;
        this.audit = audit;
    }

    /**
     * What the night tells from.
     *
     * @param besides what the town says besides, by language
     * @param notBefore when its messages may leave
     */
    record Words(
            Schedules schedules,
            Map<String, String> besides,
            LocalDate day,
            Instant now,
            Instant notBefore,
            boolean evenAtNight) {}

    /**
     * What was told.
     *
     * @param items things
     * @param deliveries messages
     * @param waiting children whose family has had its message of the day already
     */
    record Told(int items, int deliveries, Set<UUID> waiting) {}

    Told tell(List<List<ChildToTell>> found, Words words) {
        List<List<ChildToTell>> families = stillTold(found);
        Set<String> had = notices.listQueued(families.stream()
                .flatMap(family -> readers(family).stream())
                .map(reader -> onceKey(reader, words.day()))
                .toList());
        Set<UUID> waiting = new HashSet<>();
        List<List<ChildToTell>> open = new ArrayList<>();
        for (List<ChildToTell> family : families) {
            if (readers(family).stream().anyMatch(reader -> had.contains(onceKey(reader, words.day())))) {
                family.forEach(child -> waiting.add(child.id()));
            } else {
                open.add(family);
            }
        }
        List<List<ChildToTell>> fresh = fresh(open, words);
        Reminded before = new Reminded(notices.listReminded(
                fresh.stream().flatMap(family -> readers(family).stream()).collect(Collectors.toSet()),
                words.now().minus(REMEMBERED)));
        List<NewDelivery> deliveries = fresh.stream()
                .flatMap(family -> write(family, words, before).stream())
                .toList();
        int queued = notices.queueAll(deliveries).size();
        if (queued < deliveries.size()) {
            throw new IllegalStateException(
                    "another planner told a family at the same moment; the day is planned again");
        }
        List<ChildToTell> children = fresh.stream().flatMap(List::stream).toList();
        children.forEach(child -> audit.record(CurrentActor.get().does("reminder.tell", child.id(), null)));
        return new Told(
                children.stream().mapToInt(child -> child.tellings().size()).sum(), queued, waiting);
    }

    /** They were found a while ago: of whom, and to whom, nothing is said any more since then, nothing is said now. */
    private List<List<ChildToTell>> stillTold(List<List<ChildToTell>> found) {
        Set<UUID> told = people.holdChildren(
                found.stream().flatMap(List::stream).map(ChildToTell::id).collect(Collectors.toSet()));
        Set<ToldPeople.Link> links = people.holdLinks(told);
        return found.stream()
                .map(family -> family.stream()
                        .map(child -> child.withGuardians(child.guardians().stream()
                                .filter(guardian -> links.contains(new ToldPeople.Link(guardian, child.id())))
                                .collect(Collectors.toUnmodifiableSet())))
                        .filter(child ->
                                told.contains(child.id()) && !child.guardians().isEmpty())
                        .toList())
                .filter(family -> !family.isEmpty())
                .toList();
    }

    /** The families with what is really new of each child; what another planner has told meanwhile is not. */
    private List<List<ChildToTell>> fresh(List<List<ChildToTell>> families, Words words) {
        Set<ToldItems.Item> inserted = told.insertAll(
                families.stream()
                        .flatMap(List::stream)
                        .flatMap(child ->
                                child.tellings().stream().map(telling -> new ToldItems.Item(child.id(), telling.key())))
                        .toList(),
                words.schedules(),
                words.day(),
                words.now());
        return families.stream()
                .map(family -> family.stream()
                        .map(child -> child.withTellings(child.tellings().stream()
                                .filter(telling -> inserted.contains(new ToldItems.Item(child.id(), telling.key())))
                                .toList()))
                        .filter(child -> !child.tellings().isEmpty())
                        .toList())
                .filter(family -> !family.isEmpty())
                .toList();
    }

    private static List<NewDelivery> write(List<ChildToTell> family, Words words, Reminded before) {
        return readers(family).stream()
                .flatMap(reader -> before
                        .rest(
                                reader,
                                ReminderMessage.of(
                                        family.stream()
                                                .filter(child ->
                                                        child.guardians().contains(reader))
                                                .toList(),
                                        words.day(),
                                        words.schedules().wording(),
                                        words.besides()))
                        .map(message -> new NewDelivery(
                                reader,
                                message,
                                onceKey(reader, words.day()),
                                words.notBefore(),
                                words.notBefore().plus(GOOD_FOR),
                                words.evenAtNight()))
                        .stream())
                .toList();
    }

    private static Set<UUID> readers(List<ChildToTell> family) {
        return family.stream()
                .flatMap(child -> child.guardians().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String onceKey(UUID guardian, LocalDate day) {
        return "reminder/" + guardian + "/" + day;
    }

    /** What the town says besides, by language. */
    static Map<String, String> besides(ReminderSettings.Setting setting) {
        Map<String, String> words = new TreeMap<>(Map.of("ja", setting.wordsJa(), "en", setting.wordsEn()));
        words.values().removeIf(String::isBlank);
        return words;
    }
}
