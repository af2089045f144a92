package jp.sodachi.notice;

import java.time.Instant;

/**
 * Words from which the office begins a notice.
 *
 * @param code the starter's word, or a random id for one of the town's own
 * @param changedBy who wrote last; empty while it is as the town was given it
 * @param version grows with every change; 0 for one that is not saved yet
 */
public record NoticeTemplate(
        String code,
        String name,
        NoticeTexts texts,
        Segment.Audience audience,
        NoticeAction action,
        String changedBy,
        Instant changedAt,
        int version) {

    /** Whether it is as the town was given it. */
    public boolean isUntouched() {
        return changedBy.isEmpty();
    }
}
