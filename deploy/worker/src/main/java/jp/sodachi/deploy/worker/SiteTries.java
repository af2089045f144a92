package jp.sodachi.deploy.worker;

import java.util.List;
import jp.sodachi.deploy.worker.ForeignSessions.Site;
import jp.sodachi.tenancy.Tenant;
import jp.sodachi.tenancy.WallCount;
import jp.sodachi.tenancy.WallTry;

/** Knocks at the staff site with host names of other towns and with sessions of other towns. */
final class SiteTries {
    private static final List<String> PAGES = List.of("/", "/children", "/follow-ups", "/readlog");

    private final Knock site;
    private final ForeignSessions sessions;

    SiteTries(String address, ForeignSessions sessions) {
        this.site = Knock.at(address);
        this.sessions = sessions;
    }

    /** As somebody of {@code mine}, whose office is at {@code mineAt}, to see the town at {@code otherAt}. */
    List<WallCount> from(Tenant mine, String mineAt, String otherAt) {
        var host = WallCount.none(WallTry.HOST);
        var session = WallCount.none(WallTry.SESSION);
        for (var page : PAGES) {
            session = site.judged(session, page, "Host: " + otherAt, cookie(mine));
            host = site.judged(host, page, "Host: " + mineAt, "X-Forwarded-Host: " + otherAt, cookie(mine));
            host = site.judged(host, page, "Host: " + mineAt, "Forwarded: host=" + otherAt, cookie(mine));
            host = site.judged(host, page, "Host: " + mineAt, "Host: " + otherAt, cookie(mine));
            host = site.judged(host, page, "Host: " + otherAt + ".example", cookie(mine));
            host = site.judged(host, "http://" + otherAt + page, "Host: " + mineAt, cookie(mine));
        }
        return List.of(host, session);
    }

    private String cookie(Tenant town) {
        return "Cookie: " + sessions.cookieOf(Site.STAFF, town);
    }
}
