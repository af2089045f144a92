package jp.sodachi.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import jp.sodachi.tenancy.Tenant;
import jp.sodachi.tenancy.TenantDirectory;
import jp.sodachi.tenancy.TenantScope;
import jp.sodachi.tenancy.TenantState;
import jp.sodachi.tenancy.TownWentLive;
import org.slf4j.MDC;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Finds the town by the host name and binds its scope for the rest of the request. */
final class HostFilter extends OncePerRequestFilter {
    /** Answered without a town, as the style of the page that says so is: the identity provider ends sessions there. */
    static final String BACK_CHANNEL = "/logout/connect/back-channel/";

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    /** Whoever is in may go, and a town that takes no entry any more still ends a visit of the operators at once. */
    private static final Pattern WAYS_OUT = Pattern.compile("/logout|/visit/leave|/visits/[0-9a-f-]{36}/end");

    private static final String MAINTENANCE = "error/maintenance";
    /** A town's change of structure takes seconds; a run over all towns takes minutes. */
    private static final String AGAIN_IN_SECONDS = "120";
    /** A town changes its server within a few seconds. */
    private static final String AGAIN_AFTER_PAUSE = "5";

    private final TenantDirectory directory;

    HostFilter(TenantDirectory directory) {
        this.directory = directory;
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    /** The page that tells an error bears the town's face, too. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var tenant = directory.findByHost(request.getServerName());
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            tell(tenant, request, response, chain);
        } else if (tenant.isPresent()) {
            serve(tenant.get(), request, response, chain);
        } else if (request.getRequestURI().startsWith(BACK_CHANNEL) || isAsset(request)) {
            chain.doFilter(request, response);
        } else {
            ErrorPages.show("error/unknown-host", request, response, HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private void serve(Tenant tenant, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (tenant.state() == TenantState.GONE && !isAsset(request)) {
            ErrorPages.show("error/gone", request, response, HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        if (!tenant.state().opens() && !isAsset(request)) {
            ErrorPages.show("error/suspended", request, response, HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        if (!directory.understands(tenant) && !isAsset(request) && !isLook(request)) {
            response.setHeader(
                    HttpHeaders.RETRY_AFTER, directory.isPaused(tenant) ? AGAIN_AFTER_PAUSE : AGAIN_IN_SECONDS);
            ErrorPages.show(MAINTENANCE, request, response, HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        if (!tenant.state().serves() && isEntry(request)) {
            ErrorPages.show("error/leaving", request, response, HttpServletResponse.SC_CONFLICT);
            return;
        }
        try (var _ = MDC.putCloseable("tenant", tenant.code().value())) {
            ScopedFilters.inside(work -> TenantScope.call(tenant, work), () -> chain.doFilter(request, response));
        } catch (TownWentLive refused) {
            wentLive(request, response);
        } catch (ServletException wrapped) {
            if (!(wrapped.getCause() instanceof TownWentLive)) {
                throw wrapped;
            }
            wentLive(request, response);
        }
    }

    /** This node had not heard of it; what was entered for the sandbox was not taken. */
    private void wentLive(HttpServletRequest request, HttpServletResponse response) throws IOException {
        directory.refresh();
        ErrorPages.show("error/went-live", request, response, HttpServletResponse.SC_CONFLICT);
    }

    /** After a failure of ours nothing is asked of the town's schema: that may be what failed. */
    private static void tell(
            Optional<Tenant> tenant, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (tenant.isPresent()
                && tenant.get().state().opens()
                && (response.getStatus() < HttpServletResponse.SC_INTERNAL_SERVER_ERROR
                        || ErrorPages.isShowing(MAINTENANCE, request))) {
            ScopedFilters.inside(work -> TenantScope.call(tenant.get(), work), () -> chain.doFilter(request, response));
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Whether something would be written. */
    private static boolean isEntry(HttpServletRequest request) {
        return !READING.contains(request.getMethod())
                && !WAYS_OUT.matcher(request.getRequestURI()).matches();
    }

    /** The page that tells of the maintenance bears the town's face. */
    private static boolean isLook(HttpServletRequest request) {
        return request.getRequestURI().equals("/brand.css")
                || request.getRequestURI().startsWith("/emblem/");
    }

    private static boolean isAsset(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/assets/");
    }
}
