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

    void show(Model model, Locale reader) {
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
                programmes().stream()
                        .map(programme -> choice(programme, "schedule.programme.", reader))
                        .toList());
        model.addAttribute(
                "whens",
                Stream.of("NOW", "AT")
                        .map(when -> choice(when, "notice.when.", reader))
                        .toList());
        model.addAttribute(
                "districts",
                districts.list().stream().map(name -> new Choice(name, name)).toList());
        model.addAttribute(
                "lists",
                lists.list().stream()
                        .map(list -> new Choice(list.id().toString(), list.name()))
                        .toList());
        model.addAttribute("fields", NoticeField.values());
    }

    private <E extends Enum<E>> List<Choice> choices(E[] all, String prefix, Locale reader) {
        return Arrays.stream(all).map(one -> choice(one.name(), prefix, reader)).toList();
    }

    private Choice choice(String value, String prefix, Locale reader) {
        return new Choice(value, Objects.requireNonNull(messages.getMessage(prefix + value, null, reader)));
    }
}
