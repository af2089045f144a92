package jp.sodachi.assessment;

import java.time.Instant;

/** An attempt to reach a family. */
public record Contact(Instant at, String by, Way way, boolean reached, String note) {
    /** How it was tried. */
    public enum Way {
        PHONE,
        VISIT,
        OFFICE,
        CHECKUP,
        LETTER,
        OTHER
    }
}
