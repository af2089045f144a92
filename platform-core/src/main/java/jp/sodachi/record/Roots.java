package jp.sodachi.record;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where the rows of a record began: for each that came from another town, the id it had in the town in which it was first
 * entered. A row that is not named here began here. The ids say nothing to anybody but the town that made them; by them it
 * knows its own rows again, by however many towns they come back.
 */
record Roots(Map<String, String> byId) {
    static final Roots NONE = new Roots(Map.of());

    Roots {
        byId = Map.copyOf(byId);
    }

    /** The id that a row had at its beginning. */
    String of(String id) {
        return byId.getOrDefault(id, id);
    }

    /** Of a child's or a pregnancy's rows in the present town, as its arrivals have kept them. */
    static Roots read(JdbcClient jdbc, UUID id) {
        var known = new HashMap<String, String>();
        jdbc.sql("""
                        select r.key, r.value from record_arrival a, jsonb_each_text(a.roots) r
                         where (a.child_id = :id or a.pregnancy_id = :id) and a.roots is not null order by a.id
                        """).param("id", id).query(row -> {
            known.putIfAbsent(row.getString(1), row.getString(2));
        });
        return new Roots(known);
    }

    /** As an arrival keeps them. */
    String json() {
        return JsonMapper.shared().writeValueAsString(byId);
    }
}
