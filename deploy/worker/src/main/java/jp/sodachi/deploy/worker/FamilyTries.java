package jp.sodachi.deploy.worker;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import jp.sodachi.deploy.worker.ForeignSessions.Site;
import jp.sodachi.tenancy.Tenant;
import jp.sodachi.tenancy.WallCount;
import jp.sodachi.tenancy.WallTry;

/**
 * Knocks at the parents' site as somebody who signed in at another town: for children of this town by their real ids, with forged
 * host names, with the session carried over, and with sessions that claim what no sign-in here would have given. Pages of a child
 * are asked for wherever the answer could be the asker's own: those open for no stranger.
 */
final class FamilyTries {
    private static final List<String> ABOUT_A_CHILD =
            List.of("/plan", "/records", "/growth", "/photos", "/export/handbook.json");
    private static final List<String> FIRST_PAGES = List.of("/", "/plan", "/records", "/family");

    private final Knock site;
    private final ForeignSessions sessions;

    FamilyTries(String address, ForeignSessions sessions) {
        this.site = Knock.at(address);
        this.sessions = sessions;
    }

    /**
     * As somebody of {@code mine}, to see {@code other}.
     *
     * @param children ids of children of {@code other}; without any, an id of nobody is asked for
     */
    List<WallCount> from(Tenant mine, String mineAt, Tenant other, String otherAt, List<UUID> children) {
        var ids = children.isEmpty() ? List.of(new UUID(0, 0)) : children;
        var first = page(ids.getFirst(), ABOUT_A_CHILD.getFirst());
        return List.of(
                children(mine, mineAt, ids),
                host(mine, mineAt, otherAt, first),
                session(mine, otherAt, first),
                claims(mine, other, otherAt, first),
                noClaim(other, otherAt, first));
    }

    private WallCount children(Tenant mine, String mineAt, List<UUID> ids) {
        var count = WallCount.none(WallTry.FAMILY_CHILD);
        for (var id : ids) {
            for (var about : ABOUT_A_CHILD) {
                count = site.judged(count, page(id, about), "Host: " + mineAt, cookie(mine));
            }
        }
        return count;
    }

    private WallCount host(Tenant mine, String mineAt, String otherAt, String page) {
        var count = WallCount.none(WallTry.FAMILY_HOST);
        count = site.judged(count, page, "Host: " + mineAt, "X-Forwarded-Host: " + otherAt, cookie(mine));
        count = site.judged(count, page, "Host: " + mineAt, "Forwarded: host=" + otherAt, cookie(mine));
        count = site.judged(count, page, "Host: " + mineAt, "Host: " + otherAt, cookie(mine));
        count = site.judged(count, page, "Host: " + otherAt + ".example", cookie(mine));
        return site.judged(count, "http://" + otherAt + page, "Host: " + mineAt, cookie(mine));
    }

    private WallCount session(Tenant mine, String otherAt, String page) {
        var count = site.judged(WallCount.none(WallTry.FAMILY_SESSION), page, "Host: " + otherAt, cookie(mine));
        for (var open : FIRST_PAGES) {
            count = site.judged(count, open, "Host: " + otherAt, cookie(mine));
        }
        return count;
    }

    /** Sessions that pass for this town's own and claim another town, every town, or another site. */
    private WallCount claims(Tenant mine, Tenant other, String otherAt, String page) {
        var parent = Site.FAMILIES.authority();
        var count = WallCount.none(WallTry.FAMILY_CLAIM);
        for (var claim : List.of(
                Set.of(parent, ForeignSessions.authorityOf(mine)),
                Set.of(parent, ForeignSessions.authorityOf(other) + " "),
                Set.of(parent, "TENANT_*"),
                Set.of(Site.STAFF.authority(), ForeignSessions.authorityOf(other)))) {
            for (var target : List.of("/", page)) {
                count = site.judged(
                        count, target, "Host: " + otherAt, "Cookie: " + sessions.cookieOf(Site.FAMILIES, other, claim));
            }
        }
        return count;
    }

    private WallCount noClaim(Tenant other, String otherAt, String page) {
        var count = WallCount.none(WallTry.FAMILY_NO_CLAIM);
        for (var target : List.of("/", page)) {
            for (var claim : List.of(Set.of(Site.FAMILIES.authority()), Set.<String>of())) {
                count = site.judged(
                        count, target, "Host: " + otherAt, "Cookie: " + sessions.cookieOf(Site.FAMILIES, other, claim));
            }
            count = site.judged(count, target, "Host: " + otherAt);
        }
        return count;
    }

    private static String page(UUID child, String about) {
        return "/children/" + child + about;
    }

    private String cookie(Tenant town) {
        return "Cookie: " + sessions.cookieOf(Site.FAMILIES, town);
    }
}
