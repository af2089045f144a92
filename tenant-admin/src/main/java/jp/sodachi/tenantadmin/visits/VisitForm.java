package jp.sodachi.tenantadmin.visits;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import jp.sodachi.identity.TownVisit;
import jp.sodachi.support.Typed;
import org.springframework.validation.Errors;

/** Why an operator wants to come in, and for how long, as it was typed. */
record VisitForm(String reason, String hours) {
    /** What may be chosen; all of them within the longest visit. */
    static final Map<String, Duration> LENGTHS = Map.of(
            "1", Duration.ofHours(1), "3", Duration.ofHours(3), "8", Duration.ofHours(8), "24", Duration.ofHours(24));

    VisitForm {
        reason = Objects.requireNonNullElse(reason, "");
        hours = Objects.requireNonNullElse(hours, "");
    }

    void check(Errors errors) {
        if (readReason().isEmpty()) {
            errors.rejectValue("reason", "admin.visit.reason.empty");
        } else if (readReason().length() > TownVisit.LONGEST_REASON) {
            errors.rejectValue("reason", "admin.visit.reason.long", new Object[] {TownVisit.LONGEST_REASON}, null);
        }
        if (!LENGTHS.containsKey(hours)) {
            errors.rejectValue("hours", "admin.visit.hours.empty");
        }
    }

    String readReason() {
        return Typed.text(reason);
    }

    Duration readLength() {
        return Objects.requireNonNull(LENGTHS.get(hours), "checked before");
    }
}
