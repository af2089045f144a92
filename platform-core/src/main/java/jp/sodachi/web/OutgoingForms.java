package jp.sodachi.web;

import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;

/** Lets the form of one page lead to another house's site; everywhere else that is forbidden. */
public final class OutgoingForms {
    private final SiteSettings settings;

    OutgoingForms(SiteSettings settings) {
        this.settings = settings;
    }

    /** Allows the forms of this answer to be sent to the origin of {@code target} as well. */
    public void allow(HttpServletResponse response, URI target) {
        var port = target.getPort() < 0 ? "" : ":" + target.getPort();
        var origin = target.getScheme() + "://" + target.getHost() + port;
        response.setHeader(SiteHeaders.POLICY, SiteHeaders.contentPolicy(settings, origin));
    }
}
