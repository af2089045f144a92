package jp.sodachi.deploy.worker;

import static jp.sodachi.deploy.worker.Towns.BIZEN;
import static jp.sodachi.deploy.worker.Towns.SETOUCHI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import jp.sodachi.channel.LineEvent;
import jp.sodachi.channel.Way;
import jp.sodachi.deploy.services.ReceivedMail;
import jp.sodachi.deploy.worker.Messengers.Mood;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.Guardian;
import jp.sodachi.notice.Delivery;
import jp.sodachi.notice.Delivery.Reason;
import jp.sodachi.notice.Delivery.State;
import jp.sodachi.notice.Devices;
import jp.sodachi.notice.Hours;
import jp.sodachi.notice.LineLinks;
import jp.sodachi.notice.Message;
import jp.sodachi.notice.NewDelivery;
import jp.sodachi.notice.Notices;
import jp.sodachi.notice.TownWays;
import jp.sodachi.notice.WayChoices;
import jp.sodachi.support.Ids;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A person is told on the first of the own ways that works, once, whatever the providers do. */
class ChannelStoriesTest extends WorkerStory {
    private static final LocalDateTime MORNING = LocalDateTime.of(2026, 11, 24, 9, 0);

    private final Messengers messengers = Messengers.get();

    @Autowired
    private Devices devices;

    @Autowired
    private LineLinks links;

    @Autowired
    private WayChoices ways;

    @Autowired
    private Notices notices;

    @Autowired
    private TownWays townWays;

    private Guardian hana;

    @BeforeEach
    void a_mother_with_a_confirmed_address() {
        clock.set(MORNING);
        empty(BIZEN, SETOUCHI);
        messengers.forget();
        hana = families.confirmed(BIZEN, "山田 花", "hana@example.com", List.of());
    }

    @Test
    void the_first_way_that_works_is_enough() {
        addDevice("phone");
        link();
        queue("a");

        assertThat(work.deliver(BIZEN).sent()).isEqualTo(1);

        assertThat(last().way()).isEqualTo(Way.PUSH);
        assertThat(messengers.taken()).isEmpty();
        assertThat(mailbox.list()).isEmpty();
    }

    @Test
    void a_way_that_fails_for_good_gives_way_to_the_next_and_the_history_names_each() {
        addDevice("gone");
        link();
        messengers.willBe(Mood.REFUSES);
        queue("a");

        assertThat(deliverAll()).isEqualTo(1);

        assertThat(last().state()).isEqualTo(State.SENT);
        assertThat(last().way()).isEqualTo(Way.MAIL);
        assertThat(last().triedBefore())
                .extracting(Delivery.Tried::way, Delivery.Tried::reason)
                .containsExactly(tuple(Way.PUSH, Reason.ADDRESS_GONE), tuple(Way.LINE, Reason.ADDRESS_REFUSED));
        assertThat(mailbox.list()).extracting(ReceivedMail::to).containsExactly("hana@example.com");
        assertThat(as(devices::listMine))
                .as("a device that is gone is forgotten")
                .isEmpty();
    }

    @Test
    void what_line_takes_and_does_not_say_is_sent_and_counted_once() {
        link();
        messengers.willBe(Mood.TAKES_IT_AND_SAYS_500, Mood.LIES);
        queue("a");

        work.deliver(BIZEN);
        clock.forward(Duration.ofMinutes(2));
        work.deliver(BIZEN);
        clock.forward(Duration.ofMinutes(8));
        work.deliver(BIZEN);

        assertThat(last().state()).isEqualTo(State.SENT);
        assertThat(last().way()).isEqualTo(Way.LINE);
        assertThat(messengers.taken())
                .singleElement()
                .asString()
                .contains("お知らせがあります")
                .doesNotContain("花", "さくら", "BCG");
        assertThat(used()).isEqualTo(1);
    }

    @Test
    void an_answer_that_comes_after_another_worker_took_over_changes_nothing() {
        link();
        queue("a");
        messengers.beforeItAnswers(() -> {
            clock.forward(Duration.ofMinutes(61));
            work.sweep(BIZEN);
            work.deliver(BIZEN);
        });

        work.deliver(BIZEN);

        assertThat(messengers.taken()).hasSize(1);
        assertThat(last().state()).isEqualTo(State.SENT);
        assertThat(last().attempts()).isEqualTo(2);
    }

    @Test
    void no_connection_is_held_while_a_provider_is_called() {
        link();
        queue("a");
        var busy = new AtomicInteger(-1);
        messengers.beforeItAnswers(() -> busy.set(Towns.connectionsInUse()));

        work.deliver(BIZEN);

        assertThat(busy).hasValue(0);
    }

    @Test
    void a_way_that_does_not_answer_for_half_an_hour_gives_way_to_the_next() {
        link();
        messengers.willBe(Mood.IS_AWAY, Mood.IS_AWAY, Mood.IS_AWAY, Mood.IS_AWAY, Mood.IS_AWAY);
        queue("a");

        for (int minute = 0; minute < 45; minute += 3) {
            work.deliver(BIZEN);
            clock.forward(Duration.ofMinutes(3));
        }

        assertThat(last().way()).isEqualTo(Way.MAIL);
        assertThat(last().triedBefore()).extracting(Delivery.Tried::reason).containsExactly(Reason.DEADLINE);
        assertThat(mailbox.list()).hasSize(1);
    }

    @Test
    void beyond_what_the_town_pays_for_in_a_month_another_way_is_taken() {
        link();
        IntStream.range(0, 5).forEach(number -> queue("m" + number));

        assertThat(deliverAll()).isEqualTo(5);

        assertThat(messengers.taken()).hasSize(3);
        assertThat(used()).isEqualTo(3);
        assertThat(mailbox.list()).hasSize(2);
        assertThat(history().stream().flatMap(one -> one.triedBefore().stream()))
                .extracting(Delivery.Tried::reason)
                .containsExactly(Reason.QUOTA, Reason.QUOTA);
        clock.set(MORNING.withMonth(12));
        queue("december");
        work.deliver(BIZEN);
        assertThat(last().way()).as("a new month").isEqualTo(Way.LINE);
    }

    @Test
    void a_town_that_allows_less_than_its_contract_pays_for_less() {
        link();
        assertThat(families.in(BIZEN, new Actor.Job("story"), () -> townWays.limitLine(3, 1)))
                .isTrue();
        assertThat(families.in(BIZEN, new Actor.Job("story"), () -> townWays.limitLine(3, 2)))
                .as("somebody was faster")
                .isFalse();
        IntStream.range(0, 2).forEach(number -> queue("m" + number));

        assertThat(deliverAll()).isEqualTo(2);

        assertThat(messengers.taken()).hasSize(1);
        assertThat(mailbox.list()).hasSize(1);
    }

    @Test
    void what_can_wait_waits_for_the_persons_hours() {
        choose(Way.CALLING, new Hours(18, 21));
        queue(reminder(), "evening", Duration.ofDays(2));
        queue(new Message.Welcome("/"), "at once", Duration.ofDays(2));
        queue(reminder(), "too late", Duration.ofHours(5));

        work.deliver(BIZEN);
        assertThat(mailbox.list())
                .as("an answer to a deed, and what would be worthless in the evening")
                .hasSize(2);
        clock.set(MORNING.withHour(17).withMinute(59));
        work.deliver(BIZEN);
        assertThat(mailbox.list()).hasSize(2);
        clock.set(MORNING.withHour(18));
        work.deliver(BIZEN);
        assertThat(mailbox.list()).hasSize(3);
    }

    @Test
    void who_reads_on_the_site_alone_is_called_nowhere_and_has_it_there() {
        choose(List.of(), Hours.ALL);
        queue("a");

        work.deliver(BIZEN);

        assertThat(last().state()).isEqualTo(State.SENT);
        assertThat(last().failure()).isEmpty();
        assertThat(last().way()).isEqualTo(Way.SITE);
        assertThat(mailbox.list()).isEmpty();
    }

    @Test
    void who_has_a_device_and_no_confirmed_address_can_be_called() {
        assertThat(callable(hana)).isTrue();
        Guardian yuki = families.guardian(BIZEN, "林 ゆき", "yuki@example.com", List.of());
        assertThat(callable(yuki)).isFalse();
        hana = yuki;
        addDevice("phone");
        assertThat(callable(yuki)).isTrue();
    }

    private boolean callable(Guardian guardian) {
        return families.in(BIZEN, new Actor.Job("story"), () -> notices.listCallable(List.of(guardian.id())))
                .contains(guardian.id());
    }

    @Test
    void what_is_called_back_while_a_provider_has_it_is_not_tried_again() {
        link();
        messengers.willBe(Mood.IS_AWAY);
        messengers.beforeItAnswers(this::callBack);
        queue(reminder(), "a", Duration.ofDays(2));

        work.deliver(BIZEN);
        clock.forward(Duration.ofMinutes(40));
        work.deliver(BIZEN);

        assertThat(last().state()).isEqualTo(State.FAILED);
        assertThat(last().failure()).contains(Reason.CALLED_BACK);
        assertThat(messengers.taken()).isEmpty();
        assertThat(mailbox.list()).isEmpty();
    }

    @Test
    void a_mail_that_comes_back_after_the_messages_stopped_does_not_go_on_on_another_way() {
        link();
        choose(List.of(Way.MAIL, Way.LINE), Hours.ALL);
        queue(reminder(), "a", Duration.ofDays(2));
        work.deliver(BIZEN);
        callBack();

        ReturnedMails.come(BIZEN, last().id(), "hana@example.com", "5.2.2");
        work.takeBounces();
        work.deliver(BIZEN);

        assertThat(messengers.taken()).isEmpty();
        assertThat(last().state()).isEqualTo(State.FAILED);
    }

    private void callBack() {
        families.in(BIZEN, new Actor.Job("story"), () -> notices.callBack(List.of(hana.id())));
    }

    @Test
    void a_mail_that_comes_back_goes_on_on_the_next_way() {
        link();
        choose(List.of(Way.MAIL, Way.LINE), Hours.ALL);
        queue("a");
        work.deliver(BIZEN);
        UUID delivery = last().id();

        ReturnedMails.come(BIZEN, delivery, "hana@example.com", "5.2.2");
        assertThat(work.takeBounces()).isEqualTo(1);
        ReturnedMails.come(BIZEN, delivery, "hana@example.com", "5.2.2");
        work.takeBounces();
        work.deliver(BIZEN);

        assertThat(messengers.taken()).hasSize(1);
        assertThat(last().way()).isEqualTo(Way.LINE);
        assertThat(last().triedBefore()).extracting(Delivery.Tried::reason).containsExactly(Reason.MAILBOX_FULL);
    }

    @Test
    void nobodys_device_or_link_of_another_town_is_called() {
        addDevice("phone");
        link();
        families.queue(SETOUCHI, List.of(delivery(new Message.Welcome("/"), "a", Duration.ofDays(2))));

        work.deliver(SETOUCHI);

        assertThat(messengers.taken()).isEmpty();
        assertThat(mailbox.list()).isEmpty();
    }

    private void addDevice(String name) {
        boolean added = as(() ->
                devices.add(messengers.address() + "/push/" + name, Messengers.DEVICE_KEY, Messengers.DEVICE_AUTH));
        assertThat(added).isTrue();
    }

    private void link() {
        String nonce = as(links::begin).orElseThrow();
        var event = new LineEvent.Linked(Ids.next().toString(), clock.instant(), "U" + "0".repeat(32), nonce, "reply");
        assertThat(families.in(BIZEN, new Actor.Nobody(), () -> links.take(event)))
                .isEqualTo(LineLinks.Taken.LINKED);
    }

    private void choose(List<Way> order, Hours hours) {
        as(() -> {
            ways.choose(new WayChoices.Chosen(order, hours));
            return true;
        });
    }

    private <T> T as(Supplier<T> deed) {
        return families.in(BIZEN, new Actor.Parent(hana.subject(), "", ""), deed);
    }

    private int used() {
        return families.in(BIZEN, new Actor.Job("story"), links::month)
                .orElseThrow()
                .used();
    }

    private void queue(String key) {
        queue(new Message.Welcome("/"), key, Duration.ofDays(2));
    }

    private void queue(Message message, String key, Duration goodFor) {
        families.queue(BIZEN, List.of(delivery(message, key, goodFor)));
    }

    private NewDelivery delivery(Message message, String key, Duration goodFor) {
        return new NewDelivery(
                hana.id(), message, key, clock.instant(), clock.instant().plus(goodFor));
    }

    private int deliverAll() {
        return IntStream.range(0, 4).map(_ -> work.deliver(BIZEN).sent()).sum();
    }

    private List<Delivery> history() {
        return families.history(BIZEN, hana);
    }

    private Delivery last() {
        return history().getFirst();
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
