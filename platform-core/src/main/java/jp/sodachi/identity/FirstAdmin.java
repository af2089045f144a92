package jp.sodachi.identity;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Locale;
import jp.sodachi.support.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The first person of a town's office, named by the operator who starts the town; everybody after that is invited by the
 * town itself.
 *
 * @param name as the staff list will show it
 * @param email the address the invitation goes to
 */
public record FirstAdmin(String name, String email) {

    public FirstAdmin {
        email = email.toLowerCase(Locale.ROOT);
    }

    /**
     * Notes the person as invited, with the role of an admin; an entry that is there stays.
     *
     * @param owner the town's tables, in a transaction of whoever starts the town
     */
    public void write(JdbcClient owner, Clock clock) {
        owner.sql("""
                        insert into identity_staff (id, email, display_name, role, state, invited_at)
                        values (:id, :email, :name, 'ADMIN', 'INVITED', :now)
                        on conflict (email) do nothing
                        """)
                .param("id", Ids.next())
                .param("email", email)
                .param("name", name)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Never shows the person. */
    @Override
    public String toString() {
        return "FirstAdmin[…]";
    }
}
