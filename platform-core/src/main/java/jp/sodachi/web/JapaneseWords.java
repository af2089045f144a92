package jp.sodachi.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import jp.sodachi.support.Age;
import jp.sodachi.support.JapaneseDates;
import jp.sodachi.support.SupportRoom;

/** Days, times and ages in the reader's language; {@code #jp} in templates. */
public final class JapaneseWords {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("H:mm", Locale.ROOT);

    private final Locale reader;

    /** Words for one reader. */
    public JapaneseWords(Locale reader) {
        this.reader = reader;
    }

    /** 令和8年11月22日(日) | Sunday, 22 November 2026. */
    public String date(LocalDate day) {
        return JapaneseDates.full(day, reader);
    }

    /** 11月24日(火) | Tue, 24 Nov. */
    public String brief(LocalDate day) {
        return JapaneseDates.brief(day, reader);
    }

    /** 令和8年11月 | November 2026. */
    public String month(LocalDate day) {
        if (reader.getLanguage().equals("ja")) {
            String era = JapaneseDates.era(day);
            return era.substring(0, era.indexOf('月') + 1);
        }
        YearMonth month = YearMonth.from(day);
        return month.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " " + month.getYear();
    }

    /** 生後3か月12日 | 3 months 12 days. */
    public String age(LocalDate birth, LocalDate day) {
        return age(Age.on(birth, day));
    }

    /** 3歳1か月 | 3 years 1 month. */
    public String age(Age age) {
        return age.inWords(reader);
    }

    /** 9:05, in Japan. */
    public String time(LocalTime time) {
        return time.format(CLOCK);
    }

    /** 11月22日(日) 14:05 | Sun, 22 Nov 14:05, in Japan. */
    public String moment(Instant instant) {
        ZonedDateTime there = instant.atZone(SupportRoom.JAPAN);
        return brief(there.toLocalDate()) + " " + there.format(CLOCK);
    }
}
