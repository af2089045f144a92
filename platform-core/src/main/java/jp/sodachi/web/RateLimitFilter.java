package jp.sodachi.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import jp.sodachi.quota.RateLimits;
import jp.sodachi.quota.RateLimits.Share;
import jp.sodachi.tenancy.TenantScope;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers 429 with the time to wait when a person, an address or a whole town asks for more than its share. */
final class RateLimitFilter extends OncePerRequestFilter {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final RateLimits limits;
    private final LimitSettings settings;

    RateLimitFilter(RateLimits limits, LimitSettings settings) {
        this.limits = limits;
        this.settings = settings;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI();
        return path.startsWith("/assets/")
                || path.startsWith("/webjars/")
                || path.startsWith("/emblem/")
                || path.startsWith("/actuator/")
                || path.startsWith(HostFilter.BACK_CHANNEL)
                || path.equals("/brand.css")
                || path.equals("/favicon.ico");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var town = TenantScope.find().map(tenant -> tenant.code().value()).orElse("-");
        var wait = wait(town, request);
        if (wait > 0) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait));
            ErrorPages.show("error/too-many", request, response, HttpStatus.TOO_MANY_REQUESTS.value());
        } else {
            chain.doFilter(request, response);
        }
    }

    /** The narrowest share first, so that one person's rush does not use up the town's. */
    private long wait(String town, HttpServletRequest request) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        long wait;
        if (authentication != null && authentication.getPrincipal() instanceof OidcUser person) {
            wait = limits.take(town + ":person:" + person.getName(), settings.person());
            if (wait == 0 && !READING.contains(request.getMethod())) {
                wait = writing(town, person.getName());
            }
        } else {
            wait = limits.take(town + ":visitor:" + request.getRemoteAddr(), settings.visitor());
        }
        return wait > 0 ? wait : limits.takeOfCrowd(town + ":town", settings.town());
    }

    private long writing(String town, String person) {
        var wait = limits.take(town + ":writing:" + person, settings.writing());
        if (wait == 0) {
            wait = limits.take(town + ":writing-day:" + person, 1, Share.aDay(settings.writingADay()));
        }
        return wait > 0 ? wait : limits.take(town + ":writing-day", 1, Share.aDay(settings.townWritingADay()));
    }
}
