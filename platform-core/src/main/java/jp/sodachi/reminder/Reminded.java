package jp.sodachi.reminder;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sodachi.notice.Message;

/**
 * What has left to each guardian in the last days. What was called back from one guardian of a child is planned again for the
 * child; whoever was told before is not told once more.
 */
final class Reminded {
    private final Map<UUID, Set<Said>> said;

    Reminded(Map<UUID, List<Message.Reminder>> left) {
        this.said = left.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().stream()
                                .flatMap(Reminded::said)
                                .collect(Collectors.toUnmodifiableSet())));
    }

    /** One thing said of a child, as the message has it. */
    private record Said(String child, Message.Kind kind, String programme, int ordinal, LocalDate from) {
        static Said of(Message.ForChild child, Message.Item item) {
            return new Said(child.name(), item.kind(), item.programme(), item.ordinal(), item.from());
        }
    }

    private static Stream<Said> said(Message.Reminder message) {
        return message.children().stream()
                .flatMap(child -> child.items().stream().map(item -> Said.of(child, item)));
    }

    /** What of a message the guardian has not been told yet; empty when that is nothing. */
    Optional<Message.Reminder> rest(UUID guardian, Message.Reminder message) {
        Set<Said> known = said.getOrDefault(guardian, Set.of());
        if (known.isEmpty()) {
            return Optional.of(message);
        }
        List<Message.ForChild> rest = message.children().stream()
                .map(child -> new Message.ForChild(
                        child.name(),
                        child.items().stream()
                                .filter(item -> !known.contains(Said.of(child, item)))
                                .toList()))
                .filter(child -> !child.items().isEmpty())
                .toList();
        return rest.isEmpty()
                ? Optional.empty()
                : Optional.of(new Message.Reminder(rest, message.path(), message.besides()));
    }
}
