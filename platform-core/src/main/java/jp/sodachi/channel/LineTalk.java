package jp.sodachi.channel;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import jp.sodachi.support.MunicipalityCode;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What is said to a person in the town's LINE account who has just said something there: answers, which cost nothing. */
public final class LineTalk {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int OK = 200;
    private static final String LINK = "https://access.line.me/dialog/bot/accountLink?linkToken=%s&nonce=%s";
    private static final Pattern TOKEN = Pattern.compile("[\\w.~+/=-]{1,256}");
    private static final Pattern USER = Pattern.compile("U[0-9a-f]{32}");

    private final LineApi api;

    LineTalk(LineApi api) {
        this.api = api;
    }

    /** A token with which LINE lets this person link an account within ten minutes; empty when LINE gives none now. */
    public Optional<String> linkToken(MunicipalityCode town, String user) {
        if (!USER.matcher(user).matches()) {
            return Optional.empty();
        }
        return api.post(town, "/v2/bot/user/" + user + "/linkToken", Map.of(), Map.of())
                .filter(answer -> answer.status() == OK)
                .flatMap(answer -> token(answer.body()))
                .filter(LineTalk::isToken);
    }

    /** Answers somebody; false when LINE did not take it. */
    public boolean reply(MunicipalityCode town, String replyToken, String text) {
        return api.post(
                        town,
                        "/v2/bot/message/reply",
                        Map.of("replyToken", replyToken, "messages", List.of(LineApi.text(text))),
                        Map.of())
                .filter(answer -> answer.status() == OK)
                .isPresent();
    }

    /** Whether this can be a token of LINE's. */
    public static boolean isToken(String token) {
        return TOKEN.matcher(token).matches();
    }

    /** Where LINE ends the linking. @param nonce our own secret for this one try, at least 128 random bits */
    public static URI linkAddress(String linkToken, String nonce) {
        return URI.create(LINK.formatted(
                URLEncoder.encode(linkToken, StandardCharsets.UTF_8),
                URLEncoder.encode(nonce, StandardCharsets.UTF_8)));
    }

    private static Optional<String> token(String body) {
        try {
            var token = JSON.readTree(body).path("linkToken");
            return token.isString() ? Optional.of(token.stringValue()) : Optional.empty();
        } catch (JacksonException rubbish) {
            return Optional.empty();
        }
    }
}
