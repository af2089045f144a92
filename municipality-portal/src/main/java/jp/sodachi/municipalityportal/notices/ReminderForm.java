package jp.sodachi.municipalityportal.notices;

import static java.util.Objects.requireNonNullElse;

import java.util.Optional;
import jp.sodachi.reminder.ReminderSettings.Setting;
import jp.sodachi.support.Typed;
import org.springframework.validation.Errors;

/** When the town reminds its families, and what it says besides, as typed. */
record ReminderForm(Boolean onDay, String endsBefore, String lastCall, String wordsJa, String wordsEn) {
    ReminderForm {
        onDay = requireNonNullElse(onDay, Boolean.FALSE);
        endsBefore = requireNonNullElse(endsBefore, "");
        lastCall = requireNonNullElse(lastCall, "");
        wordsJa = requireNonNullElse(wordsJa, "");
        wordsEn = requireNonNullElse(wordsEn, "");
    }

    static ReminderForm of(Setting setting) {
        return new ReminderForm(
                setting.onDay(),
                Integer.toString(setting.endsBefore()),
                Integer.toString(setting.lastCall()),
                setting.wordsJa(),
                setting.wordsEn());
    }

    /** What was typed, over {@code version}; empty when something is wrong, with the reason beside its field. */
    Optional<Setting> read(Errors errors, int version) {
        var ends = number("endsBefore", endsBefore, 0, Setting.LONGEST_BEFORE, errors);
        var last = number("lastCall", lastCall, Setting.SHORTEST_LAST_CALL, Setting.LONGEST_LAST_CALL, errors);
        var ja = words("wordsJa", wordsJa, errors);
        var en = words("wordsEn", wordsEn, errors);
        return errors.hasErrors() ? Optional.empty() : Optional.of(new Setting(onDay, ends, last, ja, en, "", version));
    }

    private static int number(String field, String typed, int least, int most, Errors errors) {
        var plain = Typed.ascii(typed);
        if (!plain.matches("\\d{1,2}") || Integer.parseInt(plain) < least || Integer.parseInt(plain) > most) {
            errors.rejectValue(field, "notice.reminders.range", new Object[] {least, most}, null);
            return least;
        }
        return Integer.parseInt(plain);
    }

    private static String words(String field, String typed, Errors errors) {
        var words = Typed.text(typed.replace("\r\n", "\n"));
        if (words.length() > Setting.LONGEST_WORDS) {
            errors.rejectValue(field, "birth.too-long", new Object[] {Setting.LONGEST_WORDS}, null);
        }
        return words;
    }
}
