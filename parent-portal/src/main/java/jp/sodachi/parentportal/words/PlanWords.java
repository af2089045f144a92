package jp.sodachi.parentportal.words;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import jp.sodachi.record.ChildPlans;
import jp.sodachi.schedule.LocalOffer;
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

    private static final String PROGRAMME = "schedule.programme.";
    private static final String FOR_ENGLISH = "@en";

    private final MessageSource messages;
    private final ChildPlans plans;
    private final Clock clock;

    PlanWords(MessageSource messages, ChildPlans plans, Clock clock) {
        this.messages = messages;
        this.plans = plans;
        this.clock = clock;
    }

    /** A programme: 5種混合, or what the town calls it. */
    public String programme(String code, Locale reader) {
        var own = plans.schedules(LocalDate.now(clock)).wording();
        var key = PROGRAMME + code;
        var said = own.get(reader.getLanguage().equals("ja") ? key : key + FOR_ENGLISH);
        return said == null ? say(reader, key) : said;
    }

    /** What the town pays beyond the national programme. */
    public OfferView offer(LocalOffer offer, LocalDate today, Locale reader) {
        var pays = offer.yen() == 0 ? say(reader, "parent.offer.all") : say(reader, "parent.offer.yen", offer.yen());
        var to = offer.to().map(day -> shown(day, today, reader));
        var when = offer.from().isAfter(today)
                ? to.map(last -> say(
                                reader,
                                "parent.offer.from-to",
                                shown(offer.from(), today, reader).words(),
                                last.words()))
                        .orElseGet(() -> say(
                                reader,
                                "parent.offer.from",
                                shown(offer.from(), today, reader).words()))
                : to.map(last -> say(reader, "parent.offer.to", last.words()))
                        .orElseGet(() -> say(reader, "parent.offer.now"));
        return new OfferView(
                programme(offer.programme(), reader),
                pays,
                when,
                offer.holdsOn(today),
                say(reader, "parent.offer.left", offer.dosesLeft()),
                offer.note());
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
                    case Why.Arg.Name(String key) ->
                        key.startsWith(PROGRAMME)
                                ? programme(key.substring(PROGRAMME.length()), reader)
                                : say(reader, key);
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
