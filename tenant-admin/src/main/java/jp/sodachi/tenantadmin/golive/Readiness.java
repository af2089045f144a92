package jp.sodachi.tenantadmin.golive;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import jp.sodachi.branding.FaceStanding;
import jp.sodachi.identity.IdentityProviderFailed;
import jp.sodachi.identity.IdentityProvisioning;
import jp.sodachi.identity.OfficeStanding;
import jp.sodachi.layer.ScheduleStanding;
import jp.sodachi.migration.SchemaMigrator;
import jp.sodachi.notice.TrialNotices;
import jp.sodachi.tenancy.ControlPlane;
import jp.sodachi.tenancy.Tenant;
import jp.sodachi.tenantadmin.golive.Checklist.Answer;
import jp.sodachi.tenantadmin.golive.Checklist.Point;
import jp.sodachi.tenantadmin.golive.Checklist.Question;

/** Computes the checklist: the town's tables are counted read-only, Keycloak is asked for passkeys. */
final class Readiness {
    private static final int ADMINS = 2;

    private final ControlPlane control;
    private final SchemaMigrator migrator;
    private final IdentityProvisioning identities;
    private final Clock clock;

    Readiness(ControlPlane control, SchemaMigrator migrator, IdentityProvisioning identities, Clock clock) {
        this.control = control;
        this.migrator = migrator;
        this.identities = identities;
        this.clock = clock;
    }

    private record Standing(List<String> admins, FaceStanding face, ScheduleStanding schedule, int received) {}

    Checklist check(Tenant town) {
        var standing = migrator.countAsOwner(
                town,
                owner -> new Standing(
                        OfficeStanding.listAdmins(owner),
                        FaceStanding.read(owner),
                        ScheduleStanding.read(owner, LocalDate.now(clock)),
                        TrialNotices.countReceived(owner)));
        var points = new ArrayList<Point>();
        points.add(point(Question.FAMILIES, hasFamilies(town), ""));
        points.add(admins(standing.admins()));
        points.add(point(Question.CONTRAST, standing.face().legible(), ""));
        points.add(schedule(standing.schedule()));
        points.add(point(Question.CONTACT, standing.face().contact(), ""));
        points.add(point(Question.PRIVACY, standing.face().privacy(), ""));
        points.add(point(Question.TRIAL, standing.received() > 0, Integer.toString(standing.received())));
        return new Checklist(points);
    }

    private Point admins(List<String> subjects) {
        var found = withPasskey(subjects);
        if (found.isEmpty()) {
            return new Point(Question.ADMINS, Answer.UNKNOWN, "");
        }
        return point(Question.ADMINS, found.getAsInt() >= ADMINS, Integer.toString(found.getAsInt()));
    }

    private OptionalInt withPasskey(List<String> subjects) {
        try {
            return OptionalInt.of(identities.countWithPasskey(subjects));
        } catch (IdentityProviderFailed away) {
            return OptionalInt.empty();
        }
    }

    private static Point schedule(ScheduleStanding schedule) {
        return schedule.misfit()
                .map(misfit -> new Point(Question.SCHEDULE, Answer.NOT_YET, schedule.version() + " — " + misfit))
                .orElseGet(() -> point(Question.SCHEDULE, schedule.inForce(), schedule.version()));
    }

    private boolean hasFamilies(Tenant town) {
        return control.call(jdbc -> jdbc.sql("""
                        select exists (select from tenant_sandbox where code = :code and made_at is not null)
                        """)
                .param("code", town.code().value())
                .query(Boolean.class)
                .single());
    }

    private static Point point(Question question, boolean yes, String detail) {
        return new Point(question, yes ? Answer.YES : Answer.NOT_YET, detail);
    }
}
