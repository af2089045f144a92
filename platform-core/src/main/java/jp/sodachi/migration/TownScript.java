package jp.sodachi.migration;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import jp.sodachi.tenancy.Tenant;
import liquibase.util.LiquibaseUtil;

/**
 * What a town's schema is made of, as SQL for one transaction: everything for a new town, or what a town has not had.
 *
 * <p>The change files are rendered once for all towns. Only those that name the town's role are rendered for each, since
 * their checksum is made after the role is filled in. Safe for many threads.
 */
final class TownScript {
    private final ChangeFiles files;
    private final Clock clock;
    private final List<Part> parts;

    /** Renders the change files. */
    TownScript(ChangeFiles files, Clock clock) {
        this.files = files;
        this.clock = clock;
        // No role bears this name; a file that needs none comes out the same for every town.
        var rendered = new Changelog(files).render(Map.of(Changelog.TOWN_ROLE, "no_role"));
        this.parts = rendered.stream()
                .map(change -> new Part(change, namesRole(change.entry().path())))
                .toList();
    }

    /** One change: as it is for every town, or to be rendered for each. */
    private record Part(Changelog.Rendered rendered, boolean forEach) {}

    /** Role, schema, history table, every change and its history, in this order. */
    String forNewTown(Tenant town) {
        return frame(town) + forTown(town, Set.of()) + shared(town);
    }

    /**
     * The changes that the town has not had, and their history; empty text when there is none. The town's schema is the
     * search path when it runs.
     *
     * @param had the paths of the files the town has had
     */
    String forTown(Tenant town, Set<String> had) {
        var script = new StringBuilder();
        var history = new ArrayList<ChangeHistory.Entry>();
        for (var part : parts) {
            if (!had.contains(part.rendered().entry().path())) {
                var change = part.forEach() ? renderFor(town, part) : part.rendered();
                script.append(change.sql());
                history.add(change.entry());
            }
        }
        if (!history.isEmpty()) {
            script.append(history(history, had.size()));
        }
        return script.toString();
    }

    /** The checksum of every change by path; empty for one that names the role, whose checksum differs by town. */
    Map<String, Optional<String>> checksums() {
        return parts.stream()
                .collect(Collectors.toUnmodifiableMap(
                        part -> part.rendered().entry().path(),
                        part -> part.forEach()
                                ? Optional.empty()
                                : Optional.of(part.rendered().entry().checksum())));
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

    private boolean namesRole(String path) {
        return files.byPath().getOrDefault(path, "").contains("${" + Changelog.TOWN_ROLE + "}");
    }

    private Changelog.Rendered renderFor(Tenant town, Part part) {
        var path = part.rendered().entry().path();
        var alone = new ChangeFiles(
                files.area(), new TreeMap<>(Map.of(path, files.byPath().getOrDefault(path, ""))));
        return new Changelog(alone)
                .render(Map.of(Changelog.TOWN_ROLE, town.role()))
                .getFirst();
    }

    private String history(List<ChangeHistory.Entry> entries, int after) {
        var at = LocalDateTime.ofInstant(clock.instant(), clock.getZone()).toString();
        return ChangeHistory.insert(entries, at, after, LiquibaseUtil.getBuildVersion());
    }
}
