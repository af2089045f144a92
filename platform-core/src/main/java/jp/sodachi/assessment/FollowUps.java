package jp.sodachi.assessment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.sodachi.audit.AuditEvent;
import jp.sodachi.audit.AuditTrail;
import jp.sodachi.identity.NotYours;
import jp.sodachi.identity.Permissions;
import jp.sodachi.identity.StaffRole;
import jp.sodachi.record.Records;
import org.springframework.transaction.annotation.Transactional;

/**
 * The office's tasks: families whom somebody contacts because of what was answered. Office only. A change answers false, and
 * changed nothing, when somebody else was faster.
 */
@Transactional
public class FollowUps {
    private final TaskRows tasks;
    private final SheetRows sheets;
    private final QueueRows queue;
    private final TownInstruments instruments;
    private final Records records;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final Clock clock;

    FollowUps(
            TaskRows tasks,
            SheetRows sheets,
            QueueRows queue,
            TownInstruments instruments,
            Records records,
            Permissions permissions,
            AuditTrail audit,
            Clock clock) {
        this.tasks = tasks;
        this.sheets = sheets;
        this.queue = queue;
        this.instruments = instruments;
        this.records = records;
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The open tasks of a filter with the numbers of all filters; of a protected child neither name nor answers.
     *
     * @param from how many of those that come first are left out
     * @param limit how many are given at most
     */
    public Queue list(QueueFilter filter, int from, int limit) {
        var reader = staff("followup.list").actorId();
        var found = queue.list(filter, reader, today(), from, limit);
        var behind =
                sheets.listOfTasks(found.stream().map(each -> each.task().id()).collect(Collectors.toSet())).stream()
                        .map(this::named)
                        .toList();
        var rows = found.stream()
                .map(each -> new Queue.Row(
                        each.task(),
                        each.name(),
                        each.kana(),
                        each.birthDate(),
                        each.standing(),
                        each.attempts(),
                        each.last(),
                        each.shielded()
                                ? List.of()
                                : behind.stream()
                                        .filter(sheet -> each.task()
                                                .id()
                                                .equals(sheet.sheet().taskId()))
                                        .toList()))
                .toList();
        return new Queue(
                rows,
                queue.count(reader, today()),
                tasks.findDuty(Duty.Kind.ESCALATION).orElse(null));
    }

    /** How many tasks are open, and how many of them are due today or before. */
    public Waiting countWaiting() {
        var counts = queue.count(staff("followup.list").actorId(), today());
        return new Waiting(
                counts.getOrDefault(QueueFilter.ALL, 0),
                counts.getOrDefault(QueueFilter.OVERDUE, 0) + counts.getOrDefault(QueueFilter.TODAY, 0));
    }

    /** Open tasks, and those of them due today or before. */
    public record Waiting(int open, int due) {}

    /**
     * All tasks of a child, the newest first, and what waits in the town; asked where the child's page is opened, which the
     * trail keeps.
     */
    public OfChild lookAt(UUID childId) {
        permissions.requireStaff(StaffRole.NURSE, "followup.list");
        var found = queue.lookAt(childId, today());
        return new OfChild(found.tasks(), found.waiting());
    }

    /** A child's tasks, and what waits in the town. */
    public record OfChild(List<Task> tasks, Waiting waiting) {
        public OfChild {
            tasks = List.copyOf(tasks);
        }
    }

    /** A task with everything behind it; the opening is kept in the trail. */
    public Case get(UUID taskId) {
        var task = find(taskId, "followup.read");
        return new Case(
                task,
                records.getChildFor(task.childId(), "followup.read"),
                sheets.listOfTasks(Set.of(taskId)).stream().map(this::named).toList(),
                tasks.listContacts(taskId),
                tasks.findDuty(Duty.Kind.ESCALATION).orElse(null));
    }

    /** All tasks of a child, the newest first; asked where the child's page is opened, which the trail keeps. */
    public List<Task> listOf(UUID childId) {
        permissions.requireStaff(StaffRole.NURSE, "followup.list");
        return tasks.list(childId);
    }

    /** The reader takes a task. */
    public boolean take(UUID taskId, int version) {
        var event = event(taskId, "followup.take");
        return tasks.take(taskId, version, event.actorId(), event.actorName());
    }

    /** @param plan what is to be done; up to {@value Task#LONGEST_TEXT} characters, may be empty */
    public boolean plan(UUID taskId, int version, String plan) {
        event(taskId, "followup.plan");
        requireLength(plan);
        return tasks.plan(taskId, version, plan);
    }

    /**
     * Keeps an attempt to reach the family.
     *
     * @param note up to {@value Task#LONGEST_TEXT} characters, may be empty
     */
    public boolean contact(UUID taskId, Contact.Way way, boolean reached, String note) {
        var event = event(taskId, "followup.contact");
        requireLength(note);
        return tasks.contact(taskId, new Contact(clock.instant(), event.actorName(), way, reached, note));
    }

    /**
     * Closes a task.
     *
     * @param note why, 1 to {@value Task#LONGEST_TEXT} characters
     */
    public boolean close(UUID taskId, int version, Task.Outcome outcome, String note) {
        var event = event(taskId, "followup.close");
        requireLength(note);
        if (note.isBlank()) {
            throw new IllegalArgumentException("A task is closed with a reason.");
        }
        return tasks.close(taskId, version, outcome, note, event.actorName(), clock.instant());
    }

    /** Who is there for what must not wait. */
    public Optional<Duty> findDuty(Duty.Kind kind) {
        permissions.requireStaff(StaffRole.NURSE, "followup.list");
        return tasks.findDuty(kind);
    }

    /** The reader takes this duty. */
    public void takeDuty(Duty.Kind kind) {
        var event = staff("followup.duty");
        tasks.setDuty(new Duty(kind, event.actorId(), event.actorName()), event.actorName(), clock.instant());
        audit.record(event);
    }

    private Task find(UUID taskId, String action) {
        permissions.requireStaff(StaffRole.NURSE, action);
        return tasks.find(taskId).orElseThrow(() -> new NotYours(action, null));
    }

    private AuditEvent event(UUID taskId, String action) {
        records.getChildFor(find(taskId, action).childId(), action);
        return staff(action);
    }

    private AuditEvent staff(String action) {
        return permissions.requireStaff(StaffRole.NURSE, action).does(action, null, null);
    }

    private ChildChecks.Named named(Sheet sheet) {
        return new ChildChecks.Named(sheet, instruments.get(sheet.instrument(), sheet.number(), sheet.checksum()));
    }

    private static void requireLength(String text) {
        if (text.length() > Task.LONGEST_TEXT) {
            throw new IllegalArgumentException("A text of up to " + Task.LONGEST_TEXT + " characters");
        }
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
