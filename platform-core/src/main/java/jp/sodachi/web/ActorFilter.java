package jp.sodachi.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.CurrentActor;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.web.filter.OncePerRequestFilter;

/** Binds who acts for the rest of the request. */
public final class ActorFilter extends OncePerRequestFilter {
    private final Reader reader;

    ActorFilter(Reader reader) {
        this.reader = reader;
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var actor = actor();
        ScopedFilters.inside(work -> CurrentActor.call(actor, work), () -> chain.doFilter(request, response));
    }

    private Actor actor() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof OidcUser person
                ? reader.read(person)
                : new Actor.Nobody();
    }

    /** Reads the actor from the signed-in person. */
    @FunctionalInterface
    public interface Reader {
        Actor read(OidcUser person);
    }
}
