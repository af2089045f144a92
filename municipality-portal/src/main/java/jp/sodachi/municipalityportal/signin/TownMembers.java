package jp.sodachi.municipalityportal.signin;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.StaffMember;
import jp.sodachi.identity.StaffMembers;
import jp.sodachi.identity.TownMembership;
import jp.sodachi.tenancy.TenantScope;
import jp.sodachi.web.SiteSecurity;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * Lets a person in who proves membership of exactly this town and is known to its office. The identity provider signs in
 * anybody who has an account and simply leaves the claim out for a stranger, so the claim decides, not the sign-in.
 */
final class TownMembers implements OAuth2UserService<OidcUserRequest, OidcUser> {
    /** The error under which everybody else is sent back. */
    static final String NOT_A_MEMBER = "not_a_member";

    /** The authority every page of the site asks for. */
    static final String STAFF = "ROLE_STAFF";

    private static final String NAME_IN_TOWN = "name_in_town";

    private final OAuth2UserService<OidcUserRequest, OidcUser> provider;
    private final StaffMembers members;

    TownMembers(OAuth2UserService<OidcUserRequest, OidcUser> provider, StaffMembers members) {
        this.provider = provider;
        this.members = members;
    }

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        return Optional.ofNullable(provider.loadUser(request))
                .filter(TownMembers::isMemberHere)
                .filter(person -> Boolean.TRUE.equals(person.getEmailVerified()))
                .flatMap(person -> members.welcome(actor(person)).map(member -> principal(person, member)))
                .orElseThrow(() -> new OAuth2AuthenticationException(NOT_A_MEMBER));
    }

    /** The actor behind a principal made here. */
    static Actor.Staff actor(OidcUser person) {
        var email = Objects.requireNonNullElse(person.getEmail(), "");
        var name = Optional.ofNullable(person.getClaimAsString(NAME_IN_TOWN))
                .or(() -> Optional.ofNullable(person.getFullName()))
                .orElse(email);
        return new Actor.Staff(person.getName(), name, email);
    }

    private static boolean isMemberHere(OidcUser person) {
        return TownMembership.isProvedBy(
                person.getClaim(TownMembership.CLAIM), TenantScope.current().code());
    }

    /** Goes into the session, so it holds no more than the pages need. */
    private static OidcUser principal(OidcUser person, StaffMember member) {
        var authorities =
                Set.of(new SimpleGrantedAuthority(STAFF), new SimpleGrantedAuthority(SiteSecurity.townAuthority()));
        var inTown = OidcUserInfo.builder()
                .subject(person.getName())
                .email(member.email())
                .claim(NAME_IN_TOWN, member.displayName())
                .build();
        return new DefaultOidcUser(authorities, person.getIdToken(), inTown);
    }
}
