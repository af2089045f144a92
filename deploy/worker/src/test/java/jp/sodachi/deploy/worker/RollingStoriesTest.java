package jp.sodachi.deploy.worker;

import static jp.sodachi.deploy.worker.Towns.BIZEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import jp.sodachi.deploy.services.ReceivedMail;
import jp.sodachi.identity.Guardian;
import jp.sodachi.notice.Deliveries.Turn;
import jp.sodachi.notice.Delivery;
import jp.sodachi.notice.Delivery.Reason;
import jp.sodachi.notice.Delivery.State;
import jp.sodachi.notice.Message;
import jp.sodachi.notice.NewDelivery;
import jp.sodachi.record.Child;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** While a new version is rolled out, a worker of the old one leaves alone what it does not know, and sends everything else. */
class RollingStoriesTest extends WorkerStory {
    private Guardian hana;
    private Guardian jun;

    @BeforeEach
    void a_quiet_morning() {
        clock.set(LocalDateTime.of(2026, 11, 22, 9, 0));
        empty(BIZEN);
        hana = families.confirmed(BIZEN, "山田 花", "hana@example.com", List.of());
        jun = families.confirmed(BIZEN, "岡 純", "jun@example.com", List.of());
        families.queue(BIZEN, List.of(welcome(hana), welcome(jun)));
    }

    @Test
    void a_reason_that_only_a_later_version_knows_keeps_nobody_else_waiting() {
        changed(hana, "tried = '[{\"way\": \"PUSH\", \"reason\": \"HEARD\", \"at\": \"2026-11-22T00:00:00Z\"}]'");
        isLeftForALaterWorker();

        assertThat(families.history(BIZEN, hana)).singleElement().satisfies(one -> {
            assertThat(one.state()).isEqualTo(State.READY);
            assertThat(one.tried()).extracting(Delivery.Tried::reason).containsExactly(Reason.UNKNOWN);
        });
    }

    @Test
    void a_way_that_only_a_later_version_knows_keeps_nobody_else_waiting() {
        changed(hana, "tried = '[{\"way\": \"PIGEON\", \"reason\": \"TOLD\", \"at\": \"2026-11-22T00:00:00Z\"}]'");
        isLeftForALaterWorker();

        assertThat(families.history(BIZEN, hana))
                .singleElement()
                .satisfies(one -> assertThat(one.tried()).isEmpty());
    }

    @Test
    void a_kind_that_only_a_later_version_knows_is_not_given_up() {
        changed(hana, "template = 'birthday'");
        isLeftForALaterWorker();

        assertThat(families.history(BIZEN, hana)).singleElement().satisfies(one -> {
            assertThat(one.state()).isEqualTo(State.READY);
            assertThat(one.template()).isEqualTo(Message.UNKNOWN);
        });
    }

    @Test
    void what_a_later_version_has_ended_is_read() {
        changed(hana, "state = 'FAILED', ended_at = created_at, failure = 'HEARD'");
        assertThat(families.history(BIZEN, hana))
                .singleElement()
                .satisfies(one -> assertThat(one.failure()).contains(Reason.UNKNOWN));
    }

    @Test
    void a_reminder_that_has_left_and_cannot_be_read_does_not_stop_the_night() {
        Child sakura = families.child(BIZEN, "尾上 さくら", "おのえ さくら", LocalDate.of(2026, 9, 22));
        Guardian mio = families.confirmed(BIZEN, "尾上 みお", "mio@example.com", List.of(sakura.id()));
        families.queue(BIZEN, List.of(welcome(mio)));
        changed(mio, "template = 'reminder', state = 'SENT', ended_at = created_at, args = '{}'");

        assertThat(work.planAtOnce(BIZEN).items()).isPositive();
    }

    /** Jun has a mail; hana's waits, and a worker is woken for it in a minute. */
    private void isLeftForALaterWorker() {
        assertThat(work.deliver(BIZEN)).isEqualTo(new Turn(1, 1, 0, 0));
        assertThat(mailbox.list()).extracting(ReceivedMail::to).containsExactly(jun.email());
        assertThat(Towns.lastWakeUp("home")).isEqualTo(clock.instant().plus(Duration.ofMinutes(1)));
    }

    private static void changed(Guardian guardian, String change) {
        Towns.as("update t_332119.notice_delivery set %s where guardian_id = '%s'".formatted(change, guardian.id()));
    }

    private NewDelivery welcome(Guardian guardian) {
        return new NewDelivery(
                guardian.id(),
                new Message.Welcome("/"),
                "welcome/" + guardian.id(),
                clock.instant(),
                clock.instant().plus(Duration.ofDays(3)));
    }
}
