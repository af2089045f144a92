package jp.sodachi.web;

import jp.sodachi.tenancy.TenantScope;
import org.springframework.session.FindByIndexNameSessionRepository;

/** The sessions of one person on all devices. */
public final class PersonSessions {
    private final FindByIndexNameSessionRepository<?> sessions;

    PersonSessions(FindByIndexNameSessionRepository<?> sessions) {
        this.sessions = sessions;
    }

    /** Ends those that belong to the present town; in another town the person stays signed in. */
    public void endHere(String subject) {
        var town = TenantScope.current().code().value();
        sessions.findByPrincipalName(subject).forEach((id, session) -> {
            if (town.equals(session.getAttribute(TownSessionFilter.TOWN))) {
                sessions.deleteById(id);
            }
        });
    }
}
