package jp.sodachi.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import jp.sodachi.audit.AuditTrail;
import jp.sodachi.identity.Actor;
import jp.sodachi.tenancy.TenantScope;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A session belongs to the town at whose host it was made. Carried to another town's host it is ended there, and that
 * town's audit trail keeps the attempt.
 */
final class TownSessionFilter extends OncePerRequestFilter {
    static final String TOWN = "sodachi.town";

    private final AuditTrail audit;

    TownSessionFilter(AuditTrail audit) {
        this.audit = audit;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var town = TenantScope.find().map(tenant -> tenant.code().value());
        if (town.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        var session = request.getSession(false);
        if (session != null && !town.get().equals(session.getAttribute(TOWN))) {
            session.invalidate();
            audit.recordRefusal(new Actor.Nobody().isRefused("session.foreign", null));
        }
        chain.doFilter(new Marking(request, town.get()), response);
    }

    /** Marks every session with its town in the moment it is made. */
    private static final class Marking extends HttpServletRequestWrapper {
        private final String town;

        Marking(HttpServletRequest request, String town) {
            super(request);
            this.town = town;
        }

        @Override
        public @Nullable HttpSession getSession(boolean create) {
            var session = super.getSession(create);
            if (session != null && session.getAttribute(TOWN) == null) {
                session.setAttribute(TOWN, town);
            }
            return session;
        }

        @Override
        public HttpSession getSession() {
            var session = super.getSession();
            if (session.getAttribute(TOWN) == null) {
                session.setAttribute(TOWN, town);
            }
            return session;
        }
    }
}
