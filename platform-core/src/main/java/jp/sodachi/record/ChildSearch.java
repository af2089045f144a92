package jp.sodachi.record;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.sodachi.support.JapaneseDates;
import jp.sodachi.support.Kana;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The office's one search box: every word must fit a child by name, reading, birth date or a telephone number. Where no child fits
 * so, the names of those who stand for it are looked through too; they have no reading and no index, so they come second.
 */
class ChildSearch {
    /** A name without the space between family and given name, which people type or leave out as they like. */
    private static final String BARE_NAME = "replace(replace(name, ' ', ''), '\u3000', '')";

    private final JdbcClient jdbc;

    ChildSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * No word lists the newest. A row that an older build wrote has no search key yet and is looked through.
     */
    List<Child> search(String text, int limit) {
        var words = SearchText.words(text);
        var found = search(words, limit, false);
        return found.isEmpty() && !words.isEmpty() ? search(words, limit, true) : found;
    }

    /** @param guardians whether a guardian's name will do for a word, too */
    private List<Child> search(List<String> words, int limit, boolean guardians) {
        var where = new StringBuilder("true");
        var values = new HashMap<String, Object>(Map.of("limit", limit));
        for (var i = 0; i < words.size(); i++) {
            where.append(" and (")
                    .append(fits(words.get(i), i, guardians, values))
                    .append(")");
        }
        return jdbc.sql("""
                        select * from record_child where %s order by registered_at desc, id desc limit :limit
                        """.formatted(where))
                .params(values)
                .query(ChildQueries::child)
                .list();
    }

    private static String fits(String word, int number, boolean guardians, Map<String, Object> values) {
        var birth = JapaneseDates.find(word);
        var phone = SearchText.phone(word);
        if (birth.isPresent()) {
            values.put("birth" + number, birth.get());
            return phone.isEmpty()
                    ? "birth_date = :birth" + number
                    : "birth_date = :birth" + number + " or " + ofPhone(number, phone, values);
        }
        if (!phone.isEmpty()) {
            return ofPhone(number, phone, values);
        }
        return guardians ? ofName(number, word, values) + " or " + ofGuardian(number) : ofName(number, word, values);
    }

    private static String ofName(int number, String word, Map<String, Object> values) {
        var folded = Kana.searchFold(word);
        values.put("grams" + number, SearchText.needed(folded));
        values.put("key" + number, "%" + SearchText.literal(folded) + "%");
        values.put("name" + number, "%" + SearchText.literal(word) + "%");
        values.put("kana" + number, "%" + SearchText.literal(Kana.fold(word)) + "%");
        return """
                (search_grams @> cast(:grams%1$d as text[]) and search_key like :key%1$d)
                or (search_key = '' and (%2$s ilike :name%1$d or kana_folded like :kana%1$d))
                """.formatted(number, BARE_NAME);
    }

    /** Children of a guardian, or of a family with a contact, whose name has this in it. */
    private static String ofGuardian(int number) {
        return """
                id = any (array(
                       select l.child_id
                         from identity_guardian g
                         join identity_guardian_child l on l.guardian_id = g.id and l.ended_at is null
                        where replace(replace(g.display_name, ' ', ''), '\u3000', '') like :name%1$d
                       union all
                       select id from record_child
                        where contact_name <> '' and replace(replace(contact_name, ' ', ''), '\u3000', '') like :name%1$d))
                """.formatted(number);
    }

    /**
     * Children of a guardian, or of a family without an account, whose number begins or ends so. The ids are gathered before: beside
     * a date or a name they are then one more index to look into, where a join would be tried with every child of the town.
     */
    private static String ofPhone(int number, String phone, Map<String, Object> values) {
        values.put("phone" + number, phone + "%");
        values.put("enohp" + number, new StringBuilder(phone).reverse() + "%");
        return """
                id = any (array(
                       select l.child_id
                         from identity_guardian g
                         join identity_guardian_child l on l.guardian_id = g.id and l.ended_at is null
                        where g.phone <> '' and (g.phone like :phone%1$d or reverse(g.phone) like :enohp%1$d)
                       union all
                       select id from record_child
                        where contact_phone <> '' and (contact_phone like :phone%1$d or reverse(contact_phone) like :enohp%1$d)))
                """.formatted(number);
    }
}
