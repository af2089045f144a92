package jp.sodachi.tenantadmin.golive;

import java.util.List;
import java.util.Locale;

/**
 * What has to be true before a town goes live, as it is now.
 *
 * @param points in the order in which a town usually gets there
 */
public record Checklist(List<Point> points) {

    public Checklist {
        points = List.copyOf(points);
    }

    /** What is asked. */
    public enum Question {
        /** The worker has made the families with which the town is tried out. */
        FAMILIES,
        /** Two admins can sign in with a passkey, so that one may be ill. */
        ADMINS,
        /** The colours keep the contrast that words need. */
        CONTRAST,
        /** The national version the town answers by is in force, and the town's own layer fits it. */
        SCHEDULE,
        /** Families are told whom to call. */
        CONTACT,
        /** Families are told how personal data is handled. */
        PRIVACY,
        /** Somebody of the office has received a trial mail. */
        TRIAL
    }

    /** How it stands: UNKNOWN when whoever has to be asked does not answer. */
    public enum Answer {
        YES,
        NOT_YET,
        UNKNOWN
    }

    /**
     * One point.
     *
     * @param detail a number or a name that says more; may be empty
     */
    public record Point(Question question, Answer answer, String detail) {
        /** The key of what is asked. */
        public String label() {
            return "admin.check." + question.name().toLowerCase(Locale.ROOT);
        }

        /** The key of what is to be done or was found. */
        public String say() {
            return label() + "." + answer.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Whether the town may go live. */
    public boolean isComplete() {
        return points.stream().allMatch(point -> point.answer() == Answer.YES);
    }
}
