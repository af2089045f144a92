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

    private final LineTokens tokens;
    private final WebCall web;

    LineApi(LineTokens tokens, WebCall web) {
        this.tokens = tokens;
        this.web = web;
    }

    /** Empty when LINE did not answer, or the town has no account here. */
    Optional<WebCall.Answer> post(MunicipalityCode town, String path, Object body, Map<String, String> headers) {
        return tokens.find(town).flatMap(token -> {
            var request = HttpRequest.newBuilder(URI.create(tokens.api() + path))
                    .header("Authorization", "Bearer " + token)
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
