package jp.sodachi.municipalityportal.instruments;

import java.util.List;

/** One part of a draft as it was typed. */
interface DraftForm {
    /** What stands in it, to be laid beside what somebody else has saved. */
    List<Part> parts();

    /** One field; {@code label} is a message key. */
    record Part(String label, String value) {
        public Part {
            value = value.replace("\r\n", "\n").strip();
        }
    }
}
