package jp.sodachi.municipalityportal.notices;

import java.time.Instant;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import jp.sodachi.notice.NoticeAction;
import jp.sodachi.notice.NoticeContent;
import jp.sodachi.notice.NoticeText;
import jp.sodachi.notice.NoticeTexts;
import jp.sodachi.notice.Segment;
import jp.sodachi.support.JapaneseDates;
import jp.sodachi.support.SupportRoom;
import jp.sodachi.support.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** Reads what was typed about a notice; everything wrong is said beside its field. */
final class NoticeReading {
    private final NoticeForm form;
    private final Errors errors;
    private final boolean hasPhone;

    /** @param hasPhone whether the town has given a telephone number that a text may name */
    NoticeReading(NoticeForm form, Errors errors, boolean hasPhone) {
        this.form = form;
        this.errors = errors;
        this.hasPhone = hasPhone;
    }

    /** What a segment may name: the programmes of the schedule, the town's districts, its lists. */
    record Known(List<String> programmes, List<String> districts, Set<UUID> lists) {}

    /** A template's parts. */
    record Template(String name, NoticeTexts texts, Segment.Audience audience, NoticeAction action) {}

    /** A template; empty when something is wrong. */
    Optional<Template> template() {
        var name = name();
        var audience = audience();
        var texts = texts(audience);
        var action = action();
        return errors.hasErrors() || texts == null || audience == null || action == null
                ? Optional.empty()
                : Optional.of(new Template(name, texts, audience, action));
    }

    /** A notice; empty when something is wrong. */
    Optional<NoticeContent> notice(Known known, Instant now) {
        var name = name();
        var audience = audience();
        var texts = texts(audience);
        var action = action();
        var segment = audience == null ? null : segment(audience, known);
        var sendAt = switch (form.when()) {
            case "AT" -> moment(now);
            case "NOW" -> null;
            // Taken for "at once", it would leave before anybody meant it to.
            default -> {
                errors.rejectValue("when", "notice.wrong.when");
                yield null;
            }
        };
        return errors.hasErrors() || texts == null || action == null || segment == null
                ? Optional.empty()
                : Optional.of(new NoticeContent(name, texts, action, segment, form.urgent(), sendAt));
    }

    /** Only whom it concerns, for counting while somebody types. */
    Optional<Segment> segment(Known known) {
        var audience = audience();
        var segment = audience == null ? null : segment(audience, known);
        return errors.hasErrors() ? Optional.empty() : Optional.ofNullable(segment);
    }

    private String name() {
        var name = Typed.text(form.name());
        if (name.isEmpty()) {
            errors.rejectValue("name", "notice.wrong.name");
        }
        tooLong("name", name, NoticeContent.LONGEST_NAME);
        return name;
    }

    private @Nullable NoticeTexts texts(Segment.@Nullable Audience audience) {
        Map<String, NoticeText> texts = new TreeMap<>();
        read("", form.subject(), form.body(), form.button(), NoticeText.Mark.WRITTEN, audience)
                .ifPresent(text -> texts.put(NoticeTexts.SOURCE, text));
        if (!(form.subjectEn() + form.bodyEn() + form.buttonEn()).isBlank()) {
            var mark = find(NoticeText.Mark.values(), form.markEn()).orElse(NoticeText.Mark.WRITTEN);
            read("En", form.subjectEn(), form.bodyEn(), form.buttonEn(), mark, audience)
                    .ifPresent(text -> texts.put("en", text));
        }
        return errors.hasErrors() ? null : new NoticeTexts(texts);
    }

    private Optional<NoticeText> read(
            String language,
            String subject,
            String body,
            String button,
            NoticeText.Mark mark,
            Segment.@Nullable Audience audience) {
        var readSubject = words("subject" + language, subject, NoticeText.LONGEST_SUBJECT, audience);
        var readBody = words("body" + language, body.replace("\r\n", "\n"), NoticeText.LONGEST_BODY, audience);
        var readButton = words("button" + language, button, NoticeText.LONGEST_BUTTON, audience);
        if (readSubject.isEmpty()) {
            errors.rejectValue("subject" + language, "notice.wrong.subject");
        }
        if (readBody.isEmpty()) {
            errors.rejectValue("body" + language, "notice.wrong.body");
        }
        return errors.hasErrors()
                ? Optional.empty()
                : Optional.of(new NoticeText(readSubject, readBody, readButton, mark));
    }

    private String words(String field, String typed, int longest, Segment.@Nullable Audience audience) {
        var words = Typed.text(typed);
        tooLong(field, words, longest);
        var unknown = NoticeTexts.unknownFields(words);
        if (!unknown.isEmpty()) {
            errors.rejectValue(field, "notice.wrong.field", new Object[] {String.join(" ", unknown)}, null);
        }
        if (audience != Segment.Audience.CHILDREN && NoticeTexts.namesChildren(words)) {
            errors.rejectValue(field, "notice.wrong.child");
        }
        if (!hasPhone && NoticeTexts.namesPhone(words)) {
            errors.rejectValue(field, "notice.wrong.phone");
        }
        return words;
    }

    private void tooLong(String field, String words, int longest) {
        if (words.length() > longest) {
            errors.rejectValue(field, "birth.too-long", new Object[] {longest}, null);
        }
    }

    private Segment.@Nullable Audience audience() {
        var audience = find(Segment.Audience.values(), form.audience());
        if (audience.isEmpty()) {
            errors.rejectValue("audience", "notice.wrong.audience");
        }
        return audience.orElse(null);
    }

    private @Nullable NoticeAction action() {
        var kind = find(NoticeAction.Kind.values(), form.action()).orElse(NoticeAction.Kind.NONE);
        if (kind != NoticeAction.Kind.LINK) {
            return new NoticeAction(kind, "");
        }
        var link = Typed.ascii(form.link());
        if (!NoticeAction.isAddress(link)) {
            errors.rejectValue("link", "notice.wrong.link");
            return null;
        }
        return new NoticeAction(kind, link);
    }

    private @Nullable Segment segment(Segment.Audience audience, Known known) {
        var all = Segment.of(audience);
        var children = audience == Segment.Audience.CHILDREN;
        var pregnancies = audience == Segment.Audience.PREGNANCIES;
        var ageFrom =
                children ? number("ageFrom", form.ageFrom(), all.ageFrom(), Segment.OLDEST_MONTHS) : all.ageFrom();
        var ageTo = children ? number("ageTo", form.ageTo(), all.ageTo(), Segment.OLDEST_MONTHS) : all.ageTo();
        var weekFrom =
                pregnancies ? number("weekFrom", form.weekFrom(), all.weekFrom(), Segment.LAST_WEEK) : all.weekFrom();
        var weekTo = pregnancies ? number("weekTo", form.weekTo(), all.weekTo(), Segment.LAST_WEEK) : all.weekTo();
        backwards("ageTo", ageFrom, ageTo);
        backwards("weekTo", weekFrom, weekTo);
        var programme = children ? programme(known) : "";
        var state = find(Segment.ProgrammeState.values(), form.state()).orElse(Segment.ProgrammeState.ANY);
        if (!programme.isEmpty() && state == Segment.ProgrammeState.ANY) {
            errors.rejectValue("state", "notice.wrong.state");
        }
        var language = language();
        var districts = districts(known);
        var list = list(known);
        return errors.hasErrors()
                ? null
                : new Segment(
                        audience,
                        ageFrom,
                        ageTo,
                        weekFrom,
                        weekTo,
                        language,
                        programme,
                        programme.isEmpty() ? Segment.ProgrammeState.ANY : state,
                        districts,
                        list);
    }

    /** What is not known is refused and never passed over: the notice would go to more families than were meant. */
    private String programme(Known known) {
        if (!form.programme().isEmpty() && !known.programmes().contains(form.programme())) {
            errors.rejectValue("programme", "notice.wrong.programme");
        }
        return form.programme();
    }

    private String language() {
        if (!form.language().isEmpty() && !NoticeTexts.LANGUAGES.contains(form.language())) {
            errors.rejectValue("language", "notice.wrong.language");
        }
        return form.language();
    }

    private Set<String> districts(Known known) {
        form.districts().stream()
                .filter(name -> !known.districts().contains(name))
                .findFirst()
                .ifPresent(name -> errors.rejectValue("districts", "notice.wrong.district", new Object[] {name}, null));
        return Set.copyOf(form.districts());
    }

    private @Nullable UUID list(Known known) {
        if (form.list().isEmpty()) {
            return null;
        }
        var chosen = known.lists().stream()
                .filter(list -> list.toString().equals(form.list()))
                .findFirst();
        if (chosen.isEmpty()) {
            errors.rejectValue("list", "notice.wrong.list");
        }
        return chosen.orElse(null);
    }

    private void backwards(String field, int from, int to) {
        if (to < from && !errors.hasFieldErrors(field)) {
            errors.rejectValue(field, "notice.wrong.backwards");
        }
    }

    private int number(String field, String typed, int otherwise, int most) {
        var plain = Typed.ascii(typed);
        if (plain.isEmpty()) {
            return otherwise;
        }
        if (!plain.matches("\\d{1,3}") || Integer.parseInt(plain) > most) {
            errors.rejectValue(field, "notice.wrong.number", new Object[] {most}, null);
            return otherwise;
        }
        return Integer.parseInt(plain);
    }

    private @Nullable Instant moment(Instant now) {
        var time = Typed.time(form.at());
        if (time.isEmpty()) {
            errors.rejectValue("at", "checkups.at.wrong");
        }
        return switch (JapaneseDates.parse(form.on())) {
            case JapaneseDates.Failed(var reason) -> {
                errors.rejectValue("on", reason.messageKey());
                yield null;
            }
            case JapaneseDates.Day(var day) -> {
                var moment = day.atTime(time.orElse(LocalTime.MAX))
                        .atZone(SupportRoom.JAPAN)
                        .toInstant();
                if (moment.isBefore(now)) {
                    errors.rejectValue("on", "notice.wrong.past");
                }
                yield moment;
            }
        };
    }

    private static <E extends Enum<E>> Optional<E> find(E[] all, String name) {
        return Arrays.stream(all).filter(one -> one.name().equals(name)).findFirst();
    }
}
