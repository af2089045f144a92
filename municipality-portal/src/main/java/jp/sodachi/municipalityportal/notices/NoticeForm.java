package jp.sodachi.municipalityportal.notices;

import static java.util.Objects.requireNonNullElse;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.sodachi.notice.NoticeAction;
import jp.sodachi.notice.NoticeContent;
import jp.sodachi.notice.NoticeTemplate;
import jp.sodachi.notice.NoticeText;
import jp.sodachi.notice.NoticeTexts;
import jp.sodachi.notice.Segment;
import jp.sodachi.support.JapaneseDates;
import jp.sodachi.support.SupportRoom;

/**
 * A notice, or a template, as it was typed; of a template the part from {@code ageFrom} to {@code state} and the last four
 * stay empty.
 *
 * @param markEn a {@link NoticeText.Mark}
 * @param when NOW or AT
 */
record NoticeForm(
        String name,
        String subject,
        String body,
        String button,
        String subjectEn,
        String bodyEn,
        String buttonEn,
        String markEn,
        String audience,
        String ageFrom,
        String ageTo,
        String weekFrom,
        String weekTo,
        String language,
        String programme,
        String state,
        List<String> districts,
        String list,
        String action,
        String link,
        Boolean urgent,
        String when,
        String on,
        String at) {
    private static final String ENGLISH = "en";

    NoticeForm {
        name = requireNonNullElse(name, "");
        subject = requireNonNullElse(subject, "");
        body = requireNonNullElse(body, "");
        button = requireNonNullElse(button, "");
        subjectEn = requireNonNullElse(subjectEn, "");
        bodyEn = requireNonNullElse(bodyEn, "");
        buttonEn = requireNonNullElse(buttonEn, "");
        markEn = requireNonNullElse(markEn, "");
        audience = requireNonNullElse(audience, "");
        ageFrom = requireNonNullElse(ageFrom, "");
        ageTo = requireNonNullElse(ageTo, "");
        weekFrom = requireNonNullElse(weekFrom, "");
        weekTo = requireNonNullElse(weekTo, "");
        language = requireNonNullElse(language, "");
        programme = requireNonNullElse(programme, "");
        state = requireNonNullElse(state, "");
        districts = List.copyOf(requireNonNullElse(districts, List.of()));
        list = requireNonNullElse(list, "");
        action = requireNonNullElse(action, "");
        link = requireNonNullElse(link, "");
        urgent = requireNonNullElse(urgent, Boolean.FALSE);
        when = requireNonNullElse(when, "");
        on = requireNonNullElse(on, "");
        at = requireNonNullElse(at, "");
    }

    /** An empty page. */
    static NoticeForm empty() {
        return of("", Optional.empty(), Segment.EVERYBODY, NoticeAction.NONE, false, Optional.empty());
    }

    static NoticeForm of(NoticeTemplate template) {
        return of(
                template.name(),
                Optional.of(template.texts()),
                Segment.of(template.audience()),
                template.action(),
                false,
                Optional.empty());
    }

    static NoticeForm of(NoticeContent content) {
        return of(
                content.name(),
                Optional.of(content.texts()),
                content.segment(),
                content.action(),
                content.urgent(),
                content.at());
    }

    private static NoticeForm of(
            String name,
            Optional<NoticeTexts> texts,
            Segment segment,
            NoticeAction action,
            Boolean urgent,
            Optional<Instant> sendAt) {
        Optional<NoticeText> source = texts.map(NoticeTexts::source);
        Optional<NoticeText> english = texts.map(all -> all.byLanguage().get(ENGLISH));
        Optional<ZonedDateTime> local = sendAt.map(moment -> moment.atZone(SupportRoom.JAPAN));
        return new NoticeForm(
                name,
                source.map(NoticeText::subject).orElse(""),
                source.map(NoticeText::body).orElse(""),
                source.map(NoticeText::button).orElse(""),
                english.map(NoticeText::subject).orElse(""),
                english.map(NoticeText::body).orElse(""),
                english.map(NoticeText::button).orElse(""),
                english.map(NoticeText::mark).orElse(NoticeText.Mark.WRITTEN).name(),
                segment.audience().name(),
                segment.ageFrom() == 0 ? "" : Integer.toString(segment.ageFrom()),
                segment.ageTo() == Segment.OLDEST_MONTHS ? "" : Integer.toString(segment.ageTo()),
                segment.weekFrom() == 0 ? "" : Integer.toString(segment.weekFrom()),
                segment.weekTo() == Segment.LAST_WEEK ? "" : Integer.toString(segment.weekTo()),
                segment.language(),
                segment.programme(),
                segment.programme().isEmpty() ? "" : segment.state().name(),
                segment.districts().stream().sorted().toList(),
                segment.onlyList().map(UUID::toString).orElse(""),
                action.kind().name(),
                action.link(),
                urgent,
                sendAt.isPresent() ? "AT" : "NOW",
                local.map(moment -> JapaneseDates.era(moment.toLocalDate())).orElse(""),
                local.map(moment -> moment.toLocalTime().toString()).orElse(""));
    }
}
