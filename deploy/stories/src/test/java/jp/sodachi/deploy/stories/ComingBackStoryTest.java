package jp.sodachi.deploy.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sodachi.branding.Brand;
import jp.sodachi.deploy.local.LocalStack;
import jp.sodachi.exit.ExitPeople;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may sign in at a town that came back with a package: what Keycloak itself says, and no stub. */
class ComingBackStoryTest {
    private static final String BACK = "comes-back@example.jp";
    private static final Brand LOOK = new Brand("香南市 そだち手帳", "", "", "#8a3a1c", "#00118f", null, 1);

    private final LocalStack stack = Stage.platform();
    private final KeycloakApi api = new KeycloakApi(stack.keycloak(), HttpClient.newHttpClient());

    @TempDir
    Path folder;

    @Test
    void the_office_is_invited_anew_and_the_guardians_without_an_account_are_marked() throws Exception {
        try (var town = new ComingBack(stack)) {
            town.start();
            town.identities().createOrganization(ComingBack.TOWN, LOOK);
            town.identities().writeAddresses();
            var gone = returning(town, BACK, "戻る 人");
            var stayed = returning(town, "stayed@example.jp", "いた 人");
            var parent = account("parents", "parent1@332119.invalid");
            guardian(town, parent);
            guardian(town, "account-of-elsewhere");
            var file = town.pack(folder);
            town.forget();
            api.provision("staff", "DELETE", "/users/" + gone, "");
            var mails = stack.mailbox().listTo(BACK).size();

            assertThat(town.take(file)).isEqualTo(new ExitPeople.Invited(ComingBack.TOWN.code(), 1, 1, 0, 1));

            stack.mailbox().await(BACK, any -> stack.mailbox().listTo(BACK).size() > mails, Duration.ofSeconds(20));
            assertThat(town.identities().listMembers(ComingBack.TOWN))
                    .contains(quoted(BACK), quoted(account("staff", BACK)), quoted(stayed))
                    .doesNotContain(gone);
            assertThat(guardians(town))
                    .isEqualTo(Stream.of(parent + " false", "account-of-elsewhere true")
                            .sorted()
                            .collect(Collectors.joining(",")));
            assertThat(town.people(file)).isEqualTo(new ExitPeople.Invited(ComingBack.TOWN.code(), 1, 1, 0, 0));
            town.forget();
        }
    }

    /** Somebody who works in the office and has an account; answers with its id. */
    private String returning(ComingBack town, String mail, String name) throws SQLException {
        town.identities().invite(ComingBack.TOWN, "392111.localhost", mail, name);
        var account = account("staff", mail);
        town.run("""
                insert into t_392111.identity_staff (id, subject, email, display_name, role, state, invited_at, joined_at)
                values (gen_random_uuid(), '%s', '%s', '%s', 'NURSE', 'ACTIVE', now(), now())
                """.formatted(account, mail, name));
        return account;
    }

    private static void guardian(ComingBack town, String account) throws SQLException {
        town.run("""
                insert into t_392111.identity_guardian (id, subject, display_name, email, language, joined_at)
                values (gen_random_uuid(), '%1$s', '', '%1$s@families.invalid', 'ja', now())
                """.formatted(account));
    }

    private static String guardians(ComingBack town) throws SQLException {
        return town.ask("""
                select string_agg(subject || ' ' || (unknown_since is not null), ',' order by subject collate "C")
                  from t_392111.identity_guardian
                """);
    }

    private String account(String realm, String mail) {
        return api.provision(realm, "GET", "/users?exact=true&email=" + mail, "")
                .body()
                .get(0)
                .path("id")
                .asString();
    }

    private static String quoted(String value) {
        return "\"" + value + "\"";
    }
}
