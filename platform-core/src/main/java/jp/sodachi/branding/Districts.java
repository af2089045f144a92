package jp.sodachi.branding;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** The parts of the present town, as the town names them. Who may change them is asked by the caller. */
@Transactional
public class Districts {
    /** The most a town may have. */
    public static final int MOST = 100;

    /** Longest name. */
    public static final int LONGEST = 30;

    private final JdbcClient jdbc;

    Districts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All of them, in the town's order; none before the first entry. */
    public List<String> list() {
        return jdbc.sql(
                        "select d.name from branding_brand b, unnest(b.districts) with ordinality as d (name, at) order by d.at")
                .query(String.class)
                .list();
    }

    /**
     * Gives one another name in its place of the order; the caller lets the families and the notices follow in the same transaction.
     *
     * @return false, and nothing changed, when there is none of that name, or one of the other already
     */
    public boolean rename(String name, String wanted) {
        if (wanted.isBlank() || wanted.length() > LONGEST) {
            throw new IllegalArgumentException("A district has a name of bearable length.");
        }
        return jdbc.sql("""
                        update branding_brand set districts = array_replace(districts, :name, :wanted)
                         where id = 1 and :name = any (districts) and not :wanted = any (districts)
                        """).param("name", name).param("wanted", wanted).update() == 1;
    }

    /**
     * Puts other ones in their place. A family keeps the name it has, also when that is no longer among them.
     *
     * @param seen what stood there when they were changed
     * @return false, and nothing changed, when somebody else was faster
     */
    public boolean change(List<String> seen, List<String> wanted) {
        if (wanted.size() > MOST
                || wanted.stream().distinct().count() != wanted.size()
                || wanted.stream().anyMatch(name -> name.isBlank() || name.length() > LONGEST)) {
            throw new IllegalArgumentException("Districts have different names of bearable length.");
        }
        return jdbc.sql("""
                        update branding_brand set districts = cast(:wanted as text[])
                         where id = 1 and districts = cast(:seen as text[])
                        """)
                        .param("wanted", wanted.toArray(String[]::new))
                        .param("seen", seen.toArray(String[]::new))
                        .update()
                == 1;
    }
}
