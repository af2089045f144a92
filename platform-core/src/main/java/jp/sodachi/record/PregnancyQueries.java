package jp.sodachi.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.sodachi.support.JapaneseDates;
import jp.sodachi.support.Kana;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Pregnancies in the table: SQL beside the method that runs it. */
class PregnancyQueries {
    /** Of a pregnancy {@code p}: whether its record is protected, by itself or with a child of its family. */
    static final String IS_SHIELDED = """
            (p.shielded or exists (select from record_child k where k.family_id = p.family_id and k.shielded))
            """;

    /** Of a pregnancy {@code p}: what protects its record. */
    static final String SHIELD = """
            case when p.shielded then 'OWN'
                 when exists (select from record_child k where k.family_id = p.family_id and k.shielded) then 'FAMILY'
                 else 'NONE' end
            """;

    private static final String SELECT = "select p.*, " + SHIELD + " as shield from record_pregnancy p\n";

    private final JdbcClient jdbc;

    PregnancyQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID id, UUID family, PregnancyFacts facts, String by, Instant now) {
        jdbc.sql("""
                        insert into record_pregnancy
                               (id, family_id, name, kana, kana_folded, birth_date, due_date, due_source, fetuses, state,
                                registered_by, registered_at, version, district, contact_name, contact_phone)
                        values (:id, :family, :name, :kana, :folded, :birth, :due, :source, :fetuses, 'ONGOING',
                                :by, :now, 0,
                                (select s.district from record_child s
                                  where s.family_id = :family and s.district is not null order by s.id desc limit 1),
                                coalesce((select s.contact_name from record_child s
                                           where s.family_id = :family order by s.id desc limit 1), ''),
                                coalesce((select s.contact_phone from record_child s
                                           where s.family_id = :family order by s.id desc limit 1), ''))
                        """)
                .param("id", id)
                .param("family", family)
                .param("name", facts.name())
                .param("kana", facts.kana())
                .param("folded", facts.kanaFolded())
                .param("birth", facts.birthDate())
                .param("due", facts.dueDate())
                .param("source", facts.dueSource().name())
                .param("fetuses", facts.fetuses())
                .param("by", by)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    Pregnancy get(UUID id) {
        return find(id).orElseThrow();
    }

    Optional<Pregnancy> find(UUID id) {
        return jdbc.sql(SELECT + "where p.id = :id")
                .param("id", id)
                .query(PregnancyQueries::pregnancy)
                .optional();
    }

    List<Pregnancy> listOngoing(int limit) {
        return jdbc.sql(SELECT + "where p.state = 'ONGOING' order by p.due_date, p.id limit :limit")
                .param("limit", limit)
                .query(PregnancyQueries::pregnancy)
                .list();
    }

    /** Those that every word fits by name, reading, the woman's birth date, the due date or a telephone number. */
    List<Pregnancy> search(String text, int limit) {
        var words = SearchText.words(text);
        var where = new StringBuilder("true");
        var values = new HashMap<String, Object>(Map.of("limit", limit));
        for (var i = 0; i < words.size(); i++) {
            where.append(" and (").append(fits(words.get(i), i, values)).append(")");
        }
        // Nothing anybody typed is in the statement: the words are bound.
        return jdbc.sql(SELECT + """
                         where %s order by p.state = 'ONGOING' desc, p.due_date desc, p.id limit :limit
                        """.formatted(where))
                .params(values)
                .query(PregnancyQueries::pregnancy)
                .list();
    }

    private static String fits(String word, int number, Map<String, Object> values) {
        var day = JapaneseDates.find(word);
        var phone = SearchText.phone(word);
        values.put("day" + number, day.orElse(LocalDate.MIN.withYear(1)));
        values.put("phone" + number, phone.isEmpty() ? "-" : "%" + phone + "%");
        values.put("name" + number, "%" + SearchText.literal(word) + "%");
        values.put("kana" + number, "%" + SearchText.literal(Kana.fold(word)) + "%");
        return """
                p.birth_date = :day%1$d or p.due_date = :day%1$d
                or replace(replace(p.name, ' ', ''), '\u3000', '') ilike :name%1$d or p.kana_folded like :kana%1$d
                or p.contact_phone like :phone%1$d
                or exists (select from identity_guardian_pregnancy l join identity_guardian g on g.id = l.guardian_id
                            where l.pregnancy_id = p.id and l.ended_at is null and g.phone like :phone%1$d)
                """.formatted(number);
    }

    List<Pregnancy> listOfFamily(UUID family) {
        return jdbc.sql(SELECT + "where p.family_id = :family order by p.due_date desc, p.id")
                .param("family", family)
                .query(PregnancyQueries::pregnancy)
                .list();
    }

    List<Pregnancy> listOfGuardian(String subject) {
        return jdbc.sql(SELECT + """
                          join identity_guardian_pregnancy l on l.pregnancy_id = p.id and l.ended_at is null
                          join identity_guardian g on g.id = l.guardian_id
                         where g.subject = :subject
                         order by p.due_date desc, p.id
                        """)
                .param("subject", subject)
                .query(PregnancyQueries::pregnancy)
                .list();
    }

    List<Pregnancy> listOwn(String subject) {
        return jdbc.sql(SELECT + """
                          join identity_guardian_pregnancy l on l.pregnancy_id = p.id and l.ended_at is null and l.own
                          join identity_guardian g on g.id = l.guardian_id
                         where g.subject = :subject
                         order by p.due_date desc, p.id
                        """)
                .param("subject", subject)
                .query(PregnancyQueries::pregnancy)
                .list();
    }

    boolean correct(UUID id, int version, PregnancyFacts facts) {
        return jdbc.sql("""
                                update record_pregnancy
                                   set name = :name, kana = :kana, kana_folded = :folded, birth_date = :birth, due_date = :due,
                                       due_source = :source, fetuses = :fetuses, version = version + 1
                                 where id = :id and version = :version
                                """)
                        .param("name", facts.name())
                        .param("kana", facts.kana())
                        .param("folded", facts.kanaFolded())
                        .param("birth", facts.birthDate())
                        .param("due", facts.dueDate())
                        .param("source", facts.dueSource().name())
                        .param("fetuses", facts.fetuses())
                        .param("id", id)
                        .param("version", version)
                        .update()
                == 1;
    }

    boolean end(UUID id, Pregnancy.State state, LocalDate day) {
        return jdbc.sql("""
                                update record_pregnancy set state = :state, ended_on = :day, version = version + 1
                                 where id = :id and state = 'ONGOING'
                                """)
                        .param("state", state.name())
                        .param("day", day)
                        .param("id", id)
                        .update()
                == 1;
    }

    /** The town that wanted the record takes it not. */
    void comeBack(UUID id) {
        jdbc.sql("""
                        update record_pregnancy set state = 'ONGOING', ended_on = null, version = version + 1
                         where id = :id and state = 'MOVED'
                        """).param("id", id).update();
    }

    /** Pregnancies with the same reading and birth date of the woman that go on here: perhaps the same one. */
    List<Pregnancy> listAlike(String kanaFolded, LocalDate birthDate) {
        return jdbc.sql(SELECT
                        + "where p.kana_folded = :kana and p.birth_date = :birth and p.state = 'ONGOING' order by p.id")
                .param("kana", kanaFolded)
                .param("birth", birthDate)
                .query(PregnancyQueries::pregnancy)
                .list();
    }

    boolean resume(UUID id) {
        return jdbc.sql("""
                                update record_pregnancy set state = 'ONGOING', ended_on = null, version = version + 1
                                 where id = :id and state = 'ENDED'
                                """).param("id", id).update() == 1;
    }

    /** @return false when it stood so already */
    boolean shield(UUID id, boolean shielded) {
        return jdbc.sql("""
                                update record_pregnancy set shielded = :shielded, version = version + 1
                                 where id = :id and shielded <> :shielded
                                """).param("shielded", shielded).param("id", id).update() == 1;
    }

    static Pregnancy pregnancy(ResultSet row, int number) throws SQLException {
        return new Pregnancy(
                row.getObject("id", UUID.class),
                row.getObject("family_id", UUID.class),
                new PregnancyFacts(
                        row.getString("name"),
                        row.getString("kana"),
                        row.getObject("birth_date", LocalDate.class),
                        row.getObject("due_date", LocalDate.class),
                        PregnancyFacts.DueSource.valueOf(row.getString("due_source")),
                        row.getInt("fetuses")),
                Pregnancy.State.valueOf(row.getString("state")),
                row.getObject("ended_on", LocalDate.class),
                Pregnancy.Shield.valueOf(row.getString("shield")),
                new FamilyContact(row.getString("contact_name"), row.getString("contact_phone")),
                row.getInt("version"));
    }
}
