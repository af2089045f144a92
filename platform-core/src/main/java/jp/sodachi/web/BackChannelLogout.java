package jp.sodachi.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.oauth2.client.oidc.authentication.logout.OidcLogoutToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;

/**
 * Ends a person's sessions when the identity provider says so. Spring's own handler posts the session id to itself and
 * keeps its registry on one node; with sessions in Redis they are found by the person's subject instead.
 */
final class BackChannelLogout<S extends Session> implements LogoutHandler {
    private final FindByIndexNameSessionRepository<S> sessions;

    BackChannelLogout(FindByIndexNameSessionRepository<S> sessions) {
        this.sessions = sessions;
    }

    @Override
    public void logout(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        if (authentication == null || !(authentication.getPrincipal() instanceof OidcLogoutToken token)) {
            return;
        }
        var subject = token.getSubject();
        if (subject == null) {
            return;
        }
        sessions.findByPrincipalName(subject).forEach((id, session) -> {
            if (belongsTo(session, token)) {
                sessions.deleteById(id);
            }
        });
    }

    /** A token without a session id ends all sessions of the person. */
    private boolean belongsTo(S session, OidcLogoutToken token) {
        SecurityContext context =
                session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY);
        if (token.getSessionId() == null || context == null || context.getAuthentication() == null) {
            return true;
        }
        return context.getAuthentication().getPrincipal() instanceof OidcUser person
                && token.getSessionId().equals(person.getIdToken().getClaimAsString("sid"));
    }
}
