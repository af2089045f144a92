package jp.sodachi.municipalityportal.replies;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sodachi.identity.Guardian;
import jp.sodachi.identity.Guardians;
import jp.sodachi.identity.StaffMembers;
import jp.sodachi.record.Records;
import jp.sodachi.reply.ReplyDesk;
import jp.sodachi.reply.ReplyThread;
import jp.sodachi.reply.ThreadState;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the desk's two pages show, each read in one transaction. */
@Component
@Transactional
class ReplyReading {
    private static final int MOST = 200;

    private final ReplyDesk desk;
    private final Records records;
    private final Guardians guardians;
    private final StaffMembers members;
    private final Clock clock;

    ReplyReading(ReplyDesk desk, Records records, Guardians guardians, StaffMembers members, Clock clock) {
        this.desk = desk;
        this.records = records;
        this.guardians = guardians;
        this.members = members;
        this.clock = clock;
    }

    /** A child or pregnancy of the guardian; a protected one's name is hidden. */
    record Subject(String name, String path) {}

    /**
     * One thread in the list.
     *
     * @param hours whole hours for which it waits; 0 unless it does
     */
    record Row(ReplyThread thread, List<Subject> subjects, long hours) {
        /** Whole days for which it waits. */
        public long days() {
            return hours / 24;
        }
    }

    /** The list in one state, with how many there are in each. */
    record Page(List<Row> rows, ReplyDesk.Counts counts) {}

    public Page list(ThreadState state) {
        var threads = desk.list(state, MOST);
        var names = records.listNames(threads.stream()
                .flatMap(thread -> Stream.concat(thread.children().stream(), thread.pregnancies().stream()))
                .collect(Collectors.toSet()));
        return new Page(threads.stream().map(thread -> row(thread, names)).toList(), desk.count());
    }

    private Row row(ReplyThread thread, Map<UUID, String> names) {
        return new Row(
                thread,
                subjects(thread, names),
                thread.waiting()
                        .map(since -> Duration.between(since, clock.instant()).toHours())
                        .orElse(0L));
    }

    private static List<Subject> subjects(ReplyThread thread, Map<UUID, String> names) {
        return Stream.concat(
                        thread.children().stream().map(id -> subject(id, "/children/", names)),
                        thread.pregnancies().stream().map(id -> subject(id, "/pregnancies/", names)))
                .filter(subject -> !subject.name().isEmpty())
                .sorted(Comparator.comparing(Subject::name))
                .toList();
    }

    private static Subject subject(UUID id, String path, Map<UUID, String> names) {
        return new Subject(names.getOrDefault(id, ""), path + id);
    }

    /**
     * One thread, opened.
     *
     * @param guardian who writes; null for somebody who has left the handbook
     * @param me the reader's own entry; null for a visitor
     */
    record Open(
            ReplyDesk.Opened opened,
            List<Subject> subjects,
            @Nullable Guardian guardian,
            List<StaffMembers.Colleague> colleagues,
            @Nullable UUID me) {}

    public Open open(UUID id) {
        var opened = desk.open(id);
        var thread = opened.thread();
        var names = records.listNames(Stream.concat(thread.children().stream(), thread.pregnancies().stream())
                .collect(Collectors.toUnmodifiableSet()));
        return new Open(
                opened,
                subjects(thread, names),
                guardians.findAll(Set.of(thread.guardian())).get(thread.guardian()),
                members.listColleagues(),
                members.findMe().map(me -> me.id()).orElse(null));
    }
}
