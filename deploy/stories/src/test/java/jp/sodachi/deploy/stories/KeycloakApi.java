package jp.sodachi.deploy.stories;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import jp.sodachi.deploy.services.KeycloakServer;
import jp.sodachi.deploy.services.KeycloakSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The calls that provisioning makes, as far as these tests need them. */
record KeycloakApi(KeycloakServer keycloak, HttpClient http) {

    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    record Answer(int status, JsonNode body) {}

    /** Where a browser begins to sign in. */
    String signIn(String realm, String client, URI redirect, String scope, Map<String, String> more) {
        String query = form(Map.of(
                "client_id",
                client,
                "response_type",
                "code",
                "scope",
                scope,
                "redirect_uri",
                redirect.toString(),
                "code_challenge",
                CHALLENGE,
                "code_challenge_method",
                "S256"));
        return keycloak.issuer(realm) + "/protocol/openid-connect/auth?" + query
                + (more.isEmpty() ? "" : "&" + form(more));
    }

    /** The claims of the id token that the code in this address buys. */
    JsonNode claims(String realm, String client, String secret, URI redirect, String arrivedAt) {
        String code = arrivedAt.replaceFirst(".*[?&]code=([^&]+).*", "$1");
        Answer answer = post(
                keycloak.issuer(realm) + "/protocol/openid-connect/token",
                Map.of(
                        "grant_type", "authorization_code",
                        "code", code,
                        "client_id", client,
                        "client_secret", secret,
                        "redirect_uri", redirect.toString(),
                        "code_verifier", VERIFIER));
        String token = answer.body().path("id_token").asString();
        return JsonMapper.shared().readTree(new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), UTF_8));
    }

    /** A call of the service account {@code sodachi-provisioning}; {@code body} empty for none. */
    Answer provision(String realm, String method, String path, String body) {
        Answer token = post(
                keycloak.issuer(realm) + "/protocol/openid-connect/token",
                Map.of(
                        "grant_type", "client_credentials",
                        "client_id", "sodachi-provisioning",
                        "client_secret", keycloak.settings().value(KeycloakSettings.PROVISIONING_SECRET)));
        return send(HttpRequest.newBuilder(URI.create(keycloak.base() + "/admin/realms/" + realm + path))
                .header(
                        "Authorization",
                        "Bearer " + token.body().path("access_token").asString())
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)));
    }

    private Answer post(String address, Map<String, String> fields) {
        return send(HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form(fields))));
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            var response = http.send(request.build(), BodyHandlers.ofString());
            String body = response.body();
            return new Answer(
                    response.statusCode(),
                    body.startsWith("{") || body.startsWith("[")
                            ? JsonMapper.shared().readTree(body)
                            : JsonMapper.shared().nullNode());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }
}
