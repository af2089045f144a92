package jp.sodachi.deploy.worker;

import static jp.sodachi.deploy.worker.Towns.BIZEN;
import static jp.sodachi.deploy.worker.Towns.SETOUCHI;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import jp.sodachi.identity.Guardian;
import jp.sodachi.notice.Delivery.Reason;
import jp.sodachi.notice.Message;
import jp.sodachi.notice.NewDelivery;
import jp.sodachi.tenancy.TenantDirectory;
import jp.sodachi.tenancy.TenantState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What other mail servers send back. */
class BounceStoriesTest extends WorkerStory {

    private static final LocalDateTime MORNING = LocalDateTime.of(2026, 11, 22, 9, 0);

    @Autowired
    private TenantDirectory directory;

    @BeforeEach
    void a_quiet_morning() {
        clock.set(MORNING);
        empty(BIZEN, SETOUCHI);
    }

    @Test
    void a_mail_that_comes_back_was_no_delivery_and_its_address_has_to_be_confirmed_anew() {
        Guardian hana = families.confirmed(BIZEN, "山田 花", "hana@example.com", List.of());
        families.queue(BIZEN, List.of(welcome(hana, "welcome")));
        work.deliver(BIZEN);
        UUID delivery = families.history(BIZEN, hana).getFirst().id();

        ReturnedMails.come(SETOUCHI, delivery, "hana@example.com", "5.1.1");
        work.takeBounces();
        assertThat(families.history(BIZEN, hana).getFirst().failure())
                .as("of another town")
                .isEmpty();

        ReturnedMails.come(BIZEN, delivery, "hana@example.com", "5.1.1");
        assertThat(work.takeBounces()).isEqualTo(1);
        ReturnedMails.come(BIZEN, delivery, "hana@example.com", "5.1.1");
        assertThat(work.takeBounces()).as("told again, it changes nothing").isEqualTo(1);
        assertThat(work.takeBounces()).as("what was read is gone").isZero();

        assertThat(families.history(BIZEN, hana).getFirst().failure()).contains(Reason.ADDRESS_GONE);
        families.queue(BIZEN, List.of(delivery(hana, reminder(), "reminder")));
        work.deliver(BIZEN);
        assertThat(families.history(BIZEN, hana).getFirst().failure()).contains(Reason.NOT_CONFIRMED);
    }

    @Test
    void a_mail_that_comes_back_while_its_town_stands_still_is_noted_when_the_town_goes_on() {
        Guardian hana = families.confirmed(BIZEN, "山田 花", "hana@example.com", List.of());
        families.queue(BIZEN, List.of(welcome(hana, "welcome")));
        work.deliver(BIZEN);
        ReturnedMails.come(BIZEN, families.history(BIZEN, hana).getFirst().id(), "hana@example.com", "5.1.1");

        Towns.become(BIZEN, TenantState.SUSPENDED);
        directory.refresh();
        try {
            assertThat(work.takeBounces()).isZero();
        } finally {
            Towns.become(BIZEN, TenantState.ACTIVE);
            directory.refresh();
        }

        assertThat(work.takeBounces()).isEqualTo(1);
        assertThat(families.history(BIZEN, hana).getFirst().failure()).contains(Reason.ADDRESS_GONE);
    }

    private NewDelivery welcome(Guardian guardian, String key) {
        return delivery(guardian, new Message.Welcome("/"), key);
    }

    private NewDelivery delivery(Guardian guardian, Message message, String key) {
        return new NewDelivery(
                guardian.id(), message, key, clock.instant(), clock.instant().plus(Duration.ofDays(2)));
    }

    private static Message reminder() {
        LocalDate day = LocalDate.of(2026, 12, 5);
        return new Message.Reminder(
                List.of(new Message.ForChild(
                        "さくら",
                        List.of(new Message.Item(
                                Message.Kind.OPENS, "BCG", 1, false, day, day.plusDays(200), null, null, null, null)))),
                "/plan");
    }
}
