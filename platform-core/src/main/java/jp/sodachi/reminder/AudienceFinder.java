package jp.sodachi.reminder;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import jp.sodachi.identity.Guardian;
import jp.sodachi.identity.Guardians;
import jp.sodachi.notice.NoticeDispatch;
import jp.sodachi.notice.NoticeList;
import jp.sodachi.notice.NoticeLists;
import jp.sodachi.notice.Segment;
import jp.sodachi.notice.TownNotice;
import jp.sodachi.record.ChildForReminder;
import jp.sodachi.record.ChildPlans;
import jp.sodachi.record.FamilyDistricts;
import jp.sodachi.record.PregnancyWeek;
import jp.sodachi.record.ToldPeople;
import jp.sodachi.reminder.NoticeAudience.Audience;
import jp.sodachi.reminder.NoticeAudience.Named;
import jp.sodachi.reminder.NoticeAudience.Reader;
import jp.sodachi.schedule.Status;

/** Finds whom a segment means on a day. A child that cannot be planned is not meant by a programme's state. */
final class AudienceFinder {
    private static final int CHUNK = 1000;
    private static final int DAYS_TO_DUE_DATE = 280;
    private static final int DAYS_A_WEEK = 7;
    /** Months are counted exactly afterwards; their ends differ by less. */
    private static final int SLACK_DAYS = 3;

    private final ToldPeople people;
    private final ChildPlans plans;
    private final Guardians guardians;
    private final FamilyDistricts districts;
    private final NoticeLists lists;

    AudienceFinder(
            ToldPeople people, ChildPlans plans, Guardians guardians, FamilyDistricts districts, NoticeLists lists) {
        this.people = people;
        this.plans = plans;
        this.guardians = guardians;
        this.districts = districts;
        this.lists = lists;
    }

    /** Everybody it means, in the caller's transaction; all of a list who are in it now. */
    Audience find(Segment segment, LocalDate day) {
        return find(segment, day, NoticeList::children);
    }

    /** Everybody whom a notice is to reach: of a list, those on whom two people have agreed. */
    Audience find(TownNotice notice, LocalDate day) {
        return find(notice.content().segment(), day, list -> list.since(notice.agreedAt()));
    }

    /** How many children it would mean besides, had those been in its list in time who were put in later, until {@code last}. */
    int countLater(TownNotice notice, LocalDate day, Instant last) {
        Segment segment = notice.content().segment();
        boolean somebody = segment.onlyList()
                .flatMap(lists::find)
                .filter(list -> !list.between(notice.agreedAt(), last).isEmpty())
                .isPresent();
        return somebody
                ? find(segment, day, list -> list.between(notice.agreedAt(), last))
                        .children()
                : 0;
    }

    private Audience find(Segment segment, LocalDate day, Function<NoticeList, Set<UUID>> members) {
        var found = new Found(only(segment, members));
        if (segment.audience() != Segment.Audience.PREGNANCIES) {
            addChildren(segment, day, found);
        }
        if (segment.audience() != Segment.Audience.CHILDREN) {
            addPregnancies(segment, day, found);
        }
        return found.readBy(guardians.findAll(found.readers.keySet()), segment.language());
    }

    /** The children and pregnancies to which districts and a list narrow it; empty when they do not. */
    private Optional<Set<UUID>> only(Segment segment, Function<NoticeList, Set<UUID>> members) {
        // A list that was put away has nobody in it; it is never read as "all".
        Optional<Set<UUID>> listed =
                segment.onlyList().map(id -> lists.find(id).map(members).orElse(Set.of()));
        if (segment.districts().isEmpty()) {
            return listed;
        }
        Set<UUID> there = districts.listIn(segment.districts());
        listed.ifPresent(there::retainAll);
        return Optional.of(there);
    }

    private void addChildren(Segment segment, LocalDate day, Found found) {
        UUID after = null;
        List<ChildForReminder> chunk;
        do {
            chunk = people.listChildren(
                    after,
                    CHUNK,
                    day.minusMonths(segment.ageTo() + 1L).minusDays(SLACK_DAYS),
                    day.minusMonths(segment.ageFrom()).plusDays(SLACK_DAYS));
            chunk.stream()
                    .filter(child -> found.mayBe(child.child().id()) && fits(child, segment, day))
                    .forEach(found::add);
            after = chunk.isEmpty() ? null : chunk.getLast().child().id();
        } while (chunk.size() == CHUNK);
    }

    private boolean fits(ChildForReminder child, Segment segment, LocalDate day) {
        long months = ChronoUnit.MONTHS.between(child.child().facts().birthDate(), day);
        return months >= segment.ageFrom()
                && months <= segment.ageTo()
                && !child.child().facts().birthDate().isAfter(day)
                && (segment.programme().isEmpty()
                        || !child.refused().contains(segment.programme()) && stands(child, segment, day));
    }

    private boolean stands(ChildForReminder child, Segment segment, LocalDate day) {
        try {
            return plans.plan(child.child(), child.doses(), day)
                    .find(segment.programme())
                    .filter(plan -> isMeant(segment.state(), plan.status()))
                    .isPresent();
        } catch (IllegalArgumentException unplannable) {
            return false;
        }
    }

    private static boolean isMeant(Segment.ProgrammeState state, Status status) {
        return switch (state) {
            case ANY -> true;
            case OPEN -> status.open();
            case OVERDUE -> status == Status.OVERDUE;
            case NOT_YET -> status == Status.NOT_YET;
            case COMPLETE -> status == Status.COMPLETE;
        };
    }

    private void addPregnancies(Segment segment, LocalDate day, Found found) {
        // Week w begins 280 - 7w days before the due date and ends the day before week w + 1.
        LocalDate dueFrom = day.plusDays(DAYS_TO_DUE_DATE - (segment.weekTo() + 1L) * DAYS_A_WEEK + 1);
        LocalDate dueTo = day.plusDays(DAYS_TO_DUE_DATE - (long) segment.weekFrom() * DAYS_A_WEEK);
        people.listPregnancies(dueFrom, dueTo).stream()
                .filter(each -> found.mayBe(each.id()))
                .filter(each -> PregnancyWeek.on(each.dueDate(), day).isPresent())
                .forEach(found::add);
    }

    /** What was found so far; readers in the order in which they were found. */
    private static final class Found {
        private final Optional<Set<UUID>> only;
        private final Map<UUID, Reader> readers = new LinkedHashMap<>();
        private final List<NoticeDispatch.Missed> missed = new ArrayList<>();
        private int children;
        private int pregnancies;

        private Found(Optional<Set<UUID>> only) {
            this.only = only;
        }

        boolean mayBe(UUID subject) {
            return only.map(ids -> ids.contains(subject)).orElse(true);
        }

        void add(ChildForReminder child) {
            children++;
            UUID id = child.child().id();
            if (child.guardians().isEmpty()) {
                missed.add(new NoticeDispatch.Missed(false, id));
            }
            child.guardians()
                    .forEach(guardian -> reader(guardian)
                            .children()
                            .add(new Named(id, child.child().facts().called())));
        }

        void add(ToldPeople.ToldPregnancy pregnancy) {
            pregnancies++;
            if (pregnancy.guardians().isEmpty()) {
                missed.add(new NoticeDispatch.Missed(true, pregnancy.id()));
            }
            pregnancy
                    .guardians()
                    .forEach(guardian -> reader(guardian).pregnancies().add(pregnancy.id()));
        }

        private Reader reader(UUID guardian) {
            return readers.computeIfAbsent(guardian, id -> new Reader(id, new ArrayList<>(), new ArrayList<>()));
        }

        /** Those who are still here and read that language; nobody is missed by a notice for readers of one language. */
        Audience readBy(Map<UUID, Guardian> here, String language) {
            List<Reader> kept = readers.values().stream()
                    .filter(reader -> {
                        Guardian guardian = here.get(reader.guardian());
                        return guardian != null && (language.isEmpty() || language.equals(guardian.language()));
                    })
                    .toList();
            return new Audience(children, pregnancies, kept, language.isEmpty() ? missed : List.of());
        }
    }
}
