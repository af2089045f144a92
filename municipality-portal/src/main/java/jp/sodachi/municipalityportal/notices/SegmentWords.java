package jp.sodachi.municipalityportal.notices;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.sodachi.notice.Segment;
import org.springframework.context.MessageSource;

/** Says in the reader's language whom a notice concerns. */
final class SegmentWords {
    private final MessageSource messages;
    private final Locale reader;
    private final Map<UUID, String> lists;

    /** @param lists the names of the lists that a notice may go to */
    SegmentWords(MessageSource messages, Locale reader, Map<UUID, String> lists) {
        this.messages = messages;
        this.lists = lists;
        this.reader = reader;
    }

    /** One line for each condition, the kind of family first. */
    List<String> of(Segment segment) {
        var lines = new ArrayList<String>();
        lines.add(say("notice.audience." + segment.audience().name()));
        if (segment.ageFrom() > 0 || segment.ageTo() < Segment.OLDEST_MONTHS) {
            lines.add(say("notice.whom.age", segment.ageFrom(), segment.ageTo()));
        }
        if (segment.weekFrom() > 0 || segment.weekTo() < Segment.LAST_WEEK) {
            lines.add(say("notice.whom.week", segment.weekFrom(), segment.weekTo()));
        }
        if (!segment.programme().isEmpty()) {
            lines.add(say(
                    "notice.whom.programme",
                    say("schedule.programme." + segment.programme()),
                    say("notice.programme-state." + segment.state().name())));
        }
        if (!segment.districts().isEmpty()) {
            lines.add(say(
                    "notice.whom.district",
                    segment.districts().stream().sorted().collect(Collectors.joining("、"))));
        }
        segment.onlyList().ifPresent(list -> lines.add(say("notice.whom.list", lists.getOrDefault(list, "—"))));
        if (!segment.language().isEmpty()) {
            lines.add(say("notice.whom.language", say("notice.language." + segment.language())));
        }
        return lines;
    }

    private String say(String key, Object... values) {
        return Objects.requireNonNull(messages.getMessage(key, values, reader));
    }
}
