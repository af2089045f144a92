package jp.sodachi.record;

import java.util.UUID;

/** Whom a page of the handbook is about. */
public record FormSubject(UUID id, Kind kind) {

    /** A child, or a pregnancy and the woman. */
    public enum Kind {
        CHILD,
        PREGNANCY
    }

    public static FormSubject child(UUID id) {
        return new FormSubject(id, Kind.CHILD);
    }

    public static FormSubject pregnancy(UUID id) {
        return new FormSubject(id, Kind.PREGNANCY);
    }
}
