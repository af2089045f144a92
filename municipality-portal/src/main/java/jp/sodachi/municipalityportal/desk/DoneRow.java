package jp.sodachi.municipalityportal.desk;

import java.time.LocalDate;
import java.util.List;
import jp.sodachi.web.Badge;
import org.jspecify.annotations.Nullable;

/**
 * Something done, as a time line shows it. Every word is finished in the reader's language: a long time line has hundreds of
 * places, and the page only puts each into its own. A text is empty where there is nothing to say, an address where there is
 * nothing to do.
 *
 * @param on the day, by which a time line is in order
 * @param stands whether it counts
 * @param day the day in words
 * @param beside how old the child or how far the pregnancy was
 * @param title the product or the page of the handbook
 * @param origin which side it came from
 * @param judgement in the words of the town's list
 * @param worries how many answers are a sign of worry, in words
 * @param where place, person and lot
 * @param pictures addresses of the photos of its sticker
 * @param answers what was answered, in the page's order
 * @param answered how many answers there are, in words
 * @param by who entered it, and when
 * @param later what became of it: who confirmed, released, corrected or withdrew it, and why
 * @param settle where it is confirmed or released with one press
 */
public record DoneRow(
        LocalDate on,
        boolean stands,
        String day,
        String beside,
        String title,
        List<Badge> badges,
        String origin,
        String judgement,
        String worries,
        String where,
        List<String> pictures,
        List<Said> answers,
        String answered,
        String note,
        Line by,
        List<Line> later,
        String settle,
        String settleWords,
        String correct,
        String withdraw) {

    public DoneRow {
        badges = List.copyOf(badges);
        pictures = List.copyOf(pictures);
        answers = List.copyOf(answers);
        later = List.copyOf(later);
    }

    /** A sentence, and when that was. */
    public record Line(String words, String when) {}

    /**
     * An answer.
     *
     * @param kind the classes it is shown with; null for plain words
     * @param language of what somebody typed; null for the page's own
     */
    public record Said(
            String asked,
            String answer,
            @Nullable String kind,
            @Nullable String language) {}
}
