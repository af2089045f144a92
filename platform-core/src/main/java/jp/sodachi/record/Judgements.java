package jp.sodachi.record;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import jp.sodachi.audit.AuditTrail;
import jp.sodachi.identity.Permissions;
import jp.sodachi.identity.StaffRole;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/**
 * The town's list of check-up judgements. No national list binds the towns, so each words its own; while it has not, the
 * platform's first list holds.
 */
@Transactional
public class Judgements {
    private static final List<Judgement> FIRST = List.of(
            new Judgement("01", "異常なし", false, false, 0),
            new Judgement("02", "要指導", false, false, 0),
            new Judgement("03", "要観察", true, false, 0),
            new Judgement("04", "要精密", true, false, 0),
            new Judgement("05", "要治療", true, false, 0),
            new Judgement("06", "既医療", false, false, 0),
            new Judgement("09", "判定保留", true, false, 0));

    private final JdbcClient jdbc;
    private final Permissions permissions;
    private final AuditTrail audit;

    Judgements(JdbcClient jdbc, Permissions permissions, AuditTrail audit) {
        this.jdbc = jdbc;
        this.permissions = permissions;
        this.audit = audit;
    }

    /** The whole list by code, retired ones too. Names no child, so nobody is asked who they are. */
    public List<Judgement> list() {
        var own = jdbc.sql("""
                        select code, label, follow_up, retired, version from record_judgement order by code
                        """)
                .query((row, _) -> new Judgement(
                        row.getString("code"),
                        row.getString("label"),
                        row.getBoolean("follow_up"),
                        row.getBoolean("retired"),
                        row.getInt("version")))
                .list();
        return orFirst(own);
    }

    /** A town's own list, or the platform's first one while the town has none. */
    static List<Judgement> orFirst(List<Judgement> own) {
        return own.isEmpty() ? FIRST : own;
    }

    /** The codes that may be given now. */
    Set<String> codes() {
        return list().stream()
                .filter(each -> !each.retired())
                .map(Judgement::code)
                .collect(Collectors.toSet());
    }

    /**
     * Puts a word on the list or changes one. Administrators only.
     *
     * @param changed with the version the change started from
     * @return false when somebody else changed it in the meantime
     */
    public boolean save(Judgement changed) {
        var actor = permissions.requireStaff(StaffRole.ADMIN, "judgement.change");
        if (changed.label().isBlank() || changed.label().length() > Judgement.LONGEST_LABEL) {
            throw new IllegalArgumentException("A judgement has 1 to 20 characters.");
        }
        adoptFirstList();
        var saved = jdbc.sql("""
                        insert into record_judgement as j (code, label, follow_up, retired, version)
                        values (:code, :label, :followUp, :retired, 1)
                        on conflict (code) do update
                           set label = excluded.label, follow_up = excluded.follow_up, retired = excluded.retired,
                               version = j.version + 1
                         where j.version = :version
                        """)
                .param("code", changed.code())
                .param("label", changed.label())
                .param("followUp", changed.followUp())
                .param("retired", changed.retired())
                .param("version", changed.version())
                .update();
        if (saved == 1) {
            audit.record(actor.does("judgement.change", null, null));
        }
        return saved == 1;
    }

    /** From the first change on the town has a list of its own. */
    private void adoptFirstList() {
        for (var each : FIRST) {
            jdbc.sql("""
                            insert into record_judgement (code, label, follow_up, retired, version)
                            select :code, :label, :followUp, false, 0
                             where not exists (select from record_judgement where version > 0)
                            on conflict (code) do nothing
                            """)
                    .param("code", each.code())
                    .param("label", each.label())
                    .param("followUp", each.followUp())
                    .update();
        }
    }
}
