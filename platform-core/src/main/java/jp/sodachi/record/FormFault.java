package jp.sodachi.record;

import java.util.List;

/**
 * Something on a page that cannot be kept.
 *
 * @param field {@code on}, {@code place}, {@code judgement}, {@code note}, or an item's code
 * @param message key of the words for it
 * @param values what goes into the words
 */
public record FormFault(String field, String message, List<Object> values) {
    public FormFault {
        values = List.copyOf(values);
    }

    static FormFault of(String field, String message, Object... values) {
        return new FormFault(field, message, List.of(values));
    }
}
