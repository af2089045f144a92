package jp.sodachi.municipalityportal.notices;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sodachi.branding.Districts;
import jp.sodachi.notice.NoticeAction;
import jp.sodachi.notice.NoticeField;
import jp.sodachi.notice.NoticeList;
import jp.sodachi.notice.NoticeLists;
import jp.sodachi.notice.NoticeText;
import jp.sodachi.notice.NoticeTexts;
import jp.sodachi.notice.Segment;
import jp.sodachi.record.ChildPlans;
import jp.sodachi.web.Choice;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What can be chosen in the forms of notices and templates. */
@Component
class NoticeChoices {
    private final ChildPlans plans;
    private final Districts districts;
    private final NoticeLists lists;
    private final MessageSource messages;
    private final Clock clock;

    NoticeChoices(ChildPlans plans, Districts districts, NoticeLists lists, MessageSource messages, Clock clock) {
        this.plans = plans;
        this.districts = districts;
        this.lists = lists;
        this.messages = messages;
        this.clock = clock;
    }

    /** What a segment may name today. */
    NoticeReading.Known known() {
        return new NoticeReading.Known(
                programmes(),
                districts.list(),
                lists.list().stream().map(NoticeList::id).collect(Collectors.toSet()));
    }

    private List<String> programmes() {
        return plans.schedules(LocalDate.now(clock)).routineProgrammes();
    }

    /** @param form what it names and is there no more stays to be seen: left out unseen, the notice would go to everybody */
    void show(NoticeForm form, Model model, Locale reader) {
        model.addAttribute("audiences", choices(Segment.Audience.values(), "notice.audience.", reader));
        model.addAttribute("actions", choices(NoticeAction.Kind.values(), "notice.action.", reader));
        model.addAttribute("marks", choices(NoticeText.Mark.values(), "notice.mark.", reader));
        model.addAttribute(
                "states",
                Arrays.stream(Segment.ProgrammeState.values())
                        .filter(state -> state != Segment.ProgrammeState.ANY)
                        .map(state -> choice(state.name(), "notice.programme-state.", reader))
                        .toList());
        model.addAttribute(
                "languages",
                NoticeTexts.LANGUAGES.stream()
                        .map(language -> choice(language, "notice.language.", reader))
                        .toList());
        model.addAttribute(
                "programmes",
                with(programmes(), form.programme())
                        .map(programme -> new Choice(
                                programme,
                                Objects.requireNonNull(messages.getMessage(
                                        "schedule.programme." + programme, null, programme, reader))))
                        .toList());
        model.addAttribute(
                "whens",
                Stream.of("NOW", "AT")
                        .map(when -> choice(when, "notice.when.", reader))
                        .toList());
        model.addAttribute(
                "districts",
                with(districts.list(), form.districts().toArray(String[]::new))
                        .map(name -> new Choice(name, name))
                        .toList());
        var listed = lists.list().stream()
                .map(list -> new Choice(list.id().toString(), list.name()))
                .toList();
        var goneList = form.list().isEmpty()
                        || listed.stream().anyMatch(choice -> choice.value().equals(form.list()))
                ? Stream.<Choice>empty()
                : Stream.of(new Choice(
                        form.list(), Objects.requireNonNull(messages.getMessage("notice.list.gone", null, reader))));
        model.addAttribute("lists", Stream.concat(listed.stream(), goneList).toList());
        model.addAttribute("fields", NoticeField.values());
    }

    /** Whom a segment means, in one line. */
    String whom(Segment segment, Locale reader) {
        return String.join(" / ", new SegmentWords(messages, reader, lists.listNames()).of(segment));
    }

    /** When it was chosen to be sent, in one line. */
    String when(NoticeForm form, Locale reader) {
        var moment = form.when().equals("AT")
                ? form.on() + " " + form.at()
                : choice("NOW", "notice.when.", reader).words();
        return form.urgent() ? moment + " / " + messages.getMessage("notice.urgent", null, reader) : moment;
    }

    /** How the English words came about. */
    String mark(String mark, Locale reader) {
        return choice(mark.isEmpty() ? NoticeText.Mark.WRITTEN.name() : mark, "notice.mark.", reader)
                .words();
    }

    /** What its button does. */
    String words(NoticeAction.Kind kind, Locale reader) {
        return choice(kind.name(), "notice.action.", reader).words();
    }

    /** The known ones, and behind them those that are there no more. */
    private static Stream<String> with(List<String> known, String... named) {
        return Stream.concat(known.stream(), Arrays.stream(named))
                .filter(name -> !name.isEmpty())
                .distinct();
    }

    private <E extends Enum<E>> List<Choice> choices(E[] all, String prefix, Locale reader) {
        return Arrays.stream(all).map(one -> choice(one.name(), prefix, reader)).toList();
    }

    private Choice choice(String value, String prefix, Locale reader) {
        return new Choice(value, Objects.requireNonNull(messages.getMessage(prefix + value, null, reader)));
    }
}
