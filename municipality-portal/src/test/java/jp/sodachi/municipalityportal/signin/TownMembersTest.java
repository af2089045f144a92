package jp.sodachi.municipalityportal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jp.sodachi.identity.StaffMember;
import jp.sodachi.identity.StaffMembers;
import jp.sodachi.identity.StaffRole;
import jp.sodachi.support.Ids;
import jp.sodachi.support.MunicipalityCode;
import jp.sodachi.tenancy.Tenant;
import jp.sodachi.tenancy.TenantScope;
import jp.sodachi.tenancy.TenantState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** The door opens for a member of exactly this town whom its office knows, and for nobody else. */
class TownMembersTest {
    private static final Tenant BIZEN = new Tenant(MunicipalityCode.of("332119"), "備前市", "home", TenantState.ACTIVE);
    private static final StaffMember KEI =
            new StaffMember(Ids.next(), "kei@bizen.example", "大森 けい", StaffRole.NURSE, StaffMember.State.ACTIVE);

    private final StaffMembers office = mock();

    static Stream<Object> claimsOfAMember() {
        return Stream.of(List.of("332119"), Map.of("332119", Map.of("id", "x")));
    }

    static Stream<Object> claimsOfOthers() {
        return Stream.of(
                List.of(),
                List.of("332127"),
                List.of("332119", "332127"),
                List.of(332_119),
                Map.of(),
                Map.of("332127", Map.of()),
                Map.of("332119", Map.of(), "332127", Map.of()),
                "332119",
                Boolean.TRUE);
    }

    @ParameterizedTest
    @MethodSource("claimsOfAMember")
    void a_member_of_this_town_comes_in_under_the_name_the_office_uses(Object claim) {
        when(office.welcome(any())).thenReturn(Optional.of(KEI));

        var person = arrive(claims(claim, true));

        assertThat(person.getAuthorities())
                .extracting(GrantedAuthority::getAuthority)
                .containsExactlyInAnyOrder("ROLE_STAFF", "TENANT_332119");
        assertThat(TownMembers.actor(person).name()).isEqualTo("大森 けい");
        assertThat(person.getName()).isEqualTo("sub-kei");
        verify(office).welcome(argThat(actor -> actor.email().equals("Kei@bizen.example")));
    }

    @ParameterizedTest
    @MethodSource("claimsOfOthers")
    void every_other_claim_is_refused_before_the_office_is_asked(Object claim) {
        assertRefused(claims(claim, true));
        verify(office, never()).welcome(any());
    }

    @Test
    void a_missing_claim_is_refused() {
        assertRefused(claims(null, true));
        verify(office, never()).welcome(any());
    }

    @Test
    void an_address_that_is_not_verified_proves_nothing() {
        assertRefused(claims(List.of("332119"), false));
        verify(office, never()).welcome(any());
    }

    @Test
    void a_member_whom_the_office_does_not_know_is_refused() {
        when(office.welcome(any())).thenReturn(Optional.empty());
        assertRefused(claims(List.of("332119"), true));
    }

    private void assertRefused(Map<String, Object> claims) {
        assertThatThrownBy(() -> arrive(claims))
                .isInstanceOfSatisfying(
                        OAuth2AuthenticationException.class,
                        refused -> assertThat(refused.getError().getErrorCode()).isEqualTo("not_a_member"));
    }

    private OidcUser arrive(Map<String, Object> claims) {
        var token = new OidcIdToken("token", Instant.EPOCH, Instant.EPOCH.plusSeconds(60), claims);
        OidcUser signedIn = new DefaultOidcUser(Collections.emptyList(), token);
        var door = new TownMembers(_ -> signedIn, office);
        return TenantScope.call(BIZEN, () -> door.loadUser(mock(OidcUserRequest.class)));
    }

    private static Map<String, Object> claims(@Nullable Object organization, boolean verified) {
        var claims = new HashMap<String, Object>();
        claims.put("sub", "sub-kei");
        claims.put("email", "Kei@bizen.example");
        claims.put("email_verified", verified);
        claims.put("name", "Kei Omori");
        if (organization != null) {
            claims.put("organization", organization);
        }
        return claims;
    }
}
