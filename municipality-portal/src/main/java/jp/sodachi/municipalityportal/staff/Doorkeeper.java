package jp.sodachi.municipalityportal.staff;

import java.util.Objects;
import jp.sodachi.identity.IdentityProviderFailed;
import jp.sodachi.identity.IdentityProvisioning;
import jp.sodachi.identity.StaffMember;
import jp.sodachi.tenancy.TenantScope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/**
 * What follows a change of the office's people outside the town's database: mails, memberships, sessions. Called after the
 * commit. Each deed answers whether it was done; undone, it may be asked for again.
 */
@Component
class Doorkeeper {
    private static final Logger LOG = LoggerFactory.getLogger(Doorkeeper.class);
    private static final String TOWN_OF_SESSION = "sodachi.town";

    private final IdentityProvisioning provisioning;
    private final FindByIndexNameSessionRepository<? extends Session> sessions;

    Doorkeeper(IdentityProvisioning provisioning, FindByIndexNameSessionRepository<? extends Session> sessions) {
        this.provisioning = provisioning;
        this.sessions = sessions;
    }

    /** Sends the invitation's mail, whose link leads to {@code host}. */
    boolean sendInvitation(StaffMember member, String host) {
        return done(() -> provisioning.invite(TenantScope.current(), host, member.email(), member.displayName()));
    }

    /** Ends this town's sessions at once, then the membership at the identity provider. */
    boolean showOut(String subject) {
        endSessions(sessions, subject);
        return done(() -> provisioning.removeMember(TenantScope.current(), subject));
    }

    private static void endSessions(FindByIndexNameSessionRepository<? extends Session> sessions, String subject) {
        var town = TenantScope.current().code().value();
        sessions.findByPrincipalName(subject).forEach((id, session) -> {
            if (Objects.equals(session.getAttribute(TOWN_OF_SESSION), town)) {
                sessions.deleteById(id);
            }
        });
    }

    private static boolean done(Runnable deed) {
        try {
            deed.run();
            return true;
        } catch (IdentityProviderFailed failure) {
            LOG.warn("The identity provider did not do it ({}): {}", failure.kind(), failure.getMessage());
            return false;
        }
    }
}
