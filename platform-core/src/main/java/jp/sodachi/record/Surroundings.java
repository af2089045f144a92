package jp.sodachi.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import jp.sodachi.identity.Permissions;
import jp.sodachi.identity.StaffRole;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * What stands around a child's doses, pages and measurements on the office's page: mostly nothing, seldom more than a few rows
 * of each. One statement fetches all of it, so that the page does not ask six times for an empty answer.
 */
@Transactional
public class Surroundings {
    /** A column {@code given_on} is a component {@code givenOn}. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private final JdbcClient jdbc;
    private final Permissions permissions;

    Surroundings(JdbcClient jdbc, Permissions permissions) {
        this.jdbc = jdbc;
        this.permissions = permissions;
    }

    /**
     * Those of a child that was read in this transaction. Office only.
     *
     * @param states everything that holds or held, the newest first
     * @param corrections what was corrected of the child's facts, the newest first
     * @param pregnancies those of the family, the latest first
     * @param stickers the photos of doses, the newest first
     * @param judgements the town's whole list by code
     * @param toConfirm how many entries of parents, of all children, nobody of the office has looked at
     * @param district in which the family lives, empty when nobody has said
     * @param openings why the office opened it while it was protected, the newest first
     */
    public record Around(
            List<ChildState> states,
            List<FactCorrection> corrections,
            List<Pregnancy> pregnancies,
            List<Photo> stickers,
            List<Judgement> judgements,
            long toConfirm,
            List<ProtectedOpening> openings,
            String district) {
        public Around {
            states = List.copyOf(states);
            corrections = List.copyOf(corrections);
            pregnancies = List.copyOf(pregnancies);
            stickers = List.copyOf(stickers);
            judgements = List.copyOf(judgements);
            openings = List.copyOf(openings);
        }
    }

    /** What stands around {@code child}; the opening is kept in the audit trail. */
    public Around open(Child child) {
        permissions.requireStaff(StaffRole.NURSE, "photo.list");
        permissions.requireChild(child.id(), "photo.list");
        return jdbc.sql("""
                        select (select jsonb_agg(s order by s.set_at desc, s.id desc)
                                  from record_child_state s where s.child_id = :child) as states,
                               (select jsonb_agg(jsonb_build_object('field', c.field, 'before', c.before_text,
                                           'after', c.after_text, 'why', c.why, 'by', c.by_name, 'at', c.at)
                                       order by c.at desc, c.id desc)
                                  from record_correction c where c.subject_id = :child) as corrections,
                               (select jsonb_agg(to_jsonb(p) || jsonb_build_object('facts', to_jsonb(p), 'shield',
                        """ + PregnancyQueries.SHIELD + """
                                       ) order by p.due_date desc, p.id)
                                  from record_pregnancy p where p.family_id = :family) as pregnancies,
                               (select jsonb_agg(f order by f.taken_on desc, f.id desc)
                                  from record_photo f
                                 where f.child_id = :child and f.state = 'ENTERED' and f.kind = 'STICKER') as stickers,
                               (select jsonb_agg(j order by j.code) from record_judgement j) as judgements,
                               (select count(*) from record_dose where state = 'ENTERED') as to_confirm,
                               (select jsonb_agg(o order by o.opened_at desc, o.id desc)
                                  from record_protected_opening o where o.child_id = :child) as openings,
                               (select coalesce(district, '') from record_child where id = :child) as district
                        """)
                .param("child", child.id())
                .param("family", child.familyId())
                .query((row, _) -> new Around(
                        read(row, "states", ChildState[].class),
                        read(row, "corrections", FactCorrection[].class),
                        read(row, "pregnancies", Pregnancy[].class).stream()
                                .map(Pregnancy::inLists)
                                .toList(),
                        read(row, "stickers", Photo[].class),
                        Judgements.orFirst(read(row, "judgements", Judgement[].class)),
                        row.getLong("to_confirm"),
                        read(row, "openings", ProtectedOpening[].class),
                        row.getString("district")))
                .single();
    }

    private static <T> List<T> read(ResultSet row, String column, Class<T[]> kind) throws SQLException {
        var text = row.getString(column);
        return text == null ? List.of() : Arrays.asList(JSON.readValue(text, kind));
    }
}
