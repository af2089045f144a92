package jp.sodachi.municipalityportal.visits;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.CurrentActor;
import jp.sodachi.identity.NotYours;
import jp.sodachi.municipalityportal.signin.Visitors;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** A visit that is over ends its session on the next request, whatever that is; one that goes on sends no forms. */
@Configuration(proxyBeanMethods = false)
class VisitGuard implements WebMvcConfigurer, HandlerInterceptor {
    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final Set<String> ITS_OWN = Set.of("/visit/enter", "/visit/leave", "/visit/over");

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).order(Ordered.HIGHEST_PRECEDENCE);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null
                || !(authentication.getPrincipal() instanceof OidcUser person)
                || !Visitors.isVisit(person)
                || ITS_OWN.contains(request.getRequestURI())) {
            return true;
        }
        if (!(CurrentActor.get() instanceof Actor.Visitor)) {
            end(request);
            response.sendRedirect("/visit/over");
            return false;
        }
        if (!READING.contains(request.getMethod())) {
            throw new NotYours("visit.write", null);
        }
        return true;
    }

    static void end(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        SecurityContextHolder.clearContext();
    }
}
