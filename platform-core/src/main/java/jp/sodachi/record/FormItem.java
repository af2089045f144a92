package jp.sodachi.record;

import java.math.BigDecimal;
import java.util.List;

/**
 * One thing asked for on a page of the handbook. Its words stand in the message files under {@code form.item.<code>}.
 *
 * @param code unique within its form; the same code means the same thing on every form
 * @param unit part of a message key, empty where there is none
 * @param least smallest plausible number; smaller ones are asked back
 * @param most largest plausible number
 * @param decimals places behind the point that are kept
 * @param options codes to choose from, in order; empty unless it is a choice
 * @param concern the answer that is a sign of worry, empty where none is
 * @param sensitive kept from lists, co-parents, shares and exports; shown on asking only
 */
public record FormItem(
        String code,
        Type type,
        String unit,
        BigDecimal least,
        BigDecimal most,
        int decimals,
        List<String> options,
        String concern,
        boolean sensitive) {

    /** Longest text that is kept. */
    public static final int LONGEST_TEXT = 2000;

    /** How it is answered. */
    public enum Type {
        NUMBER,
        CHOICE,
        YES_NO,
        YES_NO_UNSURE,
        /** A day, a month, or not yet: {@code 2026-11-02}, {@code 2026-11}, {@code NOT_YET}. */
        WHEN,
        DAY,
        TEXT
    }

    public FormItem {
        options = List.copyOf(options);
    }

    /** Whether a person picks among few answers. */
    public boolean isChosen() {
        return !options.isEmpty();
    }

    /** Whether this answer is a sign of worry. */
    public boolean worries(String answer) {
        return !concern.isEmpty() && concern.equals(answer);
    }
}
