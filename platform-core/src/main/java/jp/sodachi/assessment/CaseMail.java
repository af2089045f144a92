package jp.sodachi.assessment;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import jp.sodachi.notice.Message;
import jp.sodachi.notice.OfficeNotices;

/**
 * Mails to the office about a case that must not wait: a link to it, and nothing of whom it is about or what was answered.
 * Where nobody is named for it, or who is named works here no more, it goes to the next, in the end to every admin.
 */
class CaseMail {
    private static final Duration GOOD_FOR = Duration.ofDays(1);

    private final OfficeNotices office;
    private final TaskRows tasks;

    CaseMail(OfficeNotices office, TaskRows tasks) {
        this.office = office;
        this.tasks = tasks;
    }

    /** At once, at any hour; once a sheet. */
    void urgent(UUID taskId, UUID sheetId, Instant now) {
        tell(
                new Message.CaseWaits(false, path(taskId)),
                "case-urgent/" + sheetId,
                now,
                Stream.of(Duty.Kind.URGENT, Duty.Kind.ESCALATION));
    }

    /** Once a case, from {@code from} on. */
    void overdue(UUID taskId, Instant from) {
        tell(
                new Message.CaseWaits(true, path(taskId)),
                "case-overdue/" + taskId,
                from,
                Stream.of(Duty.Kind.ESCALATION, Duty.Kind.URGENT));
    }

    private void tell(Message message, String key, Instant from, Stream<Duty.Kind> order) {
        var told = order.map(tasks::findDuty)
                .flatMap(Optional::stream)
                .anyMatch(duty -> office.tell(duty.staffId(), message, key, from, GOOD_FOR));
        if (!told) {
            office.tellAdmins(message, key, from, GOOD_FOR);
        }
    }

    private static String path(UUID taskId) {
        return "/follow-ups/" + taskId;
    }
}
