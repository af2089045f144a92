package jp.sodachi.record;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads and enters whole rows of the present town, whichever columns they have. */
class MovedTables {
    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.builder().build();

    MovedTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All of a child's rows that go along; earlier ones first, so that what is referred to comes before. */
    MovedRows read(UUID childId) {
        return read(FormSubject.child(childId));
    }

    /** The same of a child or a pregnancy. */
    MovedRows read(FormSubject whose) {
        var parts = new EnumMap<MovedSection, List<ObjectNode>>(MovedSection.class);
        MovedSection.of(whose.kind()).forEach(section -> parts.put(section, read(section, whose.id())));
        return new MovedRows(parts);
    }

    private List<ObjectNode> read(MovedSection section, UUID childId) {
        // Table and condition are constants of MovedSection; nothing anybody typed is in them.
        return jdbc.sql("""
                        select (%s)::text from %s r where %s order by %s
                        """.formatted(section.row(), section.table(), section.where(), section.key()))
                .param("child", childId)
                .query((row, _) -> (ObjectNode) json.readTree(row.getString(1)))
                .list();
    }

    /** The ids of a child's rows that would go along. */
    Set<String> listIds(UUID childId) {
        var ids = new HashSet<String>();
        for (var section : MovedSection.of(FormSubject.Kind.CHILD)) {
            // Table and condition are constants of MovedSection; nothing anybody typed is in them.
            ids.addAll(jdbc.sql("""
                            select r.%s::text from %s r where %s
                            """.formatted(section.key(), section.table(), section.where()))
                    .param("child", childId)
                    .query(String.class)
                    .list());
        }
        return ids;
    }

    void insert(MovedSection section, ObjectNode row) {
        jdbc.sql("""
                        insert into %1$s select * from jsonb_populate_record(null::%1$s, cast(:row as jsonb))
                        """.formatted(section.table())).param("row", row.toString()).update();
    }

    /** Puts these columns of {@code row} in the place of what the row with the same id has. */
    void update(MovedSection section, ObjectNode row, List<String> columns) {
        var names = String.join(", ", columns);
        jdbc.sql("""
                        update %1$s set (%2$s) = (select %2$s from jsonb_populate_record(null::%1$s, cast(:row as jsonb)))
                         where id = cast(:id as uuid)
                        """.formatted(section.table(), names))
                .param("row", row.toString())
                .param("id", row.path("id").asString())
                .update();
    }

    /** How many there are of each that never goes along. */
    Map<Staying, Integer> countStaying(FormSubject whose) {
        var stays = new EnumMap<Staying, Integer>(Staying.class);
        Arrays.stream(Staying.values())
                .filter(what -> what.kind() == whose.kind())
                .forEach(what -> stays.put(what, count(what, whose.id())));
        return stays;
    }

    private int count(Staying what, UUID childId) {
        return jdbc.sql(what.sql).param("child", childId).query(Integer.class).single();
    }

    /** What stays in the old town. */
    enum Staying {
        PREGNANCY_PAGES(MoveReceipt.Why.MOTHERS, """
            select count(*) from record_form_entry e
              join record_pregnancy p on p.id = e.subject_id and e.subject_kind = 'PREGNANCY'
              join record_child c on c.family_id = p.family_id
             where c.id = :child and e.state in ('ENTERED', 'RELEASED')
            """),
        GRANTS(MoveReceipt.Why.CHOSEN_ANEW, """
            select count(*) from record_grant where child_id = :child and ended_at is null and whom <> 'PARTNER'
            """),
        DRAFTS(MoveReceipt.Why.NO_RECORD, """
            select count(*) from record_form_draft where subject_id = :child
            """),
        PLACES(MoveReceipt.Why.OF_THE_OLD_TOWN, """
            select count(*) from record_checkup_place where child_id = :child and state = 'INVITED'
            """),
        CHECKS(MoveReceipt.Why.ASKED_THERE, """
            select count(*) from assessment_sheet r where child_id = :child
               and (state <> 'SENT' or private_to <> ''
                    or exists (select from assessment_instrument i where i.origin = 'LICENSED' and i.checksum = r.checksum))
            """),
        FOLLOW_UPS(MoveReceipt.Why.ASKED_THERE, """
            select count(*) from assessment_task where child_id = :child
            """),
        /** What somebody has typed of a pregnancy's pages and not confirmed. */
        EXPECTING_DRAFTS(MoveReceipt.Why.NO_RECORD, """
            select count(*) from record_form_draft where subject_id = :child
            """),
        /** Brothers and sisters of the child to come: each goes with a code of its own. */
        CHILDREN(MoveReceipt.Why.OWN_CODE, """
            select count(*) from record_child c join record_pregnancy p on p.family_id = c.family_id where p.id = :child
            """);

        private final MoveReceipt.Why why;
        private final String sql;

        Staying(MoveReceipt.Why why, String sql) {
            this.why = why;
            this.sql = sql;
        }

        MoveReceipt.Why why() {
            return why;
        }

        FormSubject.Kind kind() {
            return this == EXPECTING_DRAFTS || this == CHILDREN ? FormSubject.Kind.PREGNANCY : FormSubject.Kind.CHILD;
        }
    }
}
