package jp.sodachi.parentportal.calendar;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Value;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.RefreshInterval;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/** Entries as an iCalendar file (RFC 5545). */
final class CalendarFile {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    /** A check-up with its waiting, as most towns ask families to plan for. */
    private static final Duration APPOINTMENT = Duration.ofMinutes(90);

    private static final Duration HALF_A_DAY = Duration.ofHours(12);

    /** In octets, without the line's end. */
    private static final int LONGEST_LINE = 75;

    private static final String LINE_END = "\r\n";

    /** The space at the beginning says that the line before goes on. */
    private static final String FOLD = LINE_END + " ";

    private final String site;
    private final String host;

    /** @param site the parents' site, from scheme to port */
    CalendarFile(URI site) {
        this.site = site.toString();
        this.host = site.getHost();
    }

    /** @param name of the calendar; a program shows it beside its others */
    String write(String name, List<Told.Counted> entries) {
        var calendar = new Calendar();
        calendar.add(new ProdId("-//Sodachi//JA"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        calendar.add(ImmutableMethod.PUBLISH);
        calendar.add(new XProperty("X-WR-CALNAME", name));
        // Twice a day is enough; programs that know neither word ask when they like.
        calendar.add(new RefreshInterval(new ParameterList(List.of(Value.DURATION)), HALF_A_DAY));
        calendar.add(new XProperty("X-PUBLISHED-TTL", HALF_A_DAY.toString()));
        entries.forEach(entry -> calendar.add(event(entry)));
        var written = new StringWriter();
        try {
            new CalendarOutputter(false).output(calendar, written);
        } catch (IOException impossible) {
            throw new UncheckedIOException("A text in memory takes everything.", impossible);
        }
        return folded(written.toString());
    }

    /**
     * The same file in lines of at most {@value #LONGEST_LINE} octets (RFC 5545, 3.1). The library counts characters, of which a
     * Japanese one is three octets, and parts a rare kanji in the middle.
     */
    private static String folded(String file) {
        var folded = new StringBuilder(file.length() * 2);
        for (var line : file.replace(FOLD, "").split(LINE_END)) {
            int octets = 0;
            for (int sign : line.codePoints().toArray()) {
                int more = Character.toString(sign).getBytes(StandardCharsets.UTF_8).length;
                if (octets + more > LONGEST_LINE) {
                    folded.append(FOLD);
                    octets = 1;
                }
                folded.appendCodePoint(sign);
                octets += more;
            }
            folded.append(LINE_END);
        }
        return folded.toString();
    }

    private VEvent event(Told.Counted counted) {
        var entry = counted.entry();
        var event = new VEvent(false);
        event.add(new Uid(entry.id() + "@" + host));
        event.add(new Sequence(counted.changes()));
        // The moment of the last change, so that the same state is the same file.
        event.add(new DtStamp(counted.changedAt()));
        var at = entry.at();
        if (at == null) {
            event.add(new DtStart<LocalDate>(entry.on()));
            event.add(new DtEnd<LocalDate>(entry.on().plusDays(1)));
        } else {
            Instant begin = ZonedDateTime.of(entry.on(), at, JAPAN).toInstant();
            event.add(new DtStart<Instant>(begin));
            event.add(new DtEnd<Instant>(begin.plus(APPOINTMENT)));
        }
        event.add(new Summary(entry.title()));
        event.add(new Description(entry.text() + "\n" + site + entry.path()));
        event.add(new Url(URI.create(site + entry.path())));
        if (!entry.place().isEmpty()) {
            event.add(new Location(entry.place()));
        }
        // Nobody is busy all day because a vaccination has become possible.
        event.add(at == null ? ImmutableTransp.TRANSPARENT : ImmutableTransp.OPAQUE);
        return event;
    }
}
