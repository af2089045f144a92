package jp.sodachi.deploy.worker;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import jp.sodachi.identity.TownMembership;
import jp.sodachi.tenancy.Tenant;
import jp.sodachi.tenancy.WallCount;
import jp.sodachi.tenancy.WallTry;
import org.jspecify.annotations.Nullable;

/** Sign-ins at a town's office with claims that prove nothing, judged by the very rule the office's door has. */
final class ClaimTries {
    private ClaimTries() {}

    /** At {@code here}, as somebody of {@code elsewhere}. */
    static List<WallCount> at(Tenant here, Tenant elsewhere) {
        var mine = elsewhere.code().value();
        var theirs = here.code().value();
        var forged = WallCount.none(WallTry.FORGED_CLAIM);
        for (Object claim : List.of(
                List.of(mine),
                List.of(mine, theirs),
                List.of(theirs, mine),
                List.of(theirs + " "),
                List.of("*"),
                List.of(List.of(theirs)),
                Map.of(mine, Map.of()),
                Map.of(mine, Map.of(), theirs, Map.of()),
                theirs,
                Boolean.TRUE)) {
            forged = judged(forged, claim, here);
        }
        var missing = WallCount.none(WallTry.NO_CLAIM);
        for (@Nullable Object claim : Arrays.<@Nullable Object>asList(null, "", List.of(), Map.of())) {
            missing = judged(missing, claim, here);
        }
        return List.of(forged, missing);
    }

    private static WallCount judged(WallCount before, @Nullable Object claim, Tenant here) {
        return TownMembership.isProvedBy(claim, here.code()) ? before.saw(1) : before.held();
    }
}
