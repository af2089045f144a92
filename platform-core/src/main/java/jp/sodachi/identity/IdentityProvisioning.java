package jp.sodachi.identity;

import jakarta.ws.rs.InternalServerErrorException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sodachi.branding.Brand;
import jp.sodachi.tenancy.ControlPlane;
import jp.sodachi.tenancy.Tenant;
import org.jspecify.annotations.Nullable;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.OrganizationRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Makes towns and people known to the identity provider. Everything may be repeated: what is done already counts as done.
 *
 * <p>Slow (100 ms and more) and sometimes away: never call it inside a town's transaction.
 *
 * <p>Every method throws {@link IdentityProviderFailed} when the identity provider is away or refuses.
 */
public final class IdentityProvisioning implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IdentityProvisioning.class);
    private static final int MEMBERS_AT_ONCE = 100;
    /** They stand in the address of the question, of which Keycloak reads 4,096 characters. */
    private static final int ACCOUNTS_AT_ONCE = 50;
    /** In front of ids, Keycloak's search looks for accounts with these ids and for nothing else. */
    private static final String BY_ID = "id:";

    private static final Duration INVITATION = Duration.ofDays(7);
    /** How Keycloak's kinds of passkeys begin: for a second step, and in the password's place. */
    private static final String PASSKEY = "webauthn";
    /** What a person who has credentials already does after following the mail. */
    private static final List<String> CONFIRM = List.of("VERIFY_EMAIL");

    private final KeycloakRealms realms;
    private final KeycloakSettings settings;
    private final ControlPlane control;

    IdentityProvisioning(KeycloakSettings settings, ControlPlane control) {
        this.realms = new KeycloakRealms(settings);
        this.settings = settings;
        this.control = control;
    }

    /**
     * Makes the town's organization in the staff realm, alias = municipality code, with the name and colour the sign-in
     * page shows. An organization that is there keeps its members and gets the new name and colour.
     */
    public void createOrganization(Tenant town, Brand brand) {
        realms.call(PortalClient.STAFF, "organization " + town.code(), realm -> {
            var wanted = new OrganizationRepresentation();
            wanted.setName(nameOf(town));
            wanted.setAlias(town.code().value());
            wanted.setEnabled(true);
            wanted.setAttributes(Map.of("brand", List.of(brand.name()), "brand.color", List.of(brand.primary())));
            if (KeycloakRealms.made(realm.organizations().create(wanted))) {
                return true;
            }
            var present = findOrganization(realm, town)
                    .orElseThrow(() -> new IdentityProviderFailed("Keycloak has another organization named "
                            + nameOf(town) + ", without the alias " + town.code() + "."));
            present.setAttributes(wanted.getAttributes());
            return KeycloakRealms.made(
                    realm.organizations().get(present.getId()).update(present));
        });
    }

    /**
     * Writes the whole list of addresses to which sign-in and sign-out may return, for both portals and all towns, as
     * {@code control.tenant_host} has them. One writer at a time in the whole installation: of two writers with stale
     * lists the first would lose its change without a word.
     */
    public void writeAddresses() {
        control.call(jdbc -> {
            lockAddresses(jdbc);
            var hosts = jdbc.sql("""
                            select h.host from tenant_host h join tenant t using (code)
                             where t.state <> 'GONE' order by h.host
                            """).query(String.class).list();
            for (var portal : PortalClient.values()) {
                realms.call(portal, "addresses of " + portal.clientId(), realm -> write(realm, portal, hosts));
            }
            LOG.info("Keycloak knows the addresses of {} hosts.", hosts.size());
            return hosts.size();
        });
    }

    private static void lockAddresses(JdbcClient jdbc) {
        jdbc.sql("""
                        select pg_advisory_xact_lock(hashtextextended('sodachi.keycloak.addresses', 0))
                        """).query((_, _) -> true).single();
    }

    private boolean write(RealmResource realm, PortalClient portal, List<String> hosts) {
        var client = findClient(realm, portal);
        client.setRedirectUris(portal.redirects(settings, hosts));
        // Left out, Keycloak fills it with every host.
        client.setWebOrigins(List.of());
        var attributes = new HashMap<>(client.getAttributes());
        attributes.put("post.logout.redirect.uris", String.join("##", portal.goodbyes(settings, hosts)));
        client.setAttributes(attributes);
        realm.clients().get(client.getId()).update(client);
        return true;
    }

    private static ClientRepresentation findClient(RealmResource realm, PortalClient portal) {
        return realm.clients().findByClientId(portal.clientId()).stream()
                .findFirst()
                .orElseThrow(() -> new IdentityProviderFailed(
                        "Keycloak's realm " + portal.realm() + " has no client " + portal.clientId() + "."));
    }

    /**
     * Invites a person to the town's office by mail. A person Keycloak does not know is made known, with the address as
     * user name; then membership; then the mail, whose link is good for seven days and ends on the town's staff site.
     * Asked again, the mail is sent again.
     *
     * @param host a host name of the town
     * @param email any case
     * @param displayName as the town's staff list shows it
     */
    public void invite(Tenant town, String host, String email, String displayName) {
        var subject = realms.call(PortalClient.STAFF, "invitation", realm -> {
            var organization = findOrganization(realm, town)
                    .orElseThrow(() -> new IdentityProviderFailed("Keycloak has no organization " + town.code() + "."));
            var person = findOrCreate(realm, email.toLowerCase(Locale.ROOT), displayName);
            KeycloakRealms.made(
                    realm.organizations().get(organization.getId()).members().addMember(person.getId()));
            return person.getId();
        });
        sendInvitation(subject, settings.staffSiteAt(host) + "/");
    }

    /** Whether the staff realm knows this account. */
    public boolean isKnown(String subject) {
        return realms.call(PortalClient.STAFF, "account", realm -> isKnown(realm, subject));
    }

    private static boolean isKnown(RealmResource realm, String subject) {
        try {
            return subject.equals(realm.users().get(subject).toRepresentation().getId());
        } catch (NotFoundException unknown) {
            return false;
        }
    }

    /** Which of these accounts the parents' realm knows; asks for many at once. */
    public Set<String> findKnownParents(Collection<String> subjects) {
        return realms.call(PortalClient.PARENTS, "accounts", realm -> {
            var asked = List.copyOf(subjects);
            var known = new HashSet<String>();
            for (var first = 0; first < asked.size(); first += ACCOUNTS_AT_ONCE) {
                var some = asked.subList(first, Math.min(first + ACCOUNTS_AT_ONCE, asked.size()));
                realm.users()
                        .search(BY_ID + String.join(" ", some), 0, some.size(), true)
                        .forEach(user -> known.add(user.getId()));
            }
            // Who may not look is shown nobody, without a word; asked for one account, Keycloak says so.
            if (asked.stream()
                    .filter(subject -> !known.contains(subject))
                    .findFirst()
                    .filter(missing -> isKnown(realm, missing))
                    .isPresent()) {
                throw new IdentityProviderFailed("Keycloak does not show every account it has.");
            }
            return known;
        });
    }

    /** Makes a person whom the staff realm knows a member of the town's organization, without a mail. */
    public void join(Tenant town, String subject) {
        realms.call(PortalClient.STAFF, "membership", realm -> {
            var organization = findOrganization(realm, town)
                    .orElseThrow(() -> new IdentityProviderFailed("Keycloak has no organization " + town.code() + "."));
            return KeycloakRealms.made(
                    realm.organizations().get(organization.getId()).members().addMember(subject));
        });
    }

    private void sendInvitation(String subject, String destination) {
        try {
            realms.call(PortalClient.STAFF, "invitation mail", realm -> {
                var user = realm.users().get(subject);
                var actions = user.credentials().isEmpty() ? settings.invitationActions() : CONFIRM;
                user.executeActionsEmail(
                        PortalClient.STAFF.clientId(), destination, Math.toIntExact(INVITATION.toSeconds()), actions);
                return true;
            });
        } catch (IdentityProviderFailed failure) {
            // Keycloak answers 500 when its mail server does not take the mail; silence has no such cause.
            if (failure.kind() == IdentityProviderFailed.Kind.AWAY
                    && failure.getCause() instanceof InternalServerErrorException) {
                throw new IdentityProviderFailed(
                        IdentityProviderFailed.Kind.MAIL, String.valueOf(failure.getMessage()), failure);
            }
            throw failure;
        }
    }

    private static UserRepresentation findOrCreate(RealmResource realm, String email, String displayName) {
        return findByEmail(realm, email).orElseGet(() -> {
            var person = new UserRepresentation();
            person.setUsername(email);
            person.setEmail(email);
            person.setEmailVerified(false);
            person.setEnabled(true);
            person.setLastName(withoutSigns(displayName));
            KeycloakRealms.made(realm.users().create(person));
            return findByEmail(realm, email)
                    .orElseThrow(() -> new IdentityProviderFailed("Keycloak has another person with that user name."));
        });
    }

    private static Optional<UserRepresentation> findByEmail(RealmResource realm, String email) {
        return realm.users().searchByEmail(email, true).stream().findFirst();
    }

    /** Keycloak refuses these in a person's name; the town's own list keeps the name as typed. */
    private static String withoutSigns(String name) {
        return name.replaceAll("[<>&\"$%!#?§;*~/\\\\|^=\\[\\]{}()\\p{Cntrl}]", " ")
                .strip();
    }

    /** How many of these people of the staff realm have a passkey. Unknown people have none. */
    public int countWithPasskey(Collection<String> subjects) {
        return realms.call(PortalClient.STAFF, "passkeys", realm -> (int)
                subjects.stream().filter(subject -> hasPasskey(realm, subject)).count());
    }

    private static boolean hasPasskey(RealmResource realm, String subject) {
        try {
            return realm.users().get(subject).credentials().stream()
                    .anyMatch(credential -> credential.getType().startsWith(PASSKEY));
        } catch (NotFoundException unknown) {
            return false;
        }
    }

    /**
     * The members of the town's organization as CSV with a head line: subject, user name, address, name, whether the account
     * can be used. No password and no passkey leaves the identity provider.
     */
    public String listMembers(Tenant town) {
        return realms.call(PortalClient.STAFF, "members of organization " + town.code(), realm -> {
            var csv = new StringBuilder("subject,user_name,email,name,enabled\n");
            findOrganization(realm, town).ifPresent(organization -> {
                var members = realm.organizations().get(organization.getId()).members();
                for (var first = 0; ; first += MEMBERS_AT_ONCE) {
                    var page = members.list(first, MEMBERS_AT_ONCE);
                    page.forEach(member -> csv.append(Stream.of(
                                            member.getId(),
                                            member.getUsername(),
                                            member.getEmail(),
                                            member.getLastName(),
                                            String.valueOf(member.isEnabled()))
                                    .map(IdentityProvisioning::csv)
                                    .collect(Collectors.joining(",")))
                            .append('\n'));
                    if (page.size() < MEMBERS_AT_ONCE) {
                        return;
                    }
                }
            });
            return csv.toString();
        });
    }

    private static String csv(@Nullable String value) {
        return value == null ? "" : "\"" + value.replace("\"", "\"\"") + "\"";
    }

    /** Takes the town's organization out of the staff realm: nobody can sign in to its office any more. */
    public void removeOrganization(Tenant town) {
        realms.call(PortalClient.STAFF, "end of organization " + town.code(), realm -> {
            var present = findOrganization(realm, town);
            if (present.isPresent()) {
                try (var answer =
                        realm.organizations().get(present.get().getId()).delete()) {
                    if (answer.getStatus() != Response.Status.NOT_FOUND.getStatusCode()
                            && answer.getStatusInfo().getFamily() != Response.Status.Family.SUCCESSFUL) {
                        throw new WebApplicationException(answer.getStatus());
                    }
                }
            }
            return true;
        });
    }

    /** Ends every session of a member of staff, at once, in every town. Unknown people have none. */
    public void endStaffSessions(String subject) {
        endSessions(PortalClient.STAFF, subject);
    }

    /** Ends every session of a parent, at once, in every town. Unknown people have none. */
    public void endParentSessions(String subject) {
        endSessions(PortalClient.PARENTS, subject);
    }

    private void endSessions(PortalClient portal, String subject) {
        realms.call(portal, "end of sessions", realm -> {
            try {
                realm.users().get(subject).logout();
            } catch (NotFoundException unknown) {
                LOG.debug("Nobody to sign out.");
            }
            return true;
        });
    }

    /**
     * Takes a person out of the town's office and ends their sessions: membership is read at sign-in only. Their account
     * stays, they may work for another town.
     */
    public void removeMember(Tenant town, String subject) {
        realms.call(PortalClient.STAFF, "end of membership", realm -> {
            var organization = findOrganization(realm, town);
            if (organization.isPresent()) {
                try (var answer = realm.organizations()
                        .get(organization.get().getId())
                        .members()
                        .member(subject)
                        .delete()) {
                    LOG.info("Keycloak answered {} to the end of a membership.", answer.getStatus());
                }
            }
            return true;
        });
        endStaffSessions(subject);
    }

    private static Optional<OrganizationRepresentation> findOrganization(RealmResource realm, Tenant town) {
        return realm.organizations().search(nameOf(town), true, 0, 2).stream()
                .filter(organization -> town.code().value().equals(organization.getAlias()))
                .findFirst();
    }

    /** Names are unique in a realm, but two towns may bear one name (府中市); the code makes the difference. */
    private static String nameOf(Tenant town) {
        return town.code() + " " + town.name();
    }

    /** Ends the connections to the identity provider. */
    @Override
    public void close() {
        realms.close();
    }
}
