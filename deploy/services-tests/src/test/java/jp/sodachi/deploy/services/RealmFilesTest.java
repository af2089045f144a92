package jp.sodachi.deploy.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RealmFilesTest {

    private static final Path KEYCLOAK = Path.of("../keycloak");

    static Stream<Path> realms() throws IOException {
        return Files.list(KEYCLOAK.resolve("realms"));
    }

    @ParameterizedTest
    @MethodSource("realms")
    void a_client_leads_to_exact_addresses_only(Path file) throws IOException {
        for (JsonNode client : realm(file).path("clients")) {
            assertThat(client.path("redirectUris").values())
                    .as(client.path("clientId").asString())
                    .allSatisfy(uri -> assertThat(uri.asString()).doesNotContain("*"));
            assertThat(client.path("webOrigins").values()).isEmpty();
            assertThat(client.path("attributes")
                            .path("post.logout.redirect.uris")
                            .asString(""))
                    .doesNotContain("*", "+");
        }
    }

    @ParameterizedTest
    @MethodSource("realms")
    void a_client_has_a_secret_without_default_and_no_way_in_but_the_code(Path file) throws IOException {
        for (JsonNode client : realm(file).path("clients")) {
            assertThat(client.path("publicClient").asBoolean()).isFalse();
            assertThat(client.path("secret").asString()).matches("\\$\\{SODACHI_[A-Z_]+_SECRET}");
            assertThat(client.path("directAccessGrantsEnabled").asBoolean()).isFalse();
            assertThat(client.path("implicitFlowEnabled").asBoolean()).isFalse();
            if (client.path("standardFlowEnabled").asBoolean()) {
                assertThat(client.path("attributes")
                                .path("pkce.code.challenge.method")
                                .asString())
                        .isEqualTo("S256");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("realms")
    void a_realm_takes_passkeys_of_the_login_host_and_never_replaces_one(Path file) throws IOException {
        JsonNode realm = realm(file);

        assertThat(realm.path("webAuthnPolicyPasswordlessPasskeysEnabled").asBoolean())
                .isTrue();
        assertThat(realm.path("webAuthnPolicyPasswordlessAvoidSameAuthenticatorRegister")
                        .asBoolean())
                .isTrue();
        assertThat(realm.path("webAuthnPolicyPasswordlessRpId").asString())
                .isEqualTo("${SODACHI_LOGIN_HOST:localhost}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sodachi/login", "sodachi/email", "sodachi-parents/login", "sodachi-parents/email"})
    void every_text_of_the_theme_is_there_in_both_languages(String theme) throws IOException {
        assertThat(keys(theme, "ja")).isNotEmpty().isEqualTo(keys(theme, "en"));
    }

    private static Set<String> keys(String theme, String language) throws IOException {
        Properties messages = new Properties();
        messages.load(Files.newBufferedReader(
                KEYCLOAK.resolve("themes").resolve(theme).resolve("messages/messages_" + language + ".properties")));
        return messages.stringPropertyNames();
    }

    private static JsonNode realm(Path file) throws IOException {
        return JsonMapper.shared().readTree(Files.readString(file));
    }
}
