package jp.sodachi.parentportal.calendar;

import java.net.URI;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jp.sodachi.branding.Branding;
import jp.sodachi.identity.CalendarFeeds;
import jp.sodachi.identity.CurrentActor;
import jp.sodachi.parentportal.words.PlanWords;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Answers a calendar program. */
@Component
class FamilyCalendar {
    private static final TypeReference<Map<String, Told.Last>> ENTRIES = new TypeReference<>() {};

    private final CalendarFeeds feeds;
    private final FamilyEntries entries;
    private final PlanWords words;
    private final Branding branding;
    private final JsonMapper json;
    private final Clock clock;

    FamilyCalendar(
            CalendarFeeds feeds,
            FamilyEntries entries,
            PlanWords words,
            Branding branding,
            JsonMapper json,
            Clock clock) {
        this.feeds = feeds;
        this.entries = entries;
        this.words = words;
        this.branding = branding;
        this.json = json;
        this.clock = clock;
    }

    /**
     * The calendar behind {@code secret} as a file; empty for an address that is no longer or never was one.
     *
     * @param site the parents' site, from scheme to port
     */
    @Transactional
    public Optional<String> find(String secret, URI site) {
        return feeds.find(secret).map(feed -> CurrentActor.call(feed.parent(), () -> write(feed, site)));
    }

    private String write(CalendarFeeds.Feed feed, URI site) {
        var reader = Locale.forLanguageTag(feed.language());
        var told = new Told(json.readValue(feed.told(), ENTRIES));
        var counted = told.count(entries.list(feed.names(), reader), clock.instant());
        var after = told.after(counted);
        if (!after.equals(told)) {
            feeds.keepTold(feed, json.writeValueAsString(after.entries()));
        }
        return new CalendarFile(site)
                .write(
                        words.say(
                                reader,
                                "parent.calendar.name",
                                branding.current().name()),
                        counted);
    }
}
