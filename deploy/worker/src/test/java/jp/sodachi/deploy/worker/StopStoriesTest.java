package jp.sodachi.deploy.worker;

import static jp.sodachi.deploy.worker.Towns.BIZEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import jp.sodachi.channel.Way;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.Guardian;
import jp.sodachi.identity.Guardians;
import jp.sodachi.identity.NotYours;
import jp.sodachi.notice.Hours;
import jp.sodachi.notice.NoticeAction;
import jp.sodachi.notice.NoticeContent;
import jp.sodachi.notice.NoticeProgress;
import jp.sodachi.notice.Segment;
import jp.sodachi.notice.Segment.Audience;
import jp.sodachi.notice.WayChoices;
import jp.sodachi.record.Child;
import jp.sodachi.record.ChildState;
import jp.sodachi.record.PregnancyFacts;
import jp.sodachi.record.ToldPeople;
import jp.sodachi.reminder.FamilyNews;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The one switch holds for what was on its way already: in the outbox, at a provider, and unread on the site. */
class StopStoriesTest extends NoticeStory {

    @Autowired
    private FamilyNews news;

    @Autowired
    private ToldPeople people;

    @Autowired
    private Guardians guardians;

    @Autowired
    private WayChoices ways;

    @Test
    void what_waits_for_the_morning_when_a_pregnancy_is_lost_never_leaves() {
        UUID pregnancy = office(() -> pregnancies.register(
                        new PregnancyFacts(
                                "江口 秋",
                                "えぐち あき",
                                LocalDate.of(1995, 5, 5),
                                MORNING.toLocalDate().plusDays(100),
                                PregnancyFacts.DueSource.ULTRASOUND,
                                1),
                        Optional.empty()))
                .id();
        Guardian aki = families.confirmed(BIZEN, "江口 秋", "aki@example.com", List.of());
        as(aki, () -> {
            guardians.joinPregnancies(aki, List.of(pregnancy));
            return true;
        });
        UUID opened = sent("体重のこと", Audience.PREGNANCIES);
        clock.set(MORNING.withHour(22));
        UUID tonight = sent("両親学級", Audience.PREGNANCIES);

        office(() -> {
            boolean ended = pregnancies.end(pregnancy, MORNING.toLocalDate(), "届出");
            news.pregnancyStopped(pregnancy);
            return ended;
        });
        clock.set(MORNING.plusDays(1));
        work.deliver(BIZEN);
        work.sweep(BIZEN);

        assertThat(mailbox.list()).as("that of the morning before alone").hasSize(1);
        assertThat(reasons(tonight)).containsExactly("CALLED_BACK");
        assertThat(as(aki, () -> inbox.list(Locale.JAPANESE, 10)))
                .as("nothing about it on the site")
                .isEmpty();
        assertThat(office(() -> progress.count(opened)).sent()).isEqualTo(1);
    }

    @Test
    void after_a_death_the_site_shows_nothing_unread_that_names_the_child_until_a_hand_undoes_it() {
        Child sakura = families.child(BIZEN, "尾上 さくら", "おのえ さくら", BORN);
        Guardian hana = families.confirmed(BIZEN, "尾上 花", "hana@example.com", List.of(sakura.id()));
        sent("健診", Audience.CHILDREN);
        assertThat(unread(hana)).isEqualTo(1);

        UUID state = stopped(sakura, ChildState.Kind.DECEASED);
        assertThat(unread(hana)).isZero();
        assertThat(as(hana, () -> inbox.list(Locale.JAPANESE, 10))).isEmpty();

        office(() -> {
            states.end(sakura.id(), state, "別のお子さんでした");
            news.resumed(sakura.id());
            return true;
        });
        assertThat(unread(hana)).isEqualTo(1);
    }

    @Test
    void a_death_entered_while_a_notice_is_on_its_way_into_the_outbox_is_not_overtaken_by_it() throws Exception {
        Child sakura = families.child(BIZEN, "尾上 さくら", "おのえ さくら", BORN);
        Guardian hana = families.confirmed(BIZEN, "尾上 花", "hana@example.com", List.of(sakura.id()));
        approved("健診", Segment.of(Audience.CHILDREN));

        whileStopping(sakura, () -> work.deliver(BIZEN));

        assertThat(mailbox.list()).isEmpty();
        assertThat(unread(hana)).isZero();
    }

    @Test
    void a_death_entered_while_the_night_plans_is_not_overtaken_by_it() throws Exception {
        Child sakura = families.child(BIZEN, "尾上 さくら", "おのえ さくら", BORN);
        families.confirmed(BIZEN, "尾上 花", "hana@example.com", List.of(sakura.id()));

        whileStopping(sakura, () -> work.planAtOnce(BIZEN));

        work.deliver(BIZEN);
        assertThat(mailbox.list()).isEmpty();
    }

    @Test
    void what_is_called_back_from_one_parent_is_not_said_to_the_other_a_second_time() {
        LocalDate twoMonthsAgo = MORNING.toLocalDate().minusMonths(2);
        Child sakura = families.child(BIZEN, "尾上 さくら", "おのえ さくら", twoMonthsAgo);
        families.confirmed(BIZEN, "尾上 花", "hana@example.com", List.of(sakura.id()));
        Guardian taro = families.confirmed(BIZEN, "尾上 太郎", "taro@example.com", List.of(sakura.id()));
        as(taro, () -> {
            ways.choose(new WayChoices.Chosen(Way.CALLING, new Hours(18, 21)));
            return true;
        });
        clock.set(MORNING.withHour(3));
        work.plan(BIZEN);
        clock.set(MORNING);
        work.deliver(BIZEN);
        assertThat(reminders("hana@example.com")).isEqualTo(1);

        office(() -> {
            news.refused(sakura.id(), "BCG");
            return true;
        });
        clock.set(MORNING.plusDays(1).withHour(3));
        work.plan(BIZEN);
        clock.set(MORNING.plusDays(1).withHour(19));
        work.deliver(BIZEN);

        assertThat(reminders("hana@example.com")).as("told the day before").isEqualTo(1);
        assertThat(reminders("taro@example.com")).isEqualTo(1);
    }

    @Test
    void a_link_that_is_ended_while_the_night_or_a_notice_is_planned_is_not_overtaken_by_it() throws Exception {
        Child sakura = families.child(BIZEN, "尾上 さくら", "おのえ さくら", BORN);
        Guardian hana = families.confirmed(BIZEN, "尾上 花", "hana@example.com", List.of(sakura.id()));
        Guardian taro = families.confirmed(BIZEN, "尾上 太郎", "taro@example.com", List.of(sakura.id()));
        Guardian jiro = families.confirmed(BIZEN, "尾上 次郎", "jiro@example.com", List.of(sakura.id()));

        whileEnding(taro, () -> work.planAtOnce(BIZEN));
        approved("健診", Segment.of(Audience.CHILDREN));
        whileEnding(jiro, () -> work.deliver(BIZEN));

        assertThat(families.history(BIZEN, taro)).isEmpty();
        assertThat(families.history(BIZEN, jiro))
                .as("the reminder of before alone")
                .hasSize(1);
        assertThat(families.history(BIZEN, hana)).hasSize(2);
    }

    @Test
    void a_link_that_is_ended_while_questions_are_announced_is_not_overtaken_by_it() throws Exception {
        LocalDate twoMonthsAgo = MORNING.toLocalDate().minusMonths(2);
        Child sakura = families.child(BIZEN, "尾上 さくら", "おのえ さくら", twoMonthsAgo);
        Guardian hana = families.confirmed(BIZEN, "尾上 花", "hana@example.com", List.of(sakura.id()));
        Guardian taro = families.confirmed(BIZEN, "尾上 太郎", "taro@example.com", List.of(sakura.id()));
        clock.set(MORNING.withHour(3));
        work.plan(BIZEN);
        clock.set(MORNING);
        work.deliver(BIZEN);

        clock.set(MORNING.plusDays(1).withHour(3));
        whileEnding(taro, () -> work.plan(BIZEN));

        assertThat(families.history(BIZEN, taro))
                .as("the reminder of before alone")
                .hasSize(1);
        assertThat(families.history(BIZEN, hana)).hasSize(2);
    }

    /** The office has ended a guardian's links, and its transaction has not ended when the worker begins. */
    private static void whileEnding(Guardian guardian, Callable<?> worker) throws Exception {
        during(
                "update t_332119.identity_guardian_child set ended_at = now() where guardian_id = '" + guardian.id()
                        + "'",
                worker);
    }

    /** A site has entered the death, as {@link ChildStates} does it, and its transaction has not ended when the worker begins. */
    private static void whileStopping(Child child, Callable<?> worker) throws Exception {
        during(
                "select id from t_332119.record_child where id = '" + child.id() + "' for update;"
                        + "update t_332119.record_child set standing = 'DECEASED' where id = '" + child.id() + "'",
                worker);
    }

    private static void during(String deed, Callable<?> worker) throws Exception {
        try (var site = Towns.session();
                var statement = site.createStatement();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            site.setAutoCommit(false);
            statement.execute(deed);
            var working = threads.submit(worker);
            while (!working.isDone() && !Towns.isSomebodyWaiting()) {
                Thread.sleep(5);
            }
            site.commit();
            working.get(60, TimeUnit.SECONDS);
        }
    }

    @Test
    void what_was_said_of_a_brother_stays_and_what_named_the_child_goes() {
        Child sakura = families.child(BIZEN, "尾上 さくら", "おのえ さくら", BORN);
        Child taro = families.child(BIZEN, "尾上 太郎", "おのえ たろう", BORN.minusYears(3));
        Guardian hana = families.confirmed(BIZEN, "尾上 花", "hana@example.com", List.of(sakura.id(), taro.id()));
        sent("乳児健診", aged(0, 11));
        sent("3歳児健診", aged(36, 47));
        assertThat(unread(hana)).isEqualTo(2);

        stopped(sakura, ChildState.Kind.DECEASED);

        assertThat(as(hana, () -> inbox.list(Locale.JAPANESE, 10)))
                .singleElement()
                .satisfies(line -> assertThat(line.letter().subject()).contains("太郎"));
    }

    @Test
    void who_refuses_one_programme_goes_on_reading_the_towns_other_notices() {
        Child sakura = families.child(BIZEN, "尾上 さくら", "おのえ さくら", BORN);
        Guardian hana = families.confirmed(BIZEN, "尾上 花", "hana@example.com", List.of(sakura.id()));
        clock.set(MORNING.withHour(22));
        sent("離乳食教室", Audience.CHILDREN);

        office(() -> {
            states.set(sakura.id(), ChildState.Kind.REFUSED, "BCG", MORNING.toLocalDate(), "電話で");
            news.refused(sakura.id(), "BCG");
            return true;
        });
        clock.set(MORNING.plusDays(1));
        work.deliver(BIZEN);

        assertThat(mailbox.list()).hasSize(1);
        assertThat(unread(hana)).isEqualTo(1);
    }

    @Test
    void whose_messages_go_on_is_told_to_the_office_and_to_nobody_else() {
        Child sakura = families.child(BIZEN, "尾上 さくら", "おのえ さくら", BORN);
        Guardian hana = families.confirmed(BIZEN, "尾上 花", "hana@example.com", List.of(sakura.id()));
        var readers = Set.of(hana.id());

        assertThat(office(() -> people.listWithNobodyLeft(readers))).isEmpty();
        assertThat(office(() -> people.listWithNobodyStopped(readers))).containsExactly(hana.id());
        for (var actor : List.of(
                new Actor.Parent(hana.subject(), "", ""),
                new Actor.Operator("operator-1", "山口 みさき"),
                new Actor.Visitor("operator-1", "山口 みさき", UUID.randomUUID(), "-", Instant.MAX),
                new Actor.Nobody())) {
            for (var question : List.<Supplier<Object>>of(
                    () -> people.listWithNobodyLeft(readers),
                    () -> people.listWithNobodyStopped(readers),
                    () -> people.findCalled(sakura.id()))) {
                assertThatThrownBy(() -> families.in(BIZEN, actor, question))
                        .as("%s", actor)
                        .isInstanceOf(NotYours.class);
            }
        }
    }

    @Test
    void the_list_of_those_not_reached_names_nobody_of_a_family_that_is_protected_by_now() {
        Child sakura = families.child(BIZEN, "尾上 さくら", "おのえ さくら", BORN);
        families.guardian(BIZEN, "尾上 花", "hana@example.com", List.of(sakura.id()));
        UUID notice = sent("健診", Audience.CHILDREN);
        assertThat(missed(notice))
                .extracting(NoticeProgress.NotReached::guardian)
                .containsExactly("尾上 花");

        stopped(sakura, ChildState.Kind.SHIELDED);

        assertThat(missed(notice))
                .extracting(NoticeProgress.NotReached::guardian, NoticeProgress.NotReached::phone)
                .containsExactly(tuple("", ""));
    }

    @Test
    void nobody_is_to_be_called_about_a_child_that_has_died_since() {
        Child sakura = families.child(BIZEN, "尾上 さくら", "おのえ さくら", BORN);
        families.guardian(BIZEN, "尾上 花", "hana@example.com", List.of(sakura.id()));
        Child sora = families.child(BIZEN, "谷 そら", "たに そら", BORN);
        UUID notice = sent("健診", Audience.CHILDREN);
        assertThat(reasons(notice)).containsExactly("NO_ACCOUNT", "NOT_CONFIRMED");

        stopped(sakura, ChildState.Kind.DECEASED);
        stopped(sora, ChildState.Kind.DECEASED);

        assertThat(missed(notice))
                .extracting(NoticeProgress.NotReached::reason, NoticeProgress.NotReached::phone)
                .containsExactly(tuple("CALLED_BACK", ""), tuple("CALLED_BACK", ""));
    }

    @Test
    void of_brothers_and_sisters_who_was_named_decides_and_the_one_who_lives_is_shown() {
        Child sakura = families.child(BIZEN, "尾上 さくら", "おのえ さくら", BORN);
        Child taro = families.child(BIZEN, "尾上 太郎", "おのえ たろう", BORN.minusYears(3));
        families.guardian(BIZEN, "尾上 花", "hana@example.com", List.of(sakura.id(), taro.id()));
        UUID both = sent("健診", Audience.CHILDREN);
        UUID youngest = sent("離乳食", aged(0, 12));

        stopped(sakura, ChildState.Kind.DECEASED);

        assertThat(reasons(youngest)).containsExactly("CALLED_BACK");
        assertThat(missed(both))
                .extracting(NoticeProgress.NotReached::reason, NoticeProgress.NotReached::child)
                .containsExactly(tuple("NOT_CONFIRMED", taro.id()));
    }

    private UUID stopped(Child child, ChildState.Kind kind) {
        return office(() -> {
            states.set(child.id(), kind, "", MORNING.toLocalDate(), "届け");
            news.stopped(child.id());
            return states.list(child.id()).getFirst().id();
        });
    }

    private int unread(Guardian guardian) {
        return as(guardian, inbox::countUnread);
    }

    private List<String> reasons(UUID notice) {
        return missed(notice).stream().map(NoticeProgress.NotReached::reason).toList();
    }

    private UUID sent(String name, Audience audience) {
        return sent(name, Segment.of(audience));
    }

    private static Segment aged(int from, int to) {
        return new Segment(Audience.CHILDREN, from, to, 0, Segment.LAST_WEEK, "", "", Segment.ProgrammeState.ANY);
    }

    private UUID sent(String name, Segment segment) {
        UUID id = approved(name, segment);
        work.deliver(BIZEN);
        return id;
    }

    private UUID approved(String name, Segment segment) {
        var subject = segment.audience() == Audience.CHILDREN ? "{お子さんの名前}さんの" + name : name;
        return approved(new NoticeContent(name, texts(subject, "お待ちしています。"), NoticeAction.NONE, segment, false, null));
    }

    private long reminders(String address) {
        return mailbox.listTo(address).stream()
                .filter(mail -> mail.subject().contains("予防接種のお知らせ"))
                .count();
    }
}
