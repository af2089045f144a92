package jp.sodachi.parentportal.development;

import java.util.List;
import jp.sodachi.web.Choice;
import org.jspecify.annotations.Nullable;

/**
 * One question on its screen.
 *
 * @param number counted from 1
 * @param options the answers, in their order
 * @param chosen what was answered, empty when nothing was
 * @param help empty when the question says it
 * @param picture the name of a drawing, empty without one
 * @param band null where no survey says when others can
 */
record QuestionView(
        String item,
        String text,
        String help,
        String picture,
        int number,
        int total,
        List<Choice> options,
        String chosen,
        @Nullable AgeBand band) {
    QuestionView {
        options = List.copyOf(options);
    }
}
