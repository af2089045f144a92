package jp.sodachi.parentportal.words;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import jp.sodachi.schedule.Why;
import jp.sodachi.support.JapaneseDates;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The schedule's facts in a parent's words. */
@Component
public final class PlanWords {
    /** Within so many months of today a day is shown without its year. */
    private static final int YEAR_IS_PLAIN = 10;

    private static final int NAMED_ORDINALS = 4;
    private static final DateTimeFormatter ENGLISH = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter ENGLISH_WITH_YEAR =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    private final MessageSource messages;

    PlanWords(MessageSource messages) {
        this.messages = messages;
    }

    /** A programme: 5種混合. */
    public String programme(String code, Locale reader) {
        return say(reader, "schedule.programme." + code);
    }

    /** A product: ロタリックス(1価). */
    public String product(String code, Locale reader) {
        return say(reader, "schedule.product." + code);
    }

    /**
     * Which dose of its programme: 2回目, 追加, 3回目・最後; empty when the programme has one dose only.
     *
     * @param key the step's name in the schedule
     */
    public String ordinal(int ordinal, String key, int planned, Locale reader) {
        if (planned <= 1) {
            return "";
        }
        if (key.startsWith("BOOST")) {
            return say(reader, "schedule.dose.booster");
        }
        var word = ordinal <= NAMED_ORDINALS
                ? say(reader, "schedule.dose." + ordinal)
                : say(reader, "parent.dose.nth", ordinal);
        return ordinal == planned ? say(reader, "parent.dose.last", word) : word;
    }

    /** The sentence of a reason. */
    public String why(Why why, LocalDate today, Locale reader) {
        var values = why.args().stream()
                .map(arg -> switch (arg) {
                    case Why.Arg.Day(LocalDate day) -> plainDay(day, today, reader);
                    case Why.Arg.Count(int number) -> (Object) number;
                    case Why.Arg.Name(String key) -> say(reader, key);
                })
                .toArray();
        return say(reader, "parent.sentence", say(reader, why.message(), values));
    }

    /** A day as it is shown, with its year where that is not plain. */
    public Shown shown(LocalDate day, LocalDate today, Locale reader) {
        return new Shown(day, day(day, today, reader));
    }

    /** Other words of the parents' pages. */
    public String say(Locale reader, String key, Object... values) {
        return messages.getMessage(key, values, reader);
    }

    private static String day(LocalDate day, LocalDate today, Locale reader) {
        return isNear(day, today) ? JapaneseDates.brief(day, reader) : plainDay(day, today, reader);
    }

    /** A day without its weekday, as it stands inside a sentence. */
    private static String plainDay(LocalDate day, LocalDate today, Locale reader) {
        var near = isNear(day, today);
        if (reader.getLanguage().equals("ja")) {
            return near ? day.getMonthValue() + "月" + day.getDayOfMonth() + "日" : JapaneseDates.era(day);
        }
        return day.format(near ? ENGLISH : ENGLISH_WITH_YEAR);
    }

    private static boolean isNear(LocalDate day, LocalDate today) {
        return day.isAfter(today.minusMonths(YEAR_IS_PLAIN)) && day.isBefore(today.plusMonths(YEAR_IS_PLAIN));
    }
}
