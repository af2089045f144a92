package jp.sodachi.support;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates as people in Japan read and type them. Eras from 明治 on; the first year of an era is 元年. */
public final class JapaneseDates {

    /** From Monday on. */
    private static final String WEEKDAYS = "月火水木金土日";

    private static final int EARLIEST_YEAR = 1868;
    private static final int LATEST_YEAR = 2199;
    private static final DateTimeFormatter ENGLISH_FULL =
            DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter ENGLISH_SHORT = DateTimeFormatter.ofPattern("EEE, d MMM", Locale.ENGLISH);

    private static final DateTimeFormatter ENGLISH_DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter ENGLISH_DAY_OF_YEAR =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    /** Within so many months of today a day is shown without its year. */
    private static final int YEAR_IS_PLAIN = 10;

    private static final Pattern PLAIN = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
    private static final Pattern WESTERN =
            Pattern.compile("(\\d{4})\\s*(?:[-/.]|年)\\s*(\\d{1,2})\\s*(?:[-/.]|月)\\s*(\\d{1,2})\\s*日?");
    private static final Pattern ERA = Pattern.compile(
            "([^\\d\\s.]{1,2})\\s*\\.?\\s*(\\d{1,2}|元)\\s*(?:[-/.]|年)\\s*(\\d{1,2})\\s*(?:[-/.]|月)\\s*(\\d{1,2})\\s*日?");
    private static final Pattern WEEKDAY_BEHIND = Pattern.compile("\\s*\\([日月火水木金土]\\)$");

    private JapaneseDates() {}

    /** 令和8年11月22日(日): the whole date with its weekday. */
    public static String full(LocalDate day) {
        return era(day) + "(" + weekday(day) + ")";
    }

    /** {@link #full(LocalDate)} for Japanese readers, else Sunday, 22 November 2026. */
    public static String full(LocalDate day, Locale reader) {
        return isJapanese(reader) ? full(day) : day.format(ENGLISH_FULL);
    }

    /** 11月24日(火): for days near today, where the year is plain. */
    public static String brief(LocalDate day) {
        return day.getMonthValue() + "月" + day.getDayOfMonth() + "日(" + weekday(day) + ")";
    }

    /** {@link #brief(LocalDate)} for Japanese readers, else Tue, 24 Nov. */
    public static String brief(LocalDate day, Locale reader) {
        return isJapanese(reader) ? brief(day) : day.format(ENGLISH_SHORT);
    }

    /** {@link #brief} near today, where the year is plain, else {@link #inSentence}. */
    public static String shown(LocalDate day, LocalDate today, Locale reader) {
        return isNear(day, today) ? brief(day, reader) : inSentence(day, today, reader);
    }

    /** Without the weekday, as it stands inside a sentence: 11月24日, 令和9年11月24日; 24 Nov, 24 Nov 2027. */
    public static String inSentence(LocalDate day, LocalDate today, Locale reader) {
        boolean near = isNear(day, today);
        if (isJapanese(reader)) {
            return near ? day.getMonthValue() + "月" + day.getDayOfMonth() + "日" : era(day);
        }
        return day.format(near ? ENGLISH_DAY : ENGLISH_DAY_OF_YEAR);
    }

    private static boolean isNear(LocalDate day, LocalDate today) {
        return day.isAfter(today.minusMonths(YEAR_IS_PLAIN)) && day.isBefore(today.plusMonths(YEAR_IS_PLAIN));
    }

    /** 令和8年11月22日, 令和元年5月1日. */
    public static String era(LocalDate day) {
        Era era = Era.on(day);
        int year = day.getYear() - era.firstDay.getYear() + 1;
        return era.name + (year == 1 ? "元" : Integer.toString(year)) + "年" + day.getMonthValue() + "月"
                + day.getDayOfMonth() + "日";
    }

    /** 日, 月, 火 … */
    public static String weekday(LocalDate day) {
        var at = day.getDayOfWeek().ordinal();
        return WEEKDAYS.substring(at, at + 1);
    }

    /**
     * Reads a typed date: 2026-11-22, 2026/11/22, 2026年11月22日, 20261122, 令和8年11月22日, 令8.11.22, R8.11.22, also in
     * full-width letters and with the weekday behind it.
     */
    public static Parsed parse(String typed) {
        String text = WEEKDAY_BEHIND.matcher(Typed.ascii(typed)).replaceFirst("");
        if (text.isEmpty()) {
            return new Failed(Reason.EMPTY);
        }
        Matcher western = PLAIN.matcher(text).matches() ? PLAIN.matcher(text) : WESTERN.matcher(text);
        if (western.matches()) {
            return western(number(western, 1), number(western, 2), number(western, 3));
        }
        Matcher era = ERA.matcher(text);
        return era.matches() ? inEra(era) : new Failed(Reason.NOT_A_DATE);
    }

    /** As {@link #parse}, empty when it fails for whatever reason. */
    public static Optional<LocalDate> find(String typed) {
        return parse(typed) instanceof Day(LocalDate day) ? Optional.of(day) : Optional.empty();
    }

    private static Parsed inEra(Matcher matcher) {
        Optional<Era> named = Era.named(matcher.group(1));
        if (named.isEmpty()) {
            return new Failed(Reason.UNKNOWN_ERA);
        }
        Era era = named.get();
        int year = matcher.group(2).equals("元") ? 1 : number(matcher, 2);
        if (year == 0) {
            return new Failed(Reason.OUTSIDE_THE_ERA);
        }
        Parsed parsed = western(era.firstDay.getYear() + year - 1, number(matcher, 3), number(matcher, 4));
        return parsed instanceof Day(LocalDate day) && Era.on(day) != era ? new Failed(Reason.OUTSIDE_THE_ERA) : parsed;
    }

    private static Parsed western(int year, int month, int day) {
        if (year < EARLIEST_YEAR || year > LATEST_YEAR) {
            return new Failed(Reason.YEAR_OUT_OF_RANGE);
        }
        try {
            LocalDate date = LocalDate.of(year, month, day);
            return date.isBefore(Era.MEIJI.firstDay) ? new Failed(Reason.YEAR_OUT_OF_RANGE) : new Day(date);
        } catch (DateTimeException e) {
            return new Failed(Reason.NO_SUCH_DAY);
        }
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    private static boolean isJapanese(Locale reader) {
        return reader.getLanguage().equals("ja");
    }

    /** What became of a typed date. */
    public sealed interface Parsed permits Day, Failed {}

    /** It was a date. */
    public record Day(LocalDate value) implements Parsed {}

    /** It was none, and why: the reason chooses the sentence beside the field. */
    public record Failed(Reason reason) implements Parsed {}

    /** Why a typed text is no date. */
    public enum Reason {
        /** Nothing was typed. */
        EMPTY,
        /** The text has no form of a date that is read here. */
        NOT_A_DATE,
        /** The form is right, the day is not in the calendar: 30 February. */
        NO_SUCH_DAY,
        /** No era has that name or letter. */
        UNKNOWN_ERA,
        /** The era had not begun or was over: 平成32年. */
        OUTSIDE_THE_ERA,
        /** A year before 1868 or after 2199: surely a slip. */
        YEAR_OUT_OF_RANGE;

        /** The key of the sentence in the message files, as in {@code date.no-such-day}. */
        public String messageKey() {
            return "date." + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private enum Era {
        REIWA("令和", 'R', LocalDate.of(2019, 5, 1)),
        HEISEI("平成", 'H', LocalDate.of(1989, 1, 8)),
        SHOWA("昭和", 'S', LocalDate.of(1926, 12, 25)),
        TAISHO("大正", 'T', LocalDate.of(1912, 7, 30)),
        MEIJI("明治", 'M', LocalDate.of(1868, 1, 25));

        private final String name;
        private final char letter;
        private final LocalDate firstDay;

        Era(String name, char letter, LocalDate firstDay) {
            this.name = name;
            this.letter = letter;
            this.firstDay = firstDay;
        }

        static Era on(LocalDate day) {
            for (Era era : values()) {
                if (!day.isBefore(era.firstDay)) {
                    return era;
                }
            }
            throw new IllegalArgumentException("before the eras known here: " + day);
        }

        /** By the whole name, its first kanji, or its letter in either case. */
        static Optional<Era> named(String text) {
            for (Era era : values()) {
                boolean initial = text.length() == 1
                        && (Character.toUpperCase(text.charAt(0)) == era.letter
                                || text.charAt(0) == era.name.charAt(0));
                if (initial || era.name.equals(text)) {
                    return Optional.of(era);
                }
            }
            return Optional.empty();
        }
    }
}
