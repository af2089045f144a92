package jp.sodachi.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import jp.sodachi.audit.AuditTrail;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.Permissions;
import jp.sodachi.identity.StaffRole;
import jp.sodachi.support.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** The town's texts to begin a notice from. Office only. */
@Transactional
public class NoticeTemplates {
    private static final NoticeJson JSON = new NoticeJson();

    private final JdbcClient jdbc;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final Clock clock;

    NoticeTemplates(JdbcClient jdbc, Permissions permissions, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
    }

    /** Those that are offered, by name. */
    public List<NoticeTemplate> list() {
        permissions.requireStaff(StaffRole.NURSE, "notice.template.read");
        return jdbc.sql("select * from notice_template where put_away_at is null order by name, code")
                .query(NoticeTemplates::template)
                .list();
    }

    /** One that is offered. */
    public Optional<NoticeTemplate> find(String code) {
        permissions.requireStaff(StaffRole.NURSE, "notice.template.read");
        return jdbc.sql("select * from notice_template where code = :code and put_away_at is null")
                .param("code", code)
                .query(NoticeTemplates::template)
                .optional();
    }

    /** Keeps a text of the town's own; its code. */
    public String add(String name, NoticeTexts texts, Segment.Audience audience, NoticeAction action) {
        Actor actor = permissions.requireStaff(StaffRole.NURSE, "notice.template.save");
        String code = Ids.next().toString();
        written(jdbc.sql("""
                        insert into notice_template (code, name, texts, audience, action, link, changed_by, changed_at, version)
                        values (:code, :name, :texts::jsonb, :audience, :action, :link, :by, :now, 1)
                        """), name, texts, audience, action, actor)
                .param("code", code)
                .update();
        audit.record(actor.does("notice.template.save", null, null));
        return code;
    }

    /** Saves a text as changed from its {@code version}; false when somebody else was faster. */
    public boolean save(
            String code, int version, String name, NoticeTexts texts, Segment.Audience audience, NoticeAction action) {
        Actor actor = permissions.requireStaff(StaffRole.NURSE, "notice.template.save");
        audit.record(actor.does("notice.template.save", null, null));
        return written(jdbc.sql("""
                        update notice_template
                           set name = :name, texts = :texts::jsonb, audience = :audience, action = :action, link = :link,
                               changed_by = :by, changed_at = :now, version = version + 1
                         where code = :code and version = :version and put_away_at is null
                        """), name, texts, audience, action, actor)
                        .param("code", code)
                        .param("version", version)
                        .update()
                == 1;
    }

    private JdbcClient.StatementSpec written(
            JdbcClient.StatementSpec statement,
            String name,
            NoticeTexts texts,
            Segment.Audience audience,
            NoticeAction action,
            Actor actor) {
        return statement
                .param("name", name)
                .param("texts", JSON.texts(texts))
                .param("audience", audience.name())
                .param("action", action.kind().name())
                .param("link", action.link())
                .param("by", actor.name())
                .param("now", now());
    }

    /** Offers a text no longer; false when somebody changed it in the meantime. */
    public boolean putAway(String code, int version) {
        Actor actor = permissions.requireStaff(StaffRole.NURSE, "notice.template.put-away");
        audit.record(actor.does("notice.template.put-away", null, null));
        return jdbc.sql("""
                        update notice_template set put_away_at = :now, changed_by = :by, version = version + 1
                         where code = :code and version = :version and put_away_at is null
                        """)
                        .param("now", now())
                        .param("by", actor.name())
                        .param("code", code)
                        .param("version", version)
                        .update()
                == 1;
    }

    /** Gives the present town the starters it has not been given; for a job. How many there were. */
    public int giveStarters() {
        permissions.requireStaff(StaffRole.ADMIN, "notice.template.save");
        return StarterNotices.give(jdbc, clock);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static NoticeTemplate template(ResultSet row, int number) throws SQLException {
        return new NoticeTemplate(
                row.getString("code"),
                row.getString("name"),
                JSON.texts(row.getString("texts")),
                Segment.Audience.valueOf(row.getString("audience")),
                NoticeRows.action(row),
                row.getString("changed_by"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getInt("version"));
    }
}
