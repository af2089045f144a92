package jp.sodachi.assessment;

import java.util.List;
import jp.sodachi.record.Child;
import org.jspecify.annotations.Nullable;

/**
 * A task with everything behind it.
 *
 * @param sheets the sheets that opened or joined it, the newest first
 * @param contacts what was tried, the newest first
 * @param escalation who looks after tasks whose day has passed, null while nobody is named
 */
public record Case(
        Task task,
        Child child,
        List<ChildChecks.Named> sheets,
        List<Contact> contacts,
        @Nullable Duty escalation) {
    public Case {
        sheets = List.copyOf(sheets);
        contacts = List.copyOf(contacts);
    }
}
