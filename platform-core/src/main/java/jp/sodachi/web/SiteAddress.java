package jp.sodachi.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The address at which a reader has reached the site: what links that leave it begin with. */
public final class SiteAddress {
    private SiteAddress() {}

    /** From scheme to port, without a path. */
    public static URI of(HttpServletRequest request) {
        return at(request, "");
    }

    /** That of {@code path}, without a query. */
    public static URI at(HttpServletRequest request, String path) {
        return ServletUriComponentsBuilder.fromRequestUri(request)
                .replacePath(path)
                .replaceQuery(null)
                .build()
                .toUri();
    }
}
