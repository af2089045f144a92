package jp.sodachi.municipalityportal.pregnancies;

import static java.util.Objects.requireNonNullElse;

/** The end of a pregnancy without a birth, or the taking back of such an end, as it was typed. */
record EndForm(String day, String why) {
    EndForm {
        day = requireNonNullElse(day, "");
        why = requireNonNullElse(why, "");
    }
}
