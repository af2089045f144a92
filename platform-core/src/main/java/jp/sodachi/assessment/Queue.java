package jp.sodachi.assessment;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sodachi.record.Standing;
import org.jspecify.annotations.Nullable;

/**
 * The office's open tasks, those of the earliest day first.
 *
 * @param rows the ones of this filter, as many as are shown
 * @param counts how many each filter has
 * @param escalation who looks after those whose day has passed, null while nobody is named
 */
public record Queue(
        List<Row> rows,
        Map<QueueFilter, Integer> counts,
        @Nullable Duty escalation) {
    public Queue {
        rows = List.copyOf(rows);
        counts = Map.copyOf(counts);
    }

    /** How many this filter has. */
    public int count(QueueFilter filter) {
        return counts.getOrDefault(filter, 0);
    }

    /**
     * One task with what the office must see without opening it.
     *
     * @param attempts how often the family was tried
     * @param last the newest attempt, null without one
     */
    public record Row(
            Task task,
            String name,
            String kana,
            LocalDate birthDate,
            Standing standing,
            int attempts,
            @Nullable Contact last,
            List<ChildChecks.Named> sheets) {
        public Row {
            sheets = List.copyOf(sheets);
        }

        /** The newest sheet behind it. */
        public Optional<ChildChecks.Named> newest() {
            return sheets.stream().findFirst();
        }
    }
}
