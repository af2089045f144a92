package jp.sodachi.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import jp.sodachi.support.JapaneseDates;

/**
 * The schedule's sentences without Spring, for case files and print. A portal renders the same keys through its own
 * message source.
 */
public final class Wording {

    private final ResourceBundle messages;
    private final Locale reader;

    private Wording(ResourceBundle messages, Locale reader) {
        this.messages = messages;
        this.reader = reader;
    }

    /** In Japanese or English; any other language reads English. */
    public static Wording in(Locale reader) {
        Locale known = reader.getLanguage().equals("ja") ? Locale.JAPANESE : Locale.ENGLISH;
        ResourceBundle.Control noFallback =
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        return new Wording(ResourceBundle.getBundle("messages.schedule", known, noFallback), known);
    }

    /** The sentence of an explanation. */
    public String sentence(Why why) {
        return fill(messages.getString(why.message()), why.args());
    }

    /** A plain message, such as {@code schedule.programme.PCV}. */
    public String word(String key) {
        return messages.getString(key);
    }

    private String fill(String pattern, List<Why.Arg> args) {
        List<String> words = new ArrayList<>(args.size());
        for (Why.Arg arg : args) {
            words.add(
                    switch (arg) {
                        case Why.Arg.Day(var day) -> JapaneseDates.full(day, reader);
                        case Why.Arg.Count(int number) -> Integer.toString(number);
                        case Why.Arg.Name(String key) -> messages.getString(key);
                    });
        }
        StringBuilder text = new StringBuilder(pattern.length() + 40);
        for (int at = 0; at < pattern.length(); at++) {
            char letter = pattern.charAt(at);
            if (letter == '{' && at + 2 < pattern.length() && pattern.charAt(at + 2) == '}') {
                int place = pattern.charAt(at + 1) - '0';
                text.append(place < words.size() ? words.get(place) : "");
                at += 2;
            } else {
                text.append(letter);
            }
        }
        return text.toString();
    }
}
