package jp.sodachi.record;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import jp.sodachi.support.JapaneseDates;
import jp.sodachi.support.Typed;

/**
 * Reads a typed page: numbers in any width, days in any form, choices of the form's own. What is implausible is asked back
 * and never bent or dropped. Pure.
 *
 * @param entry what was read, empty when there is a fault
 */
public record FormReading(Optional<NewFormEntry> entry, List<FormFault> faults) {
    /** Answer to "when": it has not happened yet. */
    public static final String NOT_YET = "NOT_YET";

    private static final Set<String> NOT_YET_WORDS = Set.of("not_yet", "まだ", "not yet");

    private static final Pattern MONTH = Pattern.compile("(\\d{4})[-/年](\\d{1,2})月?");
    private static final Pattern ERA_MONTH = Pattern.compile("(?:令和|[Rr])(\\d{1,2})[年./-](\\d{1,2})月?");
    private static final int REIWA = 2018;

    public FormReading {
        faults = List.copyOf(faults);
    }

    /**
     * Reads {@code typed}.
     *
     * @param earliest the first possible day: the birth, or the beginning of the pregnancy
     * @param judgements the codes of the town's list
     */
    public static FormReading read(
            HandbookForm form, TypedForm typed, LocalDate earliest, LocalDate today, Set<String> judgements) {
        List<FormFault> faults = new ArrayList<>();
        var on = day("on", typed.on(), earliest, today, faults);
        if (form.isOfOneDay() && on.isPresent() && !on.equals(form.begins(earliest))) {
            faults.add(FormFault.of("on", "form.fault.that-day"));
        }
        var place = text("place", typed.place(), NewDose.LONGEST_PLACE, faults);
        var note = text("note", typed.note(), FormItem.LONGEST_TEXT, faults);
        if (!typed.judgement().isEmpty() && !(form.released() && judgements.contains(typed.judgement()))) {
            faults.add(FormFault.of("judgement", "form.fault.choice"));
        }
        Map<String, String> answers = new LinkedHashMap<>();
        for (var item : form.items()) {
            var answer = typed.answers().getOrDefault(item.code(), "");
            if (!Typed.text(answer).isEmpty()) {
                answer(item, answer, earliest, today, faults).ifPresent(read -> answers.put(item.code(), read));
            }
        }
        if (faults.isEmpty()
                && answers.isEmpty()
                && note.isEmpty()
                && typed.judgement().isEmpty()) {
            faults.add(FormFault.of("note", "form.fault.empty"));
        }
        return new FormReading(
                faults.isEmpty()
                        ? on.map(day -> new NewFormEntry(day, place, typed.judgement(), note, answers))
                        : Optional.empty(),
                faults);
    }

    private static Optional<String> answer(
            FormItem item, String typed, LocalDate earliest, LocalDate today, List<FormFault> faults) {
        return switch (item.type()) {
            case NUMBER -> number(item, typed, faults);
            case CHOICE, YES_NO, YES_NO_UNSURE -> {
                if (item.options().contains(typed)) {
                    yield Optional.of(typed);
                }
                faults.add(FormFault.of(item.code(), "form.fault.choice"));
                yield Optional.empty();
            }
            case WHEN -> when(item, typed, earliest, today, faults);
            case DAY -> day(item.code(), typed, earliest, today, faults).map(LocalDate::toString);
            case TEXT -> Optional.of(text(item.code(), typed, FormItem.LONGEST_TEXT, faults));
        };
    }

    private static Optional<String> number(FormItem item, String typed, List<FormFault> faults) {
        var read = Typed.decimal(typed).map(number -> number.setScale(item.decimals(), RoundingMode.HALF_UP));
        if (read.isEmpty()) {
            faults.add(FormFault.of(item.code(), "form.fault.number"));
        } else if (read.get().compareTo(item.least()) < 0 || read.get().compareTo(item.most()) > 0) {
            faults.add(FormFault.of(item.code(), "form.fault.range", plain(item.least()), plain(item.most())));
            return Optional.empty();
        }
        return read.map(BigDecimal::toPlainString);
    }

    private static Optional<String> when(
            FormItem item, String typed, LocalDate earliest, LocalDate today, List<FormFault> faults) {
        if (NOT_YET_WORDS.contains(Typed.text(typed).toLowerCase(Locale.ROOT))) {
            return Optional.of(NOT_YET);
        }
        var month = month(Typed.ascii(typed));
        if (month.isEmpty()) {
            return day(item.code(), typed, earliest, today, faults).map(LocalDate::toString);
        }
        if (month.get().isBefore(YearMonth.from(earliest)) || month.get().isAfter(YearMonth.from(today))) {
            faults.add(FormFault.of(item.code(), "form.fault.when"));
            return Optional.empty();
        }
        return month.map(YearMonth::toString);
    }

    private static Optional<YearMonth> month(String typed) {
        var western = MONTH.matcher(typed);
        var era = ERA_MONTH.matcher(typed);
        var found = western.matches() ? western : era.matches() ? era : null;
        if (found == null) {
            return Optional.empty();
        }
        var year = Integer.parseInt(found.group(1)) + (found == era ? REIWA : 0);
        var number = Integer.parseInt(found.group(2));
        return number < 1 || number > 12 ? Optional.empty() : Optional.of(YearMonth.of(year, number));
    }

    private static Optional<LocalDate> day(
            String field, String typed, LocalDate earliest, LocalDate today, List<FormFault> faults) {
        switch (JapaneseDates.parse(typed)) {
            case JapaneseDates.Failed(var reason) -> faults.add(FormFault.of(field, reason.messageKey()));
            case JapaneseDates.Day(var day)
            when day.isAfter(today) -> faults.add(FormFault.of(field, "form.fault.future"));
            case JapaneseDates.Day(var day)
            when day.isBefore(earliest) -> faults.add(FormFault.of(field, "form.fault.before"));
            case JapaneseDates.Day(var day) -> {
                return Optional.of(day);
            }
        }
        return Optional.empty();
    }

    private static String text(String field, String typed, int longest, List<FormFault> faults) {
        var text = Typed.text(typed);
        if (text.length() > longest) {
            faults.add(FormFault.of(field, "form.fault.long", longest));
        }
        return text;
    }

    private static String plain(BigDecimal number) {
        return number.toPlainString();
    }
}
