package jp.sodachi.parentportal.calendar;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jp.sodachi.parentportal.words.PlanReading;
import jp.sodachi.parentportal.words.PlanWords;
import jp.sodachi.parentportal.words.VisitView;
import jp.sodachi.record.CheckupPlace;
import jp.sodachi.record.Checkups;
import jp.sodachi.record.ChildPlans;
import jp.sodachi.record.ChildRecord;
import jp.sodachi.record.Records;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What stands in a guardian's calendar: the day a visit becomes possible, the last recommended day, check-ups with a place. */
@Component
class FamilyEntries {
    private final Records records;
    private final ChildPlans plans;
    private final Checkups checkups;
    private final PlanWords words;
    private final Clock clock;

    FamilyEntries(Records records, ChildPlans plans, Checkups checkups, PlanWords words, Clock clock) {
        this.records = records;
        this.plans = plans;
        this.checkups = checkups;
        this.words = words;
        this.clock = clock;
    }

    /** Of all children the signed-in guardian cares for in this town, those left out whose messages are stopped. */
    List<Entry> list(boolean names, Locale reader) {
        var entries = new ArrayList<Entry>();
        for (var page : records.listMine()) {
            if (page.child().isTold()) {
                addVisits(page, names, reader, entries);
                checkups.listToCome(page.child().id()).forEach(place -> entries.add(entry(page, place, names, reader)));
            }
        }
        return entries;
    }

    private void addVisits(ChildRecord page, boolean names, Locale reader, List<Entry> entries) {
        var today = LocalDate.now(clock);
        var reading = new PlanReading(plans.plan(page, today), words, reader);
        for (var visit :
                reading.byMonth().values().stream().flatMap(List::stream).toList()) {
            var lead = visit.lead();
            var about = page.child().id() + " " + lead.programme() + " " + lead.ordinal();
            var from = visit.open() ? lead.from().iso() : visit.from().iso();
            entries.add(visit(page, visit, about + " from", from, names, "begins", reader));
            var to = lead.recommendedTo();
            if (to != null && to.iso().isAfter(from) && !to.iso().isBefore(today)) {
                entries.add(visit(page, visit, about + " to", to.iso(), names, "ends", reader));
            }
        }
    }

    private Entry visit(
            ChildRecord page, VisitView visit, String about, LocalDate on, boolean names, String which, Locale reader) {
        var call = page.child().facts().called();
        var lead = visit.lead();
        var what = visit.others() == 0
                ? lead.what()
                : words.say(reader, "parent.calendar.others", lead.what(), visit.others());
        var title = names
                ? words.say(reader, "parent.calendar." + which + ".named", call, what)
                : words.say(reader, "parent.calendar." + which, call);
        var path = "/children/" + page.child().id() + "/plan";
        return new Entry(about, on, null, title, words.say(reader, "parent.calendar.text"), "", path);
    }

    private Entry entry(ChildRecord page, CheckupPlace place, boolean names, Locale reader) {
        var call = page.child().facts().called();
        var title = names
                ? words.say(
                        reader, "parent.calendar.checkup.named", call, words.say(reader, "form.title." + place.form()))
                : words.say(reader, "parent.calendar.checkup", call);
        return new Entry(
                page.child().id() + " " + place.form() + " place",
                place.on(),
                time(place.at()),
                title,
                words.say(reader, "parent.calendar.checkup.text"),
                place.venue(),
                "/");
    }

    private static @Nullable LocalTime time(String at) {
        return at.isEmpty() ? null : LocalTime.parse(at);
    }
}
