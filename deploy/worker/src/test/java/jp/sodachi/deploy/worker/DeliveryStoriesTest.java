package jp.sodachi.deploy.worker;

import static jp.sodachi.deploy.worker.Towns.AKAIWA;
import static jp.sodachi.deploy.worker.Towns.BIZEN;
import static jp.sodachi.deploy.worker.Towns.SETOUCHI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import jp.sodachi.deploy.services.ReceivedMail;
import jp.sodachi.deploy.worker.Provider.Mood;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.Guardian;
import jp.sodachi.notice.Deliveries.Swept;
import jp.sodachi.notice.Deliveries.Turn;
import jp.sodachi.notice.Delivery;
import jp.sodachi.notice.Delivery.Reason;
import jp.sodachi.notice.Delivery.State;
import jp.sodachi.notice.Message;
import jp.sodachi.notice.NewDelivery;
import jp.sodachi.notice.TrialNotices;
import jp.sodachi.sandbox.Sandboxes;
import jp.sodachi.tenancy.Tenant;
import jp.sodachi.tenancy.TenantState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class DeliveryStoriesTest extends WorkerStory {

    private static final LocalDateTime MORNING = LocalDateTime.of(2026, 11, 22, 9, 0);

    @Autowired
    private TrialNotices trials;

    @BeforeEach
    void a_quiet_morning() {
        clock.set(MORNING);
        empty(BIZEN, SETOUCHI, AKAIWA);
    }

    @Test
    void a_queued_message_becomes_one_mail_in_the_towns_name() {
        Guardian hana = families.confirmed(BIZEN, "山田 花", "hana@example.com", List.of());
        families.queue(BIZEN, List.of(welcome(hana, "welcome")));

        Turn first = work.deliver(BIZEN);
        Turn second = work.deliver(BIZEN);

        assertThat(first).isEqualTo(new Turn(1, 1, 0, 0));
        assertThat(second.claimed()).isZero();
        assertThat(mailbox.list()).singleElement().satisfies(mail -> {
            assertThat(mail.from()).contains("備前市", "no-reply@sodachi.example");
            assertThat(mail.to()).isEqualTo("hana@example.com");
            assertThat(mail.subject()).startsWith("【備前市】");
            assertThat(mail.text()).contains("山田 花 さん", "http://332119.localhost:8081/");
            assertThat(mail.html()).contains("<html lang=\"ja\">");
        });
        assertThat(families.history(BIZEN, hana)).singleElement().satisfies(delivery -> {
            assertThat(delivery.state()).isEqualTo(State.SENT);
            assertThat(delivery.endedAt()).hasValue(clock.instant());
        });
    }

    @Test
    void a_sandbox_writes_to_people_of_its_own_office_and_to_nobody_else() {
        Tenant sandbox = new Tenant(BIZEN.code(), BIZEN.name(), BIZEN.server(), TenantState.SANDBOX);
        families.office(BIZEN, "Nurse@Bizen.example");
        Guardian nurse = families.confirmed(BIZEN, "大森 真理", "nurse@bizen.example", List.of());
        Guardian hana = families.confirmed(BIZEN, "山田 花", "hana@example.com", List.of());
        families.queue(BIZEN, List.of(welcome(nurse, "to the nurse"), welcome(hana, "to hana")));

        Turn turn = work.deliver(sandbox);

        assertThat(turn).isEqualTo(new Turn(2, 1, 0, 1));
        assertThat(mailbox.list()).extracting(ReceivedMail::to).containsExactly("nurse@bizen.example");
        assertThat(families.history(BIZEN, hana))
                .singleElement()
                .satisfies(delivery -> assertThat(delivery.failure()).contains(Reason.SANDBOX));
    }

    @Test
    void what_is_more_than_a_guardians_share_of_the_day_waits_until_a_day_has_gone_by() {
        Guardian hana = families.confirmed(BIZEN, "山田 花", "hana@example.com", List.of());
        families.queue(
                BIZEN,
                IntStream.range(0, 21)
                        .mapToObj(number -> welcome(hana, "mail " + number))
                        .toList());

        assertThat(work.deliver(BIZEN)).isEqualTo(new Turn(21, 20, 1, 0));
        clock.forward(Duration.ofMinutes(31));
        assertThat(work.deliver(BIZEN)).as("the same day").isEqualTo(new Turn(1, 0, 1, 0));
        clock.forward(Duration.ofHours(24));
        assertThat(work.deliver(BIZEN)).as("a day later").isEqualTo(new Turn(1, 1, 0, 0));
    }

    @Test
    void the_offices_trial_mail_goes_to_the_staff_with_a_link_of_their_own() {
        families.office(BIZEN, "shiori@bizen.example");
        families.arrive(BIZEN, "shiori@bizen.example");
        families.in(BIZEN, new Actor.Job("story"), trials::send);

        work.deliver(BIZEN);
        work.deliver(BIZEN);

        assertThat(mailbox.list()).singleElement().satisfies(mail -> {
            assertThat(mail.to()).isEqualTo("shiori@bizen.example");
            assertThat(mail.text()).contains("http://332119.localhost:8082/contact/trial/", "届きました");
        });
    }

    @Test
    void a_trial_mail_waits_for_a_provider_that_is_away_and_for_a_worker_that_died() {
        families.office(BIZEN, "shiori@bizen.example");
        families.arrive(BIZEN, "shiori@bizen.example");
        families.in(BIZEN, new Actor.Job("story"), trials::send);
        provider.willBe(Mood.IS_AWAY, Mood.TAKES_IT_AND_WE_DIE);

        work.deliver(BIZEN);
        work.deliver(BIZEN);
        assertThat(mailbox.list()).as("it comes again in a minute").isEmpty();
        clock.forward(Duration.ofMinutes(2));
        assertThatThrownBy(() -> work.deliver(BIZEN)).isInstanceOf(Provider.WeDied.class);
        clock.forward(Duration.ofMinutes(61));
        work.sweep(BIZEN);
        work.deliver(BIZEN);

        assertThat(mailbox.list()).as("the second under the same Message-ID").hasSize(2);
        assertThat(families.in(BIZEN, new Actor.Job("story"), trials::list))
                .extracting(TrialNotices.Trial::state)
                .containsExactly(TrialNotices.State.SENT);
    }

    @Test
    void a_new_sandbox_is_filled_once_with_families_of_the_rooms_own_names() {
        Towns.wishFor(SETOUCHI, 5);
        try {
            assertThat(work.listEmptySandboxes("second")).isEmpty();
            work.listEmptySandboxes("home").forEach(work::fill);

            assertThat(work.listEmptySandboxes("home")).isEmpty();
            assertThat(work.count(SETOUCHI).families()).isEqualTo(5);
            assertThat(work.count(SETOUCHI).joinedFamilies()).isPositive();
            work.fill(new Sandboxes.Empty(SETOUCHI.code(), 5));
            assertThat(work.count(SETOUCHI).families()).as("filled once").isEqualTo(5);
        } finally {
            Towns.becomeActive(SETOUCHI);
        }
    }

    @Test
    void the_same_key_queued_again_sends_nothing_more() {
        Guardian hana = families.confirmed(BIZEN, "山田 花", "hana@example.com", List.of());

        assertThat(families.queue(BIZEN, List.of(welcome(hana, "welcome")))).hasSize(1);
        assertThat(families.queue(BIZEN, List.of(welcome(hana, "welcome")))).isEmpty();
        work.deliver(BIZEN);

        assertThat(mailbox.list()).hasSize(1);
    }

    @Test
    void queueing_wakes_the_worker_of_the_towns_own_server_in_the_same_transaction() {
        Guardian hana = families.confirmed(AKAIWA, "山田 花", "hana@example.com", List.of());
        families.queue(AKAIWA, List.of(welcome(hana, "a"), welcome(hana, "b")));

        assertThat(Towns.listTasks("second")).singleElement().asString().startsWith("deliver 332135/");
        assertThat(Towns.listTasks("home")).isEmpty();
    }

    @Test
    void what_is_rolled_back_leaves_neither_a_message_nor_a_wakeup() {
        Guardian hana = families.confirmed(BIZEN, "山田 花", "hana@example.com", List.of());

        assertThatThrownBy(() -> families.in(BIZEN, new Actor.Job("story"), () -> {
                    families.queue(BIZEN, List.of(welcome(hana, "welcome")));
                    throw new IllegalArgumentException("something else went wrong");
                }))
                .isInstanceOf(RuntimeException.class);

        assertThat(families.history(BIZEN, hana)).isEmpty();
        assertThat(Towns.listTasks("home")).isEmpty();
    }

    @Test
    void an_unconfirmed_address_is_asked_to_confirm_and_gets_no_reminder() {
        Guardian hana = families.guardian(BIZEN, "山田 花", "hana@example.com", List.of());
        families.queue(
                BIZEN,
                List.of(
                        delivery(hana, new Message.ConfirmAddress("/confirm/abc"), "confirm"),
                        delivery(hana, reminder(), "reminder")));

        work.deliver(BIZEN);

        assertThat(mailbox.list()).extracting(ReceivedMail::subject).containsExactly("【備前市】メールアドレスの確認をお願いします");
        assertThat(families.history(BIZEN, hana))
                .filteredOn(delivery -> delivery.state() == State.FAILED)
                .singleElement()
                .extracting(delivery -> delivery.failure().orElseThrow())
                .isEqualTo(Reason.NOT_CONFIRMED);
    }

    @Test
    void nothing_leaves_before_its_time() {
        Guardian hana = families.confirmed(BIZEN, "山田 花", "hana@example.com", List.of());
        families.queue(
                BIZEN,
                List.of(new NewDelivery(
                        hana.id(),
                        reminder(),
                        "later",
                        clock.instant().plus(Duration.ofHours(3)),
                        clock.instant().plus(Duration.ofDays(1)))));

        assertThat(work.deliver(BIZEN).claimed()).isZero();
        clock.forward(Duration.ofHours(3));
        assertThat(work.deliver(BIZEN).sent()).isEqualTo(1);
    }

    @Test
    void a_crash_before_the_record_is_repeated_by_the_sweep_under_the_same_message_id() {
        Guardian hana = families.confirmed(BIZEN, "山田 花", "hana@example.com", List.of());
        families.queue(BIZEN, List.of(welcome(hana, "welcome")));
        provider.willBe(Mood.TAKES_IT_AND_WE_DIE);
        assertThatThrownBy(() -> work.deliver(BIZEN)).isInstanceOf(Provider.WeDied.class);

        assertThat(work.sweep(BIZEN)).isEqualTo(new Swept(0, 0));
        clock.forward(Duration.ofMinutes(61));
        assertThat(work.sweep(BIZEN)).isEqualTo(new Swept(1, 0));
        work.deliver(BIZEN);

        assertThat(mailbox.list()).hasSize(2);
        assertThat(families.history(BIZEN, hana)).singleElement().satisfies(delivery -> {
            assertThat(delivery.state()).isEqualTo(State.SENT);
            assertThat(delivery.attempts()).isEqualTo(2);
        });
    }

    @Test
    void a_provider_that_is_away_is_asked_again_until_the_deadline() {
        Guardian hana = families.confirmed(BIZEN, "山田 花", "hana@example.com", List.of());
        families.queue(BIZEN, List.of(welcome(hana, "welcome")));
        provider.willBe(Mood.IS_AWAY, Mood.IS_AWAY);

        assertThat(work.deliver(BIZEN).waiting()).isEqualTo(1);
        assertThat(work.deliver(BIZEN).claimed()).isZero();
        clock.forward(Duration.ofMinutes(1));
        assertThat(work.deliver(BIZEN).waiting()).isEqualTo(1);
        clock.forward(Duration.ofDays(2));
        work.deliver(BIZEN);

        assertThat(mailbox.list()).isEmpty();
        assertThat(families.history(BIZEN, hana))
                .singleElement()
                .extracting(delivery -> delivery.failure().orElseThrow())
                .isEqualTo(Reason.DEADLINE);
        assertThat(Towns.listTasks("home")).hasSize(3);
    }

    @Test
    void a_reminder_that_has_to_wait_does_not_come_at_night() {
        Guardian hana = families.confirmed(BIZEN, "山田 花", "hana@example.com", List.of());
        clock.set(MORNING.withHour(20).withMinute(59).withSecond(30));
        families.queue(BIZEN, List.of(delivery(hana, reminder(), "reminder")));
        provider.willBe(Mood.IS_AWAY);
        work.deliver(BIZEN);

        clock.set(MORNING.plusDays(1).withHour(7).withMinute(59));
        assertThat(work.deliver(BIZEN).claimed()).isZero();
        clock.set(MORNING.plusDays(1).withHour(8));
        assertThat(work.deliver(BIZEN).sent()).isEqualTo(1);
    }

    @Test
    void an_address_refused_for_good_is_not_tried_again() {
        Guardian hana = families.confirmed(BIZEN, "山田 花", "hana@example.com", List.of());
        families.queue(BIZEN, List.of(welcome(hana, "welcome")));
        provider.willBe(Mood.REFUSES_THE_ADDRESS);

        assertThat(work.deliver(BIZEN).failed()).isEqualTo(1);
        assertThat(families.history(BIZEN, hana))
                .singleElement()
                .extracting(delivery -> delivery.failure().orElseThrow())
                .isEqualTo(Reason.ADDRESS_REFUSED);
    }

    @Test
    void an_address_that_is_none_is_refused_without_asking_a_provider() {
        Guardian hana = families.confirmed(BIZEN, "山田 花", "no address at all", List.of());
        families.queue(BIZEN, List.of(welcome(hana, "welcome")));

        assertThat(work.deliver(BIZEN).failed()).isEqualTo(1);
    }

    @Test
    void two_towns_do_not_mix() {
        Guardian hana = families.confirmed(BIZEN, "山田 花", "hana@example.com", List.of());
        Guardian jiro = families.confirmed(SETOUCHI, "海野 次郎", "jiro@example.com", List.of());
        families.queue(BIZEN, List.of(welcome(hana, "welcome")));
        families.queue(SETOUCHI, List.of(welcome(jiro, "welcome")));

        work.deliver(SETOUCHI);

        assertThat(mailbox.list()).extracting(ReceivedMail::to).containsExactly("jiro@example.com");
        assertThat(mailbox.list()).extracting(ReceivedMail::subject).allMatch(subject -> subject.contains("瀬戸内市"));
        assertThat(families.history(BIZEN, hana)).extracting(Delivery::state).containsExactly(State.READY);
    }

    @Test
    void a_guardian_of_another_town_is_nobody_here() {
        Guardian hana = families.confirmed(BIZEN, "山田 花", "hana@example.com", List.of());
        families.queue(SETOUCHI, List.of(welcome(hana, "welcome")));

        assertThat(work.deliver(SETOUCHI).failed()).isEqualTo(1);
        assertThat(mailbox.list()).isEmpty();
    }

    @Test
    void several_workers_share_a_towns_messages_without_sending_one_twice() throws Exception {
        int many = 60;
        List<Guardian> people = IntStream.range(0, many)
                .mapToObj(i -> families.confirmed(BIZEN, "保護者 " + i, "g" + i + "@example.com", List.of()))
                .toList();
        families.queue(
                BIZEN, people.stream().map(one -> welcome(one, one.email())).toList());
        Callable<Turn> turn = () -> work.deliver(BIZEN);

        int sent = 0;
        try (var workers = Executors.newFixedThreadPool(3)) {
            for (var done : workers.invokeAll(List.of(turn, turn, turn))) {
                sent += done.get().sent();
            }
        }

        assertThat(sent).isEqualTo(many);
        assertThat(mailbox.list())
                .extracting(ReceivedMail::to)
                .doesNotHaveDuplicates()
                .hasSize(many);
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
