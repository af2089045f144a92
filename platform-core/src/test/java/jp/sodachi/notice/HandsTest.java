package jp.sodachi.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import jp.sodachi.channel.Mail;
import jp.sodachi.channel.Outcome;
import jp.sodachi.channel.Way;
import jp.sodachi.notice.Hands.Answered;
import jp.sodachi.notice.Hands.Ready;
import jp.sodachi.support.Ids;
import jp.sodachi.support.MunicipalityCode;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class HandsTest {
    private final List<Answered> told = new ArrayList<>();

    @Test
    void as_many_mails_as_allowed_are_with_the_provider_at_once_and_never_more() {
        var together = new CountDownLatch(3);
        var most = new AtomicInteger();
        var now = new AtomicInteger();
        var hands = new Hands(
                _ -> {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    together.countDown();
                    await(together);
                    now.decrementAndGet();
                    return new Outcome.Taken("id");
                },
                3);

        hands.send(mails(20), told::addAll);

        assertThat(told).extracting(Answered::attempt).doesNotHaveDuplicates().hasSize(20);
        assertThat(most).hasValue(3);
    }

    @Test
    void a_defect_of_the_channel_is_thrown_after_every_other_answer_was_told() {
        var first = new AtomicInteger();
        var hands = new Hands(
                _ -> {
                    if (first.getAndIncrement() == 0) {
                        throw new IllegalStateException("a defect");
                    }
                    return new Outcome.NotNow();
                },
                2);

        assertThatThrownBy(() -> hands.send(mails(5), told::addAll)).hasMessage("a defect");
        assertThat(told).hasSize(4);
    }

    @RepeatedTest(50)
    void when_answers_cannot_be_kept_nothing_more_is_handed_over() {
        var sent = new AtomicInteger();
        var never = new CountDownLatch(1);
        var hands = new Hands(
                _ -> {
                    if (sent.incrementAndGet() > 1) {
                        await(never);
                    }
                    return new Outcome.Taken("id");
                },
                1);

        assertThatThrownBy(() -> hands.send(mails(50), _ -> {
                    throw new IllegalStateException("the database is away");
                }))
                .hasMessage("the database is away");
        assertThat(sent.get())
                .as("the first, and one that was with the provider")
                .isLessThanOrEqualTo(2);
    }

    @Test
    void no_mail_at_all_is_no_answer_at_all() {
        new Hands(_ -> new Outcome.NotNow(), 4).send(List.of(), told::addAll);

        assertThat(told).isEmpty();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Ready> mails(int count) {
        return IntStream.range(0, count)
                .mapToObj(_ -> {
                    var id = Ids.next();
                    var claimed = new Claimed(
                            id, Ids.next(), null, "welcome", "{}", 1, Instant.EPOCH, false, false, 0, null, List.of());
                    var mail = new Mail(
                            id,
                            new MunicipalityCode("332119"),
                            "備前市",
                            "a@example.com",
                            Locale.JAPANESE,
                            "件名",
                            "本文",
                            "",
                            Optional.empty());
                    return new Ready(new Attempt(claimed, Way.MAIL, false), mail);
                })
                .toList();
    }
}
