package jp.sodachi.parentportal.words;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One dose to come.
 *
 * @param programme code of the programme
 * @param name the vaccine in words: 5種混合
 * @param ordinal which one it is: 2回目, or 3回目・最後; empty where there is only one
 * @param from the first recommended day, else the first possible one
 * @param recommendedTo end of the recommended period, if one is set
 * @param last last day on which it is free of charge, if there is one
 * @param overdue the recommended period is over and it can still be given
 * @param pressing the last day is near: it stands out
 * @param reasons why these dates, one sentence each
 */
public record DoseView(
        String programme,
        String name,
        String ordinal,
        Shown from,
        @Nullable Shown recommendedTo,
        @Nullable Shown last,
        boolean overdue,
        boolean pressing,
        List<Because> reasons) {

    public DoseView {
        reasons = List.copyOf(reasons);
    }

    /** Vaccine and which one: 5種混合 2回目. */
    public String what() {
        return ordinal.isEmpty() ? name : name + " " + ordinal;
    }

    /** The names of the rules behind the reasons. */
    public String rules() {
        return reasons.stream().map(Because::rule).distinct().collect(Collectors.joining(", "));
    }

    /**
     * A reason.
     *
     * @param sentence in the reader's language
     * @param rule the rule's name in the schedule
     */
    public record Because(String sentence, String rule) {}
}
