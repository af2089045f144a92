package jp.sodachi.schedule;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import jp.sodachi.support.JapaneseDates;

/**
 * The schedule's sentences without Spring, for case files and print. A portal renders the same keys through its own
 * message source.
 */
public final class Wording {

    /** Days whose text is kept: a file of cases names the same few thousand again and again. */
    private static final int MOST_DAYS = 20_000;

    /** Ends the key of a town's word for readers of English. */
    private static final String FOR_ENGLISH = "@en";

    private final ResourceBundle messages;
    private final Locale reader;
    private final Map<LocalDate, String> days = new ConcurrentHashMap<>();

    private final Map<String, String> own;

    private Wording(ResourceBundle messages, Locale reader, Map<String, String> own) {
        this.messages = messages;
        this.reader = reader;
        this.own = own;
    }

    /** In Japanese or English; any other language reads English. */
    public static Wording in(Locale reader) {
        Locale known = reader.getLanguage().equals("ja") ? Locale.JAPANESE : Locale.ENGLISH;
        ResourceBundle.Control noFallback =
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        return new Wording(ResourceBundle.getBundle("messages.schedule", known, noFallback), known, Map.of());
    }

    /**
     * These words where a town has no own.
     *
     * @param own a town's words by message key, as {@link Schedules#wording()} gives them
     */
    public Wording withOwn(Map<String, String> own) {
        return new Wording(messages, reader, Map.copyOf(own));
    }

    /** A programme: 5種混合, or what the town calls it. */
    public String programme(String code) {
        String key = "schedule.programme." + code;
        String said = own.get(reader.equals(Locale.JAPANESE) ? key : key + FOR_ENGLISH);
        return said == null ? word(key) : said;
    }

    /**
     * Which dose of its programme: 2回目, 追加, 3回目・最後; empty where the programme has one dose only.
     *
     * @param ordinal from 1
     * @param key the step's name, such as {@code P1}, {@code BOOST}
     * @param planned how many doses the programme has for this person
     */
    public String dose(int ordinal, String key, int planned) {
        if (planned <= 1) {
            return "";
        }
        if (key.startsWith("BOOST")) {
            return word("schedule.dose.booster");
        }
        String word = find("schedule.dose." + ordinal).orElseGet(() -> say("schedule.dose.nth", ordinal));
        return ordinal == planned ? say("schedule.dose.end", word) : word;
    }

    /** What the town pays for one person. */
    public OfferWords offer(LocalOffer offer, LocalDate today) {
        return OfferWords.of(offer, today, this);
    }

    /** A message with its values. */
    String say(String key, Object... values) {
        String text = messages.getString(key);
        for (int at = 0; at < values.length; at++) {
            text = text.replace("{" + at + "}", values[at].toString());
        }
        return text;
    }

    /** A day as a page of {@code today} shows it. */
    String day(LocalDate day, LocalDate today) {
        return JapaneseDates.shown(day, today, reader);
    }

    /** The sentence of an explanation. */
    public String sentence(Why why) {
        StringBuilder text = new StringBuilder(96);
        String pattern = messages.getString(why.message());
        int from = 0;
        for (int at = pattern.indexOf('{'); at >= 0; at = pattern.indexOf('{', from)) {
            text.append(pattern, from, at);
            int place = pattern.charAt(at + 1) - '0';
            if (place < why.args().size()) {
                text.append(word(why.args().get(place)));
            }
            from = at + 3;
        }
        return text.append(pattern, from, pattern.length()).toString();
    }

    /** A rule's day in words; of several phrases the latest counts. Empty for none. */
    public String phrase(List<Phrase> phrases) {
        return phrases.stream().map(this::phrase).collect(Collectors.joining(messages.getString("schedule.day.and")));
    }

    private String phrase(Phrase phrase) {
        String text = messages.getString(phrase.message());
        for (int at = 0; at < phrase.parts().size(); at++) {
            text = text.replace("{" + at + "}", part(phrase.parts().get(at)));
        }
        return text;
    }

    private String part(Phrase.Part part) {
        return switch (part) {
            case Phrase.Part.Day(LocalDate day) -> day(day);
            case Phrase.Part.Count(int number) -> Integer.toString(number);
            case Phrase.Part.Name(String key) -> messages.getString(key);
            case Phrase.Part.Inner(Phrase inner) -> phrase(inner);
        };
    }

    /** A plain message, if there is one of that key. */
    public Optional<String> find(String key) {
        return messages.containsKey(key) ? Optional.of(messages.getString(key)) : Optional.empty();
    }

    /** A plain message, such as {@code schedule.programme.PCV}. */
    public String word(String key) {
        return messages.getString(key);
    }

    private String word(Why.Arg arg) {
        return switch (arg) {
            case Why.Arg.Day(LocalDate day) -> day(day);
            case Why.Arg.Count(int number) -> Integer.toString(number);
            case Why.Arg.Name(String key) -> messages.getString(key);
        };
    }

    private String day(LocalDate day) {
        String known = days.get(day);
        if (known == null) {
            known = JapaneseDates.full(day, reader);
            if (days.size() < MOST_DAYS) {
                days.put(day, known);
            }
        }
        return known;
    }
}
