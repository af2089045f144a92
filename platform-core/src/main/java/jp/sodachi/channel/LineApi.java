package jp.sodachi.channel;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;
import java.util.Optional;
import jp.sodachi.support.MunicipalityCode;
import tools.jackson.databind.json.JsonMapper;

/** Calls LINE in a town's name. */
final class LineApi {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final LineAccounts accounts;
    private final WebCall web;

    LineApi(LineAccounts accounts, WebCall web) {
        this.accounts = accounts;
        this.web = web;
    }

    /** Empty when LINE did not answer, or the town has no account. */
    Optional<WebCall.Answer> post(MunicipalityCode town, String path, Object body, Map<String, String> headers) {
        return accounts.find(town).flatMap(account -> {
            var request = HttpRequest.newBuilder(URI.create(accounts.api() + path))
                    .header("Authorization", "Bearer " + account.token())
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
            headers.forEach(request::header);
            return web.send(request.build());
        });
    }

    static Map<String, String> text(String words) {
        return Map.of("type", "text", "text", words);
    }
}
