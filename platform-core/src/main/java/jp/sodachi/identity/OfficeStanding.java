package jp.sodachi.identity;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What operators, who never enter a town, may know of its office: as what its admins are known to the identity provider. */
public final class OfficeStanding {
    private OfficeStanding() {}

    /**
     * The subjects of the admins who have signed in and work here.
     *
     * @param owner the town's tables, in a transaction of whoever may only count
     */
    public static List<String> listAdmins(JdbcClient owner) {
        return owner.sql("""
                        select subject from identity_staff
                         where state = 'ACTIVE' and role = 'ADMIN' and subject is not null order by subject
                        """).query(String.class).list();
    }
}
