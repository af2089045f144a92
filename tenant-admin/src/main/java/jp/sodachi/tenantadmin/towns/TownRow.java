package jp.sodachi.tenantadmin.towns;

import java.time.Duration;
import java.time.Instant;
import jp.sodachi.support.Kana;
import jp.sodachi.tenancy.TenantState;
import jp.sodachi.tenancy.TownUsage;
import jp.sodachi.tenantadmin.start.StartStep;
import org.jspecify.annotations.Nullable;

/**
 * A town in the table.
 *
 * @param stepsDone steps of the start that are done
 * @param startStopped whether its start stands still and somebody has to press the button
 * @param schema where its structure stands
 * @param schemaError what PostgreSQL said when it could not be brought up to date
 * @param lastChange when anything of the above changed
 * @param usage how it is used, once the worker has counted
 * @param now when this was read
 */
record TownRow(
        String code,
        String name,
        String kana,
        String prefecture,
        TenantState state,
        long stepsDone,
        boolean startStopped,
        Schema schema,
        @Nullable String schemaError,
        Instant lastChange,
        @Nullable TownUsage usage,
        Instant now) {
    /** The worker counts every ten minutes; a town not counted for this long is not looked after. */
    private static final Duration SILENT = Duration.ofHours(1);

    /** A message that is due for this long waits for more than its turn. */
    private static final Duration STUCK = Duration.ofHours(1);

    /** Where a town's structure stands. */
    enum Schema {
        NONE,
        LATEST,
        BEHIND,
        FAILED;

        /** The key of its words. */
        public String getLabel() {
            return "admin.schema." + name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** The key of what an operator should look at, empty text when all is well. */
    public String getTrouble() {
        if (!state.serves()) {
            return "";
        }
        if (schema != Schema.LATEST) {
            return "admin.trouble.schema";
        }
        if (usage == null || usage.at().isBefore(now.minus(SILENT))) {
            return usage == null && lastChange.isAfter(now.minus(SILENT)) ? "" : "admin.trouble.silent";
        }
        var since = usage.waitingSince();
        return since != null && since.isBefore(now.minus(STUCK)) ? "admin.trouble.waiting" : "";
    }

    /** Families with a guardian on the parents' site, in percent; null as long as there is no family. */
    public @Nullable Integer getAdoption() {
        return usage == null || usage.families() == 0 ? null : 100 * usage.joinedFamilies() / usage.families();
    }

    /** When somebody was last there; before that, when anything about the town changed. */
    public Instant getLastActivity() {
        return usage == null || usage.lastPresence() == null ? lastChange : usage.lastPresence();
    }

    /** The kit's badge for the state. */
    public String getBadge() {
        return switch (state) {
            case ACTIVE -> getTrouble().isEmpty() ? "good" : "check";
            case REQUESTED -> startStopped ? "failed" : "running";
            case SANDBOX -> "soon";
            case SUSPENDED, LEAVING, GONE -> "stopped";
        };
    }

    /** The key of the state's words. */
    public String getStateLabel() {
        return state == TenantState.REQUESTED && startStopped
                ? "admin.state.stopped-start"
                : "admin.state." + state.name().toLowerCase(java.util.Locale.ROOT);
    }

    /** False for a town that was not started from this console. */
    public boolean isStepsKnown() {
        return stepsDone > 0;
    }

    public int getStepsInAll() {
        return StartStep.values().length;
    }

    /** Whether every word typed (already folded) is found in the code, the name, the kana or the prefecture. */
    boolean fits(java.util.List<String> words) {
        var text = Kana.fold(prefecture + name) + " " + Kana.fold(kana);
        return words.stream().allMatch(word -> text.contains(word) || code.startsWith(word));
    }
}
