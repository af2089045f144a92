package jp.sodachi.assessment;

import java.time.Clock;
import java.time.LocalDate;
import jp.sodachi.audit.AuditTrail;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.CurrentActor;
import jp.sodachi.identity.NotYours;
import jp.sodachi.notice.Daytime;
import org.springframework.transaction.annotation.Transactional;

/**
 * The night's look at the office's tasks: one whose day has passed with nobody of the family reached goes to whoever looks
 * after such cases, who is told in the morning. Once a task; kept in the trail. For jobs.
 */
@Transactional
public class Escalation {
    private final TaskRows tasks;
    private final CaseMail mail;
    private final AuditTrail audit;
    private final Clock clock;

    Escalation(TaskRows tasks, CaseMail mail, AuditTrail audit, Clock clock) {
        this.tasks = tasks;
        this.mail = mail;
        this.audit = audit;
        this.clock = clock;
    }

    /** Hands on what is overdue on {@code day}; how many there were. */
    public int handOn(LocalDate day) {
        if (!(CurrentActor.get() instanceof Actor.Job job)) {
            throw new NotYours("followup.escalate", null);
        }
        var now = clock.instant();
        var lead = tasks.findDuty(Duty.Kind.ESCALATION).filter(tasks::isHere);
        var handed = 0;
        for (var task : tasks.listOverdue(day)) {
            if (tasks.escalate(task, lead, now)) {
                audit.record(job.does("followup.escalate", task.childId(), task.id()));
                mail.overdue(task.id(), Daytime.next(now));
                handed++;
            }
        }
        return handed;
    }
}
