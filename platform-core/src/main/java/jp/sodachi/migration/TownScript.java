package jp.sodachi.migration;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.sodachi.tenancy.Tenant;
import liquibase.util.LiquibaseUtil;

/** Everything a new town's schema is made of, as one script for one transaction. */
final class TownScript {
    private final ChangeFiles files;
    private final Clock clock;

    TownScript(ChangeFiles files, Clock clock) {
        this.files = files;
        this.clock = clock;
    }

    /** Role, schema, history table, every change and its history, in this order. */
    String render(Tenant town) {
        var changes = new Changelog(files).render(Map.of(Changelog.TOWN_ROLE, town.role()));
        var script = new StringBuilder(frame(town));
        var history = new ArrayList<ChangeHistory.Entry>();
        for (var change : changes) {
            script.append(change.sql());
            history.add(change.entry());
        }
        if (!history.isEmpty()) {
            script.append(history(history));
        }
        return script.append(shared(town)).toString();
    }

    /** The role and the empty schema with its history table; the changes come next, either rendered or by Liquibase. */
    String frame(Tenant town) {
        // The history table comes before the default privileges: the town's role never sees it.
        return """
                create role %1$s nologin;
                grant %1$s to sodachi_portal with inherit false, set true;
                grant %1$s to sodachi_worker with inherit false, set true;
                create schema %1$s;
                grant usage on schema %1$s to %1$s;
                set local search_path = %1$s;
                %2$salter default privileges in schema %1$s
                    grant select, insert, update, delete on tables to %1$s;
                """.formatted(town.schema(), ChangeHistory.TABLE);
    }

    /** What all towns share. Last, because it locks that role's memberships until the transaction ends. */
    String shared(Tenant town) {
        return "grant every_town to %s with inherit true, set false;\n".formatted(town.role());
    }

    private String history(List<ChangeHistory.Entry> entries) {
        var at = LocalDateTime.ofInstant(clock.instant(), clock.getZone()).toString();
        return ChangeHistory.insert(entries, at, LiquibaseUtil.getBuildVersion());
    }
}
