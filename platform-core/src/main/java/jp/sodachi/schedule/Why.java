package jp.sodachi.schedule;

import java.time.LocalDate;
import java.util.List;

/**
 * Why a field has its value: the rule, and a sentence as message key and values. Rendering is the portals': each value
 * goes into the message in the reader's language, a {@link Arg.Name} through the message of its key.
 *
 * @param rule the rule's path in the definition, such as {@code PCV/P2.open}
 * @param message key in {@code messages/schedule_*.properties}
 */
public record Why(Field field, String rule, String message, List<Arg> args) {

    public Why {
        args = List.copyOf(args);
    }

    /** What is explained. */
    public enum Field {
        STATUS("status"),
        EARLIEST("earliestDate"),
        RECOMMENDED_FROM("recommendedFrom"),
        RECOMMENDED_TO("recommendedTo"),
        LAST("lastDate"),
        DOSE("perDose"),
        /** Advice that changes no date. */
        ADVICE("advice");

        private final String code;

        Field(String code) {
            this.code = code;
        }

        /** The field's name in case files. */
        public String code() {
            return code;
        }
    }

    /** A value in the sentence. */
    public sealed interface Arg {
        /** A calendar day. */
        record Day(LocalDate day) implements Arg {}

        /** A plain number: days, weeks, months, years or an ordinal, as the message says. */
        record Count(int number) implements Arg {}

        /** A word that has a message of its own. */
        record Name(String key) implements Arg {}
    }
}
