package jp.sodachi.municipalityportal.schedule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.sodachi.schedule.Checkups;
import jp.sodachi.schedule.Outline;
import jp.sodachi.schedule.Schedules;
import jp.sodachi.schedule.Sex;
import jp.sodachi.schedule.TownLayer;
import jp.sodachi.schedule.Wording;
import jp.sodachi.support.JapaneseDates;
import org.springframework.context.MessageSource;

/** A layer in the reader's language. */
final class LayerWords {
    static final String NAME = "schedule.programme.";
    private static final String ENGLISH = "@en";

    private final MessageSource messages;
    private final Locale reader;
    private final Schedules national;
    private final Wording wording;

    LayerWords(MessageSource messages, Locale reader, Schedules national) {
        this.messages = messages;
        this.reader = reader;
        this.national = national;
        this.wording = Wording.in(reader);
    }

    /**
     * One thing the town does differently.
     *
     * @param key what it is in the draft's addresses: the programme's id, or what is set
     * @param title what it is about
     * @param lines its conditions, one a line
     */
    record Item(String key, String title, List<String> lines) {
        String text() {
            return title + "\n" + String.join("\n", lines);
        }
    }

    /** Everything the layer changes, in a fixed order. */
    List<Item> items(TownLayer layer) {
        List<Item> items = new ArrayList<>();
        layer.programmes().forEach(programme -> items.add(programme(programme)));
        layer.periods().forEach((step, period) -> items.add(period(step, period)));
        layer.leadTimeDays().ifPresent(days -> items.add(leadTime(days)));
        if (!layer.wording().isEmpty()) {
            items.add(words(layer));
        }
        if (!layer.order().isEmpty()) {
            items.add(order(layer.order()));
        }
        layer.checkups().forEach((code, own) -> items.add(checkup(code, own)));
        return items;
    }

    Item programme(TownLayer.Programme programme) {
        List<String> lines = new ArrayList<>();
        lines.add(programme.yen() == 0 ? say("layer.pays.all") : say("layer.pays.yen", programme.yen()));
        lines.add(say("layer.doses", programme.doses()));
        who(programme).ifPresent(lines::add);
        if (!programme.to().isEmpty()) {
            lines.add(say("layer.window", day(programme.from()), day(programme.to())));
        }
        span(programme.givenFrom(), programme.givenTo()).ifPresent(span -> lines.add(say("layer.given", span)));
        if (!programme.note().isEmpty()) {
            lines.add(programme.note());
        }
        return new Item(
                programme.id(),
                say("layer.title." + ProgrammeKind.of(programme, national), name(programme.series())),
                lines);
    }

    private Optional<String> who(TownLayer.Programme programme) {
        List<String> parts = new ArrayList<>();
        programme.sex().ifPresent(sex -> parts.add(say(sex == Sex.MALE ? "layer.who.boys" : "layer.who.girls")));
        span(programme.bornFrom(), programme.bornTo()).ifPresent(span -> parts.add(say("layer.who.born", span)));
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(say("layer.who.and"), parts));
    }

    private Optional<String> span(Optional<LocalDate> from, Optional<LocalDate> to) {
        if (from.isPresent() && to.isPresent()) {
            return Optional.of(say("layer.span", day(from.get()), day(to.get())));
        }
        return from.map(day -> say("layer.span.from", day(day)))
                .or(() -> to.map(day -> say("layer.span.to", day(day))));
    }

    Item period(String step, TownLayer.Period period) {
        List<String> lines = new ArrayList<>();
        lines.add(say("layer.period.own", day(period.from()), day(period.to())));
        find(step)
                .ifPresent(written -> lines.add(say(
                        "layer.period.national", wording.phrase(written.stdFrom()), wording.phrase(written.stdTo()))));
        if (!period.reason().isEmpty()) {
            lines.add(say("layer.period.reason", period.reason()));
        }
        return new Item("period/" + step, say("layer.title.PERIOD", stepName(step)), lines);
    }

    Item leadTime(int days) {
        return new Item("lead", say("layer.title.LEAD"), List.of(say("layer.lead.days", days)));
    }

    private Item words(TownLayer layer) {
        return new Item(
                "words",
                say("layer.title.WORDS"),
                layer.wording().entrySet().stream()
                        .map(entry -> say(
                                entry.getKey().endsWith(ENGLISH) ? "layer.words.en" : "layer.words.ja",
                                name(codeOf(entry.getKey())),
                                entry.getValue()))
                        .toList());
    }

    Item order(List<String> codes) {
        return new Item(
                "order",
                say("layer.title.ORDER"),
                List.of(codes.stream().map(this::name).collect(Collectors.joining(say("layer.order.then")))));
    }

    Item checkup(String code, TownLayer.Checkup own) {
        List<String> lines = new ArrayList<>();
        own.offered().ifPresent(held -> lines.add(say(held ? "layer.checkup.held" : "layer.checkup.not-held")));
        if (!own.window().isEmpty()) {
            lines.add(say(
                    "layer.checkup.window",
                    day(own.window().getFirst()),
                    day(own.window().getLast())));
        }
        moved("layer.checkup.start", own.startOffsetDays()).ifPresent(lines::add);
        moved("layer.checkup.end", own.endOffsetDays()).ifPresent(lines::add);
        if (!own.reason().isEmpty()) {
            lines.add(say("layer.period.reason", own.reason()));
        }
        return new Item("checkup/" + code, say("layer.title.CHECKUP", checkup(code)), lines);
    }

    private Optional<String> moved(String key, int days) {
        return days == 0
                ? Optional.empty()
                : Optional.of(say(key + (days < 0 ? ".earlier" : ".later"), Math.abs(days)));
    }

    /** The check-up's name. */
    String checkup(String code) {
        return say("schedule.checkup.name." + code);
    }

    /** First and last day of each visit, in words. */
    List<String> windows(Checkups.Outline checkup) {
        return checkup.windows().stream()
                .map(window -> say("layer.window", wording.phrase(window.from()), wording.phrase(window.to())))
                .toList();
    }

    /** The programme a wording's key is about. */
    static String codeOf(String key) {
        var code = key.startsWith(NAME) ? key.substring(NAME.length()) : key;
        return code.endsWith(ENGLISH) ? code.substring(0, code.length() - ENGLISH.length()) : code;
    }

    static String key(String code, boolean english) {
        return NAME + code + (english ? ENGLISH : "");
    }

    /** A step's outline in the national base. */
    Optional<Outline.Step> find(String step) {
        return national.outlines().stream()
                .flatMap(outline -> outline.steps().stream())
                .filter(written -> written.path().equals(step))
                .findFirst();
    }

    /** BCG 1回目; the programme alone where it has one dose. */
    String stepName(String step) {
        var code = step.substring(0, step.indexOf('/'));
        var steps = national.outlines().stream()
                .filter(outline -> outline.programme().equals(code))
                .findFirst()
                .map(Outline::steps)
                .orElse(List.of());
        return steps.size() < 2
                ? name(code)
                : find(step)
                        .map(written -> name(code) + " " + say("schedule.step." + written.key()))
                        .orElse(name(code));
    }

    String name(String programme) {
        return say(NAME + programme);
    }

    String phrase(List<jp.sodachi.schedule.Phrase> phrases) {
        return wording.phrase(phrases);
    }

    /** A rule's day, or a calendar day, in words. */
    String day(String written) {
        return Schedules.words(written).map(wording::phrase).orElse(written);
    }

    String day(LocalDate day) {
        return reader.getLanguage().equals("ja") ? JapaneseDates.era(day) : JapaneseDates.full(day, reader);
    }

    String say(String key, Object... values) {
        return messages.getMessage(key, values, reader);
    }
}
