package jp.sodachi.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import jp.sodachi.support.Ids;
import jp.sodachi.support.MunicipalityCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** LINE as it behaves, and as it does not. */
class LineChannelTest {
    private static final MunicipalityCode BIZEN = new MunicipalityCode("332119");
    private static final String USER = "U0123456789abcdef0123456789abcdef";

    private final Provider line = new Provider();
    private final WebCall web = new WebCall(Duration.ofSeconds(10));
    private final LineTokens tokens =
            new LineTokens(line.address(), Map.of("332119", new LineTokens.Held("very-secret-token")));
    private final LineApi api = new LineApi(tokens, web);
    private final LineChannel channel = new LineChannel(api);

    @AfterEach
    void close() {
        web.close();
        line.close();
    }

    @Test
    void a_message_leaves_in_the_towns_name_under_the_deliverys_id() {
        line.answers(200, "{\"sentMessages\":[{\"id\":\"461230966842064897\"}]}");
        var note = note();

        assertThat(channel.send(note)).isEqualTo(new Outcome.Taken("461230966842064897"));

        var asked = line.asked.getFirst();
        assertThat(asked.path()).isEqualTo("/v2/bot/message/push");
        assertThat(asked.header("X-Line-Retry-Key")).isEqualTo(note.delivery().toString());
        assertThat(asked.header("Authorization")).isEqualTo("Bearer very-secret-token");
        assertThat(asked.text()).contains(USER, "お知らせがあります");
    }

    @Test
    void what_was_taken_before_counts_as_taken() {
        line.answers(
                409,
                "{\"message\":\"The retry key is already accepted\"}",
                Map.of("X-Line-Accepted-Request-Id", "r-1"));

        assertThat(channel.send(note())).isEqualTo(new Outcome.Taken("r-1"));
    }

    @Test
    void silence_trouble_too_many_at_once_and_a_lie_are_later() {
        line.isSilent();
        try (var impatient = new WebCall(Duration.ofMillis(50))) {
            assertThat(new LineChannel(new LineApi(tokens, impatient)).send(note()))
                    .isEqualTo(new Outcome.NotNow());
        }
        for (int status : new int[] {429, 500, 503}) {
            line.answers(status, "{\"message\":\"wait\"}");
            assertThat(channel.send(note())).as("%d", status).isEqualTo(new Outcome.NotNow());
        }
        for (String lie :
                new String[] {"", "<html>Welcome to this hotel</html>", "{}", "[1]", "{\"sentMessages\":7}"}) {
            line.answers(200, lie);
            assertThat(channel.send(note())).as(lie).isEqualTo(new Outcome.NotNow());
        }
    }

    @Test
    void a_refusal_says_whose_fault_it_is() {
        line.answers(400, "{\"message\":\"The property, 'to', in the request body is invalid\"}");
        assertThat(channel.send(note())).isEqualTo(new Outcome.Refused(Outcome.Why.ADDRESS));
        line.answers(401, "{}");
        assertThat(channel.send(note())).isEqualTo(new Outcome.Refused(Outcome.Why.ACCOUNT));
        line.answers(429, "{\"message\":\"You have reached your monthly limit.\"}");
        assertThat(channel.send(note())).isEqualTo(new Outcome.Refused(Outcome.Why.QUOTA));
    }

    @Test
    void a_town_without_an_account_calls_nobody() {
        assertThat(channel.send(new LineNote(Ids.next(), new MunicipalityCode("332127"), USER, "x")))
                .isEqualTo(new Outcome.NotNow());
        assertThat(line.asked).isEmpty();
    }

    @Test
    void a_link_token_is_one_or_nothing() {
        var talk = new LineTalk(api);
        line.answers(200, "{\"linkToken\":\"NMZTNuVrPTqlr2IF8Bnymkb7rXfYv5EY\"}");
        assertThat(talk.linkToken(BIZEN, USER)).contains("NMZTNuVrPTqlr2IF8Bnymkb7rXfYv5EY");
        assertThat(talk.linkToken(BIZEN, "../../message/broadcast")).isEmpty();
        line.answers(200, "{\"linkToken\":\"javascript:alert(1) \\\"\"}");
        assertThat(talk.linkToken(BIZEN, USER)).isEmpty();
        line.answers(200, "not json");
        assertThat(talk.linkToken(BIZEN, USER)).isEmpty();
    }

    @Test
    void no_secret_is_said_when_something_is_written_down() {
        var secrets = new LineSecrets(Map.of("332119", new LineSecrets.Held("hush")));
        assertThat(tokens.toString() + secrets + note()).doesNotContain("hush", "secret", USER);
    }

    @Test
    void an_account_is_there_where_all_of_it_that_is_needed_is_there() {
        var settings = new LineAccounts.Settings(Map.of("332119", new LineAccounts.Account("@bizen", 200)));
        assertThat(new LineAccounts(settings, _ -> true).find(BIZEN))
                .as("the office needs no key of it")
                .contains(new LineAccounts.Account("@bizen", 200));
        assertThat(new LineAccounts(settings, town -> tokens.find(town).isPresent()).find(BIZEN))
                .isPresent();
        assertThat(new LineAccounts(settings, _ -> false).find(BIZEN)).isEmpty();
        assertThat(new LineAccounts(
                                new LineAccounts.Settings(Map.of("332119", new LineAccounts.Account("", 200))),
                                _ -> true)
                        .find(BIZEN))
                .isEmpty();
    }

    private static LineNote note() {
        return new LineNote(Ids.next(), BIZEN, USER, "【備前市】お知らせがあります。");
    }
}
