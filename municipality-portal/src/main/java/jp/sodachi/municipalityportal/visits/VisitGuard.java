package jp.sodachi.municipalityportal.visits;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.CurrentActor;
import jp.sodachi.identity.NotYours;
import jp.sodachi.identity.TownVisits;
import jp.sodachi.municipalityportal.signin.Visitors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.ViewResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * A visit that is over ends its session on the next request, whatever that is; one that goes on opens {@link OpenPages} and sends
 * no forms but a search, so its pages show none.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(VisitSettings.class)
class VisitGuard implements WebMvcConfigurer, HandlerInterceptor {
    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final String DOOR = "/signin";
    private static final String OVER = "/visit/over";
    private static final Set<String> ITS_OWN = Set.of("/visit/enter", "/visit/leave", OVER);
    private static final String SITE = "jp.sodachi.municipalityportal.";

    private final TownVisits visits;
    /** Asked for late: the views need the very configuration that this is a part of. */
    private final ObjectProvider<ViewResolver> views;

    VisitGuard(TownVisits visits, @Qualifier("thymeleafViewResolver") ObjectProvider<ViewResolver> views) {
        this.visits = visits;
        this.views = views;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).order(Ordered.HIGHEST_PRECEDENCE);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!isOnVisit(request)) {
            return !hasLostItsVisit(request, response);
        }
        if (!(CurrentActor.get() instanceof Actor.Visitor)) {
            end(request);
            response.sendRedirect(OVER);
            return false;
        }
        if (OpenPages.asks(request.getRequestURI())) {
            return true;
        }
        if (!READING.contains(request.getMethod())) {
            throw new NotYours("visit.write", null);
        }
        if (isPageOfOffice(handler) && !OpenPages.has(request.getRequestURI())) {
            throw new NotYours("visit.open", null);
        }
        return true;
    }

    /** Runs after everything else has filled the page. */
    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page)
            throws Exception {
        var name = page == null ? null : page.getViewName();
        if (page == null || name == null || name.startsWith("redirect:") || !isOnVisit(request)) {
            return;
        }
        var view = views.getObject().resolveViewName(name, RequestContextUtils.getLocale(request));
        if (view != null) {
            page.setView(new ReadingView(view));
        }
    }

    /** The town has ended the visit and its session with it: the browser comes to the door as a stranger and is none. */
    private boolean hasLostItsVisit(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!request.getRequestURI().equals(DOOR)
                || VisitMark.find(request).flatMap(visits::findEnding).isEmpty()) {
            return false;
        }
        response.sendRedirect(OVER);
        return true;
    }

    private static boolean isOnVisit(HttpServletRequest request) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null
                && authentication.getPrincipal() instanceof OidcUser person
                && Visitors.isVisit(person)
                && !ITS_OWN.contains(request.getRequestURI());
    }

    /** Style sheets, emblems and errors are everybody's. */
    private static boolean isPageOfOffice(Object handler) {
        return handler instanceof HandlerMethod method
                && method.getBeanType().getName().startsWith(SITE);
    }

    static void end(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        SecurityContextHolder.clearContext();
    }
}
