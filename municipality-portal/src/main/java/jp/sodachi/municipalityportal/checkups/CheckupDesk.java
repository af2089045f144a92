package jp.sodachi.municipalityportal.checkups;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.sodachi.assessment.Assessments;
import jp.sodachi.assessment.CheckWords;
import jp.sodachi.assessment.ChildChecks;
import jp.sodachi.assessment.Sheet;
import jp.sodachi.assessment.rules.Level;
import jp.sodachi.identity.Permissions;
import jp.sodachi.identity.StaffRole;
import jp.sodachi.record.Checkups;
import jp.sodachi.record.Child;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the office does about check-up days. Each method is one transaction and asks who acts first. */
@Component
@Transactional
class CheckupDesk {
    /** What was told earlier says little about the day. */
    private static final int MONTHS_BEFORE = 3;

    private final Checkups checkups;
    private final Assessments assessments;
    private final Permissions permissions;

    CheckupDesk(Checkups checkups, Assessments assessments, Permissions permissions) {
        this.checkups = checkups;
        this.assessments = assessments;
        this.permissions = permissions;
    }

    /** Those expected on a day: what presses first, then whoever has told most, then who has told nothing. */
    public List<DayRow> listDay(LocalDate on, CheckWords words) {
        permissions.requireStaff(StaffRole.NURSE, "checkup.list");
        return checkups.listDay(on).stream()
                .map(each -> row(each, words))
                .sorted(Comparator.comparing(DayRow::isDone)
                        .thenComparing(DayRow::level, Comparator.reverseOrder())
                        .thenComparing(DayRow::weight, Comparator.reverseOrder())
                        .thenComparing(DayRow::hasAnswered))
                .toList();
    }

    private DayRow row(Checkups.Expected expected, CheckWords words) {
        // A protected record is opened on its own page only, with a reason.
        var told = expected.child().shielded()
                ? List.<ChildChecks.Named>of()
                : assessments.listSentSince(
                        expected.child().id(), expected.place().on().minusMonths(MONTHS_BEFORE));
        var level = told.stream()
                .flatMap(each -> Optional.ofNullable(each.sheet().result()).stream())
                .map(Sheet.Result::level)
                .max(Comparator.naturalOrder())
                .orElse(Level.OK);
        var flags = told.stream().flatMap(each -> words.flags(each).stream()).toList();
        return DayRow.of(expected, flags, level, !told.isEmpty());
    }

    public List<Child> listEligible(String form, LocalDate on, int limit) {
        permissions.requireStaff(StaffRole.NURSE, "checkup.list");
        return checkups.listEligible(form, on, limit);
    }

    public int invite(InviteForm.Invitation invitation, Collection<UUID> children) {
        permissions.requireStaff(StaffRole.NURSE, "checkup.invite");
        return checkups.invite(invitation.form(), invitation.on(), invitation.at(), invitation.venue(), children);
    }

    public boolean cancel(UUID placeId) {
        permissions.requireStaff(StaffRole.NURSE, "checkup.cancel");
        return checkups.cancel(placeId);
    }
}
