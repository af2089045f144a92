package jp.sodachi.deploy.worker;

import static jp.sodachi.deploy.worker.Towns.BIZEN;
import static jp.sodachi.deploy.worker.Towns.SETOUCHI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import jp.sodachi.channel.LineEvent;
import jp.sodachi.channel.Way;
import jp.sodachi.deploy.services.ReceivedMail;
import jp.sodachi.deploy.worker.Messengers.Mood;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.Guardian;
import jp.sodachi.identity.Guardians;
import jp.sodachi.notice.Delivery;
import jp.sodachi.notice.Delivery.Reason;
import jp.sodachi.notice.Delivery.State;
import jp.sodachi.notice.Devices;
import jp.sodachi.notice.Hours;
import jp.sodachi.notice.LineLinks;
import jp.sodachi.notice.Message;
import jp.sodachi.notice.NewDelivery;
import jp.sodachi.notice.NoticeAction;
import jp.sodachi.notice.NoticeContent;
import jp.sodachi.notice.NoticeProgress;
import jp.sodachi.notice.NoticeReach;
import jp.sodachi.notice.Segment;
import jp.sodachi.notice.Segment.Audience;
import jp.sodachi.notice.WayChoices;
import jp.sodachi.record.Child;
import jp.sodachi.record.ChildState;
import jp.sodachi.reminder.NoticeAudience;
import jp.sodachi.support.Ids;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An emergency finds people on every way they have; and what the office was shown before is what became of it. */
class EmergencyStoriesTest extends NoticeStory {
    private final Messengers messengers = Messengers.get();

    @Autowired
    private Devices devices;

    @Autowired
    private LineLinks links;

    @Autowired
    private WayChoices ways;

    @Autowired
    private NoticeAudience audience;

    @Autowired
    private Guardians guardians;

    private Child sakura;
    private Guardian hana;

    @BeforeEach
    void a_mother_with_a_confirmed_address() {
        messengers.forget();
        sakura = families.child(BIZEN, "尾上 さくら", "おのえ さくら", BORN);
        hana = mother("hana", sakura);
    }

    @Test
    void it_is_told_on_every_way_in_the_persons_order_one_right_after_the_other_at_three_in_the_night() {
        addDevice(hana);
        link(hana, 1);
        choose(hana, List.of(Way.MAIL, Way.LINE));
        clock.set(MORNING.withHour(3));
        UUID id = emergency();

        work.deliver(BIZEN);
        assertThat(mailbox.list()).hasSize(1);
        assertThat(messengers.taken()).isEmpty();
        deliverAll();

        assertThat(mailbox.list()).as("never twice").hasSize(1);
        assertThat(messengers.taken()).singleElement().asString().contains("緊急").doesNotContain("高台");
        assertThat(last(hana).state()).isEqualTo(State.SENT);
        assertThat(last(hana).way()).isEqualTo(Way.PUSH);
        assertThat(last(hana).triedBefore())
                .extracting(Delivery.Tried::way, Delivery.Tried::reason)
                .containsExactly(tuple(Way.MAIL, Reason.TOLD), tuple(Way.LINE, Reason.TOLD));
        assertThat(counts(id))
                .isEqualTo(new NoticeProgress.Counts(0, 1, new NoticeProgress.Told(1, 1, 1), 0, 0, 0, 0, 0, 0));
    }

    @Test
    void who_wants_to_be_called_nowhere_is_called_in_an_emergency_and_for_nothing_that_can_wait() {
        choose(hana, List.of());
        approved(ordinary());
        deliverAll();
        assertThat(mailbox.list()).isEmpty();

        emergency();
        deliverAll();

        assertThat(mailbox.list()).extracting(ReceivedMail::to).containsExactly("hana@example.com");
        assertThat(last(hana).way()).isEqualTo(Way.MAIL);
    }

    @Test
    void without_any_proved_way_the_site_remains_and_the_office_knows_of_those_who_had_not_chosen_that() {
        Guardian yuki = families.guardian(BIZEN, "林 ゆき", "yuki@example.com", List.of(sakura.id()));
        Guardian jun = families.guardian(BIZEN, "林 純", "jun@example.com", List.of(sakura.id()));
        choose(jun, List.of());

        UUID id = emergency();
        deliverAll();

        assertThat(mailbox.list()).extracting(ReceivedMail::to).containsExactly("hana@example.com");
        assertThat(missed(id))
                .extracting(NoticeProgress.NotReached::guardian, NoticeProgress.NotReached::reason)
                .containsExactlyInAnyOrder(tuple("林 ゆき", "NOT_CONFIRMED"), tuple("林 純", "UNREAD"));
        assertThat(as(yuki, () -> inbox.listUrgent(Locale.JAPANESE))).hasSize(1);
    }

    @Test
    void what_stops_a_familys_messages_stops_an_emergency() {
        Child taro = families.child(BIZEN, "岡 太郎", "おか たろう", BORN);
        mother("mei", taro);
        office(() -> states.set(sakura.id(), ChildState.Kind.DECEASED, "", MORNING.toLocalDate(), "届出"));
        office(() -> states.set(taro.id(), ChildState.Kind.SHIELDED, "", MORNING.toLocalDate(), "申し出"));

        emergency();
        deliverAll();

        assertThat(mailbox.list()).isEmpty();
    }

    @Test
    void told_on_one_way_it_was_told_whatever_becomes_of_the_others() {
        link(hana, 1);
        addDevice(hana);
        messengers.willBe(Mood.REFUSES);
        UUID id = emergency();
        deliverAll();
        ReturnedMails.come(BIZEN, last(hana).id(), "hana@example.com", "5.2.2");
        assertThat(work.takeBounces()).isEqualTo(1);
        deliverAll();

        assertThat(last(hana).state()).isEqualTo(State.SENT);
        assertThat(last(hana).way()).isEqualTo(Way.PUSH);
        assertThat(last(hana).triedBefore())
                .extracting(Delivery.Tried::reason)
                .containsExactly(Reason.ADDRESS_REFUSED, Reason.MAILBOX_FULL);
        assertThat(counts(id).notReached()).isZero();
    }

    @Test
    void a_mail_that_comes_back_while_the_other_ways_are_taken_is_noted_and_they_go_on() {
        link(hana, 1);
        choose(hana, List.of(Way.MAIL, Way.LINE));
        messengers.willBe(Mood.REFUSES);
        UUID id = emergency();
        work.deliver(BIZEN);
        ReturnedMails.come(BIZEN, last(hana).id(), "hana@example.com", "5.2.2");
        assertThat(work.takeBounces()).isEqualTo(1);
        deliverAll();

        assertThat(last(hana).state()).isEqualTo(State.FAILED);
        assertThat(missed(id)).extracting(NoticeProgress.NotReached::reason).containsExactly("ADDRESS_REFUSED");
    }

    @Test
    void stopped_in_the_middle_it_goes_on_on_no_other_way_and_who_was_told_was_told() {
        addDevice(hana);
        choose(hana, List.of(Way.PUSH, Way.MAIL));
        UUID id = emergency();
        work.deliver(BIZEN);

        assertThat(families.in(BIZEN, AUTHOR, () -> notices.stop(id))).isTrue();
        deliverAll();

        assertThat(mailbox.list()).isEmpty();
        assertThat(last(hana).state()).isEqualTo(State.SENT);
        assertThat(counts(id).sent()).isEqualTo(1);
        assertThat(missed(id)).isEmpty();
    }

    @Test
    void while_a_provider_is_away_it_stands_on_the_site() {
        link(hana, 1);
        choose(hana, List.of(Way.LINE, Way.MAIL));
        messengers.willBe(Mood.IS_AWAY, Mood.IS_AWAY, Mood.IS_AWAY);
        emergency();
        work.deliver(BIZEN);

        assertThat(last(hana).state()).isEqualTo(State.READY);
        assertThat(as(hana, () -> inbox.listUrgent(Locale.JAPANESE)))
                .as("tried again in a minute, and to be read meanwhile")
                .hasSize(1);
        assertThat(as(hana, inbox::countUnread)).isEqualTo(1);
    }

    @Test
    void a_day_full_of_messages_does_not_hold_it_back() {
        IntStream.range(0, 20)
                .forEach(number -> families.queue(
                        BIZEN,
                        List.of(new NewDelivery(
                                hana.id(),
                                new Message.Welcome("/"),
                                "m" + number,
                                clock.instant(),
                                clock.instant().plus(Duration.ofDays(1))))));
        work.deliver(BIZEN);
        assertThat(mailbox.list()).hasSize(20);

        emergency();
        deliverAll();

        assertThat(mailbox.list()).hasSize(21);
    }

    @Test
    void two_guardians_with_one_address_get_one_each_with_the_name_and_the_page_of_each() {
        Guardian jun = families.in(
                BIZEN,
                new Actor.Parent("subject-jun", "尾上 純", "hana@example.com"),
                () -> guardians.join(List.of(sakura.id()), "ja"));
        families.confirm(BIZEN, jun);

        approved(ordinary());
        deliverAll();

        assertThat(mailbox.list()).extracting(ReceivedMail::to).containsExactly("hana@example.com", "hana@example.com");
        assertThat(mailbox.list())
                .anySatisfy(mail -> assertThat(mail.text())
                        .contains("尾上 純", "/notices/" + last(jun).id()))
                .anySatisfy(mail -> assertThat(mail.text())
                        .contains("hana", "/notices/" + last(hana).id()));
    }

    @Test
    void who_has_children_in_two_towns_hears_each_from_its_own_town() {
        Child taro = families.child(SETOUCHI, "尾上 太郎", "おのえ たろう", BORN);
        Guardian there = families.confirmed(SETOUCHI, "hana", "hana@example.com", List.of(taro.id()));

        approved(ordinary());
        deliverAll();
        work.deliver(SETOUCHI);

        assertThat(mailbox.list())
                .singleElement()
                .satisfies(mail -> assertThat(mail.text())
                        .contains("http://332119.localhost:8081/")
                        .doesNotContain("太郎"));
        assertThat(families.history(SETOUCHI, there)).isEmpty();
    }

    @Test
    void what_the_office_is_shown_before_is_what_becomes_of_it() {
        town();
        NoticeAudience.Counted before = office(() -> audience.count(Segment.of(Audience.CHILDREN), false));
        assertThat(before.guardians()).isEqualTo(6);
        assertThat(before.ways()).isEqualTo(new NoticeReach.Reached(1, 1, 2, 1, 1, 0));
        assertThat(before.notReached()).isEqualTo(2);

        UUID id = approved(ordinary());
        deliverAll();

        NoticeProgress.Counts after = counts(id);
        assertThat(after)
                .isEqualTo(new NoticeProgress.Counts(0, 4, new NoticeProgress.Told(1, 1, 2), 1, 1, 1, 0, 2, 1));
        assertThat(after.all()).isEqualTo(before.guardians());
        assertThat(after.notReached()).isEqualTo(before.notReached());
        assertThat(after.settled()).isZero();
    }

    @Test
    void an_emergency_is_counted_on_every_way() {
        town();
        NoticeAudience.Counted before = office(() -> audience.count(Segment.of(Audience.CHILDREN), true));
        assertThat(before.ways()).isEqualTo(new NoticeReach.Reached(1, 1, 5, 0, 1, 0));

        UUID id = approved(new NoticeContent(
                "避難", texts("避難してください", "高台へ。"), NoticeAction.NONE, Segment.of(Audience.CHILDREN), true, null));
        deliverAll();

        assertThat(counts(id))
                .isEqualTo(new NoticeProgress.Counts(0, 5, new NoticeProgress.Told(1, 1, 5), 0, 0, 1, 0, 2, 1));
    }

    /** Hana by mail; one with a device, one with LINE, one on the site alone, one who left mail out, one without an account. */
    private void town() {
        Guardian phone = mother("phone", child("一"));
        addDevice(phone);
        link(mother("line", child("二")), 2);
        choose(mother("site", child("三")), List.of());
        families.guardian(
                BIZEN, "unproved", "unproved@example.com", List.of(child("四").id()));
        choose(mother("first", child("五")), List.of(Way.LINE, Way.MAIL));
        child("六");
    }

    private Child child(String name) {
        return families.child(BIZEN, "岡 " + name, "おか", BORN);
    }

    private UUID emergency() {
        return approved(
                new NoticeContent("避難", texts("避難してください", "高台へ。"), NoticeAction.NONE, Segment.EVERYBODY, true, null));
    }

    private static NoticeContent ordinary() {
        return new NoticeContent(
                "健診", texts("健診です", "お待ちしています。"), NoticeAction.NONE, Segment.of(Audience.CHILDREN), false, null);
    }

    private void addDevice(Guardian guardian) {
        assertThat(as(
                        guardian,
                        () -> devices.add(
                                messengers.address() + "/push/" + guardian.id(),
                                Messengers.DEVICE_KEY,
                                Messengers.DEVICE_AUTH)))
                .isTrue();
    }

    private void link(Guardian guardian, int user) {
        String nonce = as(guardian, links::begin).orElseThrow();
        var event = new LineEvent.Linked(
                Ids.next().toString(), clock.instant(), "U" + "0".repeat(31) + user, nonce, "reply");
        assertThat(families.in(BIZEN, new Actor.Nobody(), () -> links.take(event)))
                .isEqualTo(LineLinks.Taken.LINKED);
    }

    private void choose(Guardian guardian, List<Way> order) {
        as(guardian, () -> {
            ways.choose(new WayChoices.Chosen(order, Hours.ALL));
            return true;
        });
    }

    private void deliverAll() {
        IntStream.range(0, 4).forEach(_ -> work.deliver(BIZEN));
    }

    private Delivery last(Guardian guardian) {
        return families.history(BIZEN, guardian).getFirst();
    }
}
