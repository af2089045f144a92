package jp.sodachi.deploy.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import jp.sodachi.branding.Brand;
import jp.sodachi.deploy.local.LocalStack;
import jp.sodachi.exit.ExitPeople;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may sign in at a town that came back with a package: what Keycloak itself says, and no stub. */
class ComingBackStoryTest {
    private static final int MORE_THAN_ARE_ASKED_FOR_AT_ONCE = 120;
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
            strangers(town, MORE_THAN_ARE_ASKED_FOR_AT_ONCE);
            var file = town.pack(folder);
            town.forget();
            api.provision("staff", "DELETE", "/users/" + gone, "");
            var mails = stack.mailbox().listTo(BACK).size();

            assertThat(town.take(file))
                    .isEqualTo(
                            new ExitPeople.Invited(ComingBack.TOWN.code(), 1, 1, 0, MORE_THAN_ARE_ASKED_FOR_AT_ONCE));

            stack.mailbox().await(BACK, any -> stack.mailbox().listTo(BACK).size() > mails, Duration.ofSeconds(60));
            assertThat(town.identities().listMembers(ComingBack.TOWN))
                    .contains(quoted(BACK), quoted(account("staff", BACK)), quoted(stayed))
                    .doesNotContain(gone);
            assertThat(unmarked(town)).isEqualTo(parent);
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

    /** Guardians with accounts of another platform. */
    private static void strangers(ComingBack town, int number) throws SQLException {
        town.run("""
                insert into t_392111.identity_guardian (id, subject, display_name, email, language, joined_at)
                select gen_random_uuid(), gen_random_uuid()::text, '', n || '@elsewhere.invalid', 'ja', now()
                  from generate_series(1, %d) n
                """.formatted(number));
    }

    private static String unmarked(ComingBack town) throws SQLException {
        return town.ask("""
                select string_agg(subject, ',') from t_392111.identity_guardian where unknown_since is null
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
