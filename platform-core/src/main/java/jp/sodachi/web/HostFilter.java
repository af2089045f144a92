package jp.sodachi.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import jp.sodachi.tenancy.Tenant;
import jp.sodachi.tenancy.TenantDirectory;
import jp.sodachi.tenancy.TenantScope;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/** Finds the town by the host name and binds its scope for the rest of the request. */
final class HostFilter extends OncePerRequestFilter {
    /** Answered without a town, as the style of the page that says so is: the identity provider ends sessions there. */
    static final String BACK_CHANNEL = "/logout/connect/back-channel/";

    private final TenantDirectory directory;

    HostFilter(TenantDirectory directory) {
        this.directory = directory;
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var tenant = directory.findByHost(request.getServerName());
        if (tenant.isPresent()) {
            serve(tenant.get(), request, response, chain);
        } else if (request.getRequestURI().startsWith(BACK_CHANNEL) || isAsset(request)) {
            chain.doFilter(request, response);
        } else {
            ErrorPages.show("error/unknown-host", request, response, HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private static void serve(
            Tenant tenant, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!tenant.state().serves() && !isAsset(request)) {
            ErrorPages.show("error/suspended", request, response, HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        try (var _ = MDC.putCloseable("tenant", tenant.code().value())) {
            ScopedFilters.inside(work -> TenantScope.call(tenant, work), () -> chain.doFilter(request, response));
        }
    }

    private static boolean isAsset(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/assets/");
    }
}
