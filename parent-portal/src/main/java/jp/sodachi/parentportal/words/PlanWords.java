package jp.sodachi.parentportal.words;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import jp.sodachi.record.ChildPlans;
import jp.sodachi.schedule.LocalOffer;
import jp.sodachi.schedule.OfferWords;
import jp.sodachi.schedule.Why;
import jp.sodachi.schedule.Wording;
import jp.sodachi.support.JapaneseDates;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The schedule's facts in a parent's words. */
@Component
public final class PlanWords {
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
    public OfferWords offer(LocalOffer offer, LocalDate today, Locale reader) {
        return Wording.in(reader).withOwn(plans.schedules(today).wording()).offer(offer, today);
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
        return Wording.in(reader).dose(ordinal, key, planned);
    }

    /** The sentence of a reason. */
    public String why(Why why, LocalDate today, Locale reader) {
        var values = why.args().stream()
                .map(arg -> switch (arg) {
                    case Why.Arg.Day(LocalDate day) -> JapaneseDates.inSentence(day, today, reader);
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
        return new Shown(day, JapaneseDates.shown(day, today, reader));
    }

    /** Other words of the parents' pages. */
    public String say(Locale reader, String key, Object... values) {
        return messages.getMessage(key, values, reader);
    }
}
