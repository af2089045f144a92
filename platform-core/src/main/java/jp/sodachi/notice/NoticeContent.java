package jp.sodachi.notice;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is written about a notice before it is approved.
 *
 * @param name what the office calls it; families do not see it
 * @param urgent an emergency: leaves at once, at night too, and stands above everything else
 * @param sendAt when sending may begin; null for as soon as somebody approves
 */
public record NoticeContent(
        String name,
        NoticeTexts texts,
        NoticeAction action,
        Segment segment,
        boolean urgent,
        @Nullable Instant sendAt) {

    /** Longest name. */
    public static final int LONGEST_NAME = 60;

    public NoticeContent {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("A notice has a name.");
        }
        if (segment.audience() != Segment.Audience.CHILDREN && texts.fields().contains(NoticeField.CHILD)) {
            throw new IllegalArgumentException("Only a notice about children names children.");
        }
    }

    /** When sending may begin; empty for as soon as somebody approves. */
    public Optional<Instant> at() {
        return Optional.ofNullable(sendAt);
    }
}
