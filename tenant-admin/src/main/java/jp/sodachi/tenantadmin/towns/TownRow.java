package jp.sodachi.tenantadmin.towns;

import java.time.Instant;
import jp.sodachi.support.Kana;
import jp.sodachi.tenancy.TenantState;
import jp.sodachi.tenantadmin.start.StartStep;
import org.jspecify.annotations.Nullable;

/**
 * A town in the table.
 *
 * @param stepsDone steps of the start that are done
 * @param stepFailed whether a step has failed
 * @param schema where its structure stands
 * @param schemaError what PostgreSQL said when it could not be brought up to date
 * @param lastChange when anything of the above changed
 */
record TownRow(
        String code,
        String name,
        String kana,
        String prefecture,
        TenantState state,
        long stepsDone,
        boolean stepFailed,
        Schema schema,
        @Nullable String schemaError,
        Instant lastChange) {

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

    /** The kit's badge for the state. */
    public String getBadge() {
        return switch (state) {
            case ACTIVE -> schema == Schema.FAILED ? "check" : "good";
            case REQUESTED -> stepFailed ? "failed" : "running";
            case SANDBOX -> "soon";
            case SUSPENDED, LEAVING, GONE -> "stopped";
        };
    }

    /** The key of the state's words. */
    public String getStateLabel() {
        return state == TenantState.REQUESTED && stepFailed
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
