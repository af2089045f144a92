package jp.sodachi.deploy.worker;

import static jp.sodachi.deploy.worker.Towns.BIZEN;
import static jp.sodachi.deploy.worker.Towns.SETOUCHI;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.sodachi.deploy.services.ReceivedMail;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.Guardian;
import jp.sodachi.identity.Guardians;
import jp.sodachi.notice.Devices;
import jp.sodachi.record.PackedChildren;
import jp.sodachi.schedule.Schedules;
import jp.sodachi.schedule.TownLayer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What families are told by the night, and what not. */
class NightStoriesTest extends NightStory {
    @Autowired
    private Devices devices;

    private final Messengers messengers = Messengers.get();

    @Autowired
    private Guardians guardians;

    @Test
    void a_family_is_told_in_the_morning_what_its_child_can_receive() {
        UUID sakura = families.child(BIZEN, "さくら", "さくら", TWO_MONTHS_AGO).id();
        families.confirmed(BIZEN, "山田 花", "hana@example.com", List.of(sakura));

        assertThat(work.plan(BIZEN).deliveries()).isEqualTo(1);
        assertThat(work.deliver(BIZEN).claimed()).isZero();
        clock.set(NIGHT.withHour(8));
        assertThat(work.deliver(BIZEN).sent()).isEqualTo(1);

        assertThat(mailbox.list()).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).isEqualTo("【備前市】さくらさんの予防接種のお知らせ");
            assertThat(mail.text())
                    .contains("5種混合 1回目:いま受けられます。", "小児用肺炎球菌 1回目", "http://332119.localhost:8081/plan")
                    .doesNotContain("ヒブ");
        });
    }

    @Test
    void after_an_outage_the_late_plan_and_the_late_mail_still_wait_for_the_morning() {
        UUID sakura = families.child(BIZEN, "さくら", "さくら", TWO_MONTHS_AGO).id();
        families.confirmed(BIZEN, "山田 花", "hana@example.com", List.of(sakura));

        clock.set(NIGHT.withHour(20).withMinute(59));
        assertThat(work.plan(BIZEN).deliveries()).isEqualTo(1);
        clock.set(NIGHT.withHour(23));
        assertThat(work.deliver(BIZEN).claimed()).isZero();
        clock.set(NIGHT.plusDays(1).withHour(8));
        assertThat(work.deliver(BIZEN).sent()).isEqualTo(1);
        assertThat(Towns.listTasks("home")).hasSize(2);
    }

    @Test
    void planned_again_the_same_day_or_the_next_nothing_is_told_twice() {
        UUID sakura = families.child(BIZEN, "さくら", "さくら", TWO_MONTHS_AGO).id();
        families.confirmed(BIZEN, "山田 花", "hana@example.com", List.of(sakura));
        work.planAtOnce(BIZEN);
        work.deliver(BIZEN);

        assertThat(work.planAtOnce(BIZEN).items()).isZero();
        clock.set(NIGHT.plusDays(1));
        assertThat(work.planAtOnce(BIZEN).items()).isZero();
        work.deliver(BIZEN);

        assertThat(mailbox.list()).hasSize(1);
    }

    @Test
    void a_longer_notice_moves_the_reminder_and_what_was_told_carries_both_hashes_and_the_towns_words() {
        UUID sakura =
                families.child(BIZEN, "さくら", "さくら", TWO_MONTHS_AGO.plusDays(20)).id();
        families.confirmed(BIZEN, "山田 花", "hana@example.com", List.of(sakura));
        assertThat(work.planAtOnce(BIZEN).items()).isZero();

        TownLayer layer = TownLayer.empty("2026.4", "2027.4")
                .withLeadTime(Optional.of(30))
                .withWording(Map.of("schedule.programme.PENTA", "5種混合(町の案内つき)"));
        layers.putInForce(BIZEN, layer);
        try {
            assertThat(work.planAtOnce(BIZEN).items()).isPositive();
            work.deliver(BIZEN);

            assertThat(mailbox.list())
                    .singleElement()
                    .satisfies(mail -> assertThat(mail.text()).contains("5種混合(町の案内つき) 1回目"));
            assertThat(layers.toldHashes(BIZEN))
                    .containsExactly(Schedules.japan().baseHash() + " " + layer.hash());
        } finally {
            layers.takeAway(BIZEN);
        }
    }

    @Test
    void brothers_and_sisters_come_in_one_mail_and_each_guardian_has_one() {
        UUID sakura = families.child(BIZEN, "さくら", "さくら", TWO_MONTHS_AGO).id();
        UUID haruto =
                families.child(BIZEN, "はると", "はると", LocalDate.of(2025, 11, 1)).id();
        families.confirmed(BIZEN, "山田 花", "hana@example.com", List.of(sakura, haruto));
        families.confirmed(BIZEN, "山田 太郎", "taro@example.com", List.of(haruto));

        work.planAtOnce(BIZEN);
        work.deliver(BIZEN);

        assertThat(mailbox.listTo("hana@example.com"))
                .singleElement()
                .satisfies(mail -> assertThat(mail.text()).contains("■ さくら さん", "■ はると さん"));
        assertThat(mailbox.listTo("taro@example.com"))
                .singleElement()
                .satisfies(mail -> assertThat(mail.text()).contains("■ はると さん").doesNotContain("さくら"));
    }

    @Test
    void whoever_has_not_confirmed_the_address_is_told_after_doing_so() {
        UUID sakura = families.child(BIZEN, "さくら", "さくら", TWO_MONTHS_AGO).id();
        Guardian hana = families.guardian(BIZEN, "山田 花", "hana@example.com", List.of(sakura));

        assertThat(work.planAtOnce(BIZEN).items()).isZero();
        families.confirm(BIZEN, hana);
        clock.set(NIGHT.plusDays(1));
        work.planAtOnce(BIZEN);
        work.deliver(BIZEN);

        assertThat(mailbox.listTo("hana@example.com")).hasSize(1);
    }

    @Test
    void whoever_adds_a_device_and_never_confirms_an_address_is_told_after_doing_so() {
        UUID sakura = families.child(BIZEN, "さくら", "さくら", TWO_MONTHS_AGO).id();
        Guardian hana = families.guardian(BIZEN, "山田 花", "hana@example.com", List.of(sakura));
        assertThat(work.planAtOnce(BIZEN).items()).isZero();

        boolean added = families.in(
                BIZEN,
                new Actor.Parent(hana.subject(), "", ""),
                () -> devices.add(messengers.address() + "/push/phone", Messengers.DEVICE_KEY, Messengers.DEVICE_AUTH));
        assertThat(added).isTrue();
        clock.set(NIGHT.plusDays(1));

        assertThat(work.planAtOnce(BIZEN).deliveries()).isEqualTo(1);
    }

    @Test
    void whoever_comes_back_to_the_family_is_told_what_was_due_while_nobody_was_there() {
        UUID sakura = families.child(BIZEN, "さくら", "さくら", TWO_MONTHS_AGO).id();
        Guardian hana = families.confirmed(BIZEN, "山田 花", "hana@example.com", List.of(sakura));
        families.in(BIZEN, new Actor.Job("story"), () -> guardians.endLinks(hana.id(), List.of(sakura), List.of()));
        assertThat(work.planAtOnce(BIZEN).items()).isZero();
        clock.set(NIGHT.plusDays(3));
        assertThat(work.planAtOnce(BIZEN).items()).isZero();

        families.guardian(BIZEN, "山田 花", "hana@example.com", List.of(sakura));
        clock.set(NIGHT.plusDays(4));

        assertThat(work.planAtOnce(BIZEN).deliveries()).isEqualTo(1);
    }

    @Test
    void a_dose_that_is_on_record_is_not_told_and_the_next_one_is_in_its_time() {
        UUID sakura = families.child(BIZEN, "さくら", "さくら", TWO_MONTHS_AGO).id();
        families.confirmed(BIZEN, "山田 花", "hana@example.com", List.of(sakura));
        families.dose(BIZEN, sakura, "DPT_IPV_HIB", TWO_MONTHS_AGO.plusMonths(2));

        work.planAtOnce(BIZEN);
        work.deliver(BIZEN);
        assertThat(mailbox.list())
                .singleElement()
                .satisfies(mail -> assertThat(mail.text()).doesNotContain("5種混合"));

        clock.set(NIGHT.plusDays(15));
        work.planAtOnce(BIZEN);
        work.deliver(BIZEN);
        assertThat(mailbox.list().getLast().text())
                .contains("5種混合 2回目:1回目(令和8年11月22日(日))から20日以上あける決まりのため、令和8年12月13日(日)から受けられます。");
    }

    @Test
    void a_child_that_cannot_be_planned_does_not_stop_the_town() {
        UUID broken = families.child(BIZEN, "はると", "はると", TWO_MONTHS_AGO).id();
        UUID sakura = families.child(BIZEN, "さくら", "さくら", TWO_MONTHS_AGO).id();
        families.confirmed(BIZEN, "山田 花", "hana@example.com", List.of(broken, sakura));
        families.brokenDose(BIZEN, broken);

        assertThat(work.planAtOnce(BIZEN)).satisfies(planned -> {
            assertThat(planned.unplanned()).isEqualTo(1);
            assertThat(planned.deliveries()).isEqualTo(1);
        });
    }

    @Test
    void an_ordinary_night_looks_only_at_those_whose_day_has_come() {
        UUID sakura = families.child(BIZEN, "さくら", "さくら", TWO_MONTHS_AGO).id();
        families.child(BIZEN, "はると", "はると", LocalDate.of(2026, 11, 20));
        families.confirmed(BIZEN, "山田 花", "hana@example.com", List.of(sakura));

        assertThat(work.planAtOnce(BIZEN).children()).as("the first night").isEqualTo(2);
        clock.set(NIGHT.plusDays(1));
        assertThat(work.planAtOnce(BIZEN)).satisfies(planned -> {
            assertThat(planned.children())
                    .as("only whom somebody may tell again")
                    .isLessThanOrEqualTo(1);
            assertThat(planned.items()).isZero();
        });
        families.dose(BIZEN, sakura, "BCG", LocalDate.of(2026, 11, 21));
        clock.set(NIGHT.plusDays(2));
        assertThat(work.planAtOnce(BIZEN).children()).as("whoever changed").isEqualTo(1);
    }

    @Test
    void a_check_up_is_told_in_its_own_words_and_no_more_once_it_is_on_record() {
        UUID sakura =
                families.child(BIZEN, "さくら", "さくら", LocalDate.of(2025, 5, 22)).id();
        families.confirmed(BIZEN, "山田 花", "hana@example.com", List.of(sakura));

        work.planAtOnce(BIZEN);
        work.deliver(BIZEN);

        assertThat(mailbox.list()).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).isEqualTo("【備前市】さくらさんの予防接種と健診のお知らせ");
            assertThat(mail.text()).contains("・1歳6か月児健診:");
        });
        clock.set(NIGHT.plusDays(160));
        families.checkup(BIZEN, sakura, "CHECKUP_Y01H", LocalDate.of(2026, 12, 1));
        work.planAtOnce(BIZEN);
        work.deliver(BIZEN);
        assertThat(mailbox.list().getLast().text()).doesNotContain("児健診");
    }

    @Test
    void a_town_whose_own_schedule_does_not_fit_tells_nobody_and_its_neighbour_has_its_night() throws Exception {
        for (var town : List.of(BIZEN, SETOUCHI)) {
            UUID child = families.child(town, "さくら", "さくら", TWO_MONTHS_AGO).id();
            families.confirmed(town, "保護者", "p" + town.code() + "@example.com", List.of(child));
        }
        layers.putInForce(BIZEN, TownLayer.empty("2024.4", "2025.4"));
        try {
            assertThat(night()).contains("IllegalStateException");

            assertThat(mailbox.list()).extracting(ReceivedMail::to).containsExactly("p332127@example.com");
        } finally {
            layers.takeAway(BIZEN);
        }
        night();
        assertThat(mailbox.listTo("p332119@example.com")).as("mended").hasSize(1);
    }

    @Test
    void a_row_that_is_not_what_the_record_says_is_found_and_mended_within_a_round() {
        UUID sakura = families.child(BIZEN, "さくら", "さくら", TWO_MONTHS_AGO).id();
        work.planAtOnce(BIZEN);
        families.spoilPackedRow(BIZEN, sakura);

        int mended = 0;
        for (int night = 1; night <= PackedChildren.ROUND; night++) {
            clock.set(NIGHT.plusDays(night));
            mended += work.planAtOnce(BIZEN).mended();
        }

        assertThat(mended).isEqualTo(1);
    }

    @Test
    void a_child_whose_row_is_missing_is_told_within_a_round_even_if_nobodys_row_stands_in_its_place() {
        UUID sakura = families.child(BIZEN, "さくら", "さくら", TWO_MONTHS_AGO).id();
        families.confirm(BIZEN, families.guardian(BIZEN, "山田 花", "hana@example.com", List.of(sakura)));
        families.losePackedRow(BIZEN, sakura);

        int items = 0;
        for (int night = 1; night <= PackedChildren.ROUND; night++) {
            clock.set(NIGHT.plusDays(night));
            items += work.planAtOnce(BIZEN).items();
        }

        assertThat(items).isPositive();
    }
}
