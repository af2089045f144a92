package jp.sodachi.web;

import java.util.Optional;

/**
 * One step of long work, as a reader sees it.
 *
 * @param words what the step does, in the reader's language
 * @param state where it stands
 * @param note what is to be said about it: a failure's reason, a count
 */
public record Step(String words, State state, Optional<String> note) {

    public boolean isSaid() {
        return note.isPresent();
    }

    /** Empty text where nothing is said. */
    public String getMessage() {
        return note.orElse("");
    }

    /** Where a step stands. */
    public enum State {
        WAITING("waiting"),
        RUNNING("running"),
        DONE("check"),
        FAILED("error");

        private final String icon;

        State(String icon) {
            this.icon = icon;
        }

        public String getIcon() {
            return icon;
        }

        /** The class of its row, and the last part of its message key. */
        public String getCss() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
