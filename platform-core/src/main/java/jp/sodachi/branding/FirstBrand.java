package jp.sodachi.branding;

import java.time.Clock;
import java.time.ZoneOffset;
import jp.sodachi.tenancy.Tenant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The look a town has before anybody of the town has set one. */
public final class FirstBrand {
    private FirstBrand() {}

    /**
     * The town's look as it is; the first one while nobody has set any.
     *
     * @param owner the town's tables, in a transaction of whoever takes the town in
     */
    public static Brand find(JdbcClient owner, Tenant town) {
        return owner.sql("""
                        select name, department, phone, primary_colour, accent_colour, emblem_key, version
                          from branding_brand where id = 1
                        """).query(Branding::read).optional().orElseGet(() -> Branding.initial(town));
    }

    /**
     * Writes the town's first look; a look that is there stays.
     *
     * @param owner the town's tables, in a transaction of whoever starts the town
     */
    public static void write(JdbcClient owner, Tenant town, Clock clock) {
        var brand = Branding.initial(town);
        owner.sql("""
                        insert into branding_brand (id, name, department, phone, primary_colour, accent_colour, version,
                                                    changed_at)
                        values (1, :name, :department, :phone, :primary, :accent, :version, :now)
                        on conflict (id) do nothing
                        """)
                .param("name", brand.name())
                .param("department", brand.department())
                .param("phone", brand.phone())
                .param("primary", brand.primary())
                .param("accent", brand.accent())
                .param("version", brand.version())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
