package jp.sodachi.deploy.worker;

import static jp.sodachi.deploy.worker.Towns.BIZEN;
import static jp.sodachi.deploy.worker.Towns.SETOUCHI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jp.sodachi.deploy.services.ReceivedMail;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.Guardian;
import jp.sodachi.notice.Delivery;
import jp.sodachi.notice.MailChoices;
import jp.sodachi.notice.NoticeAction;
import jp.sodachi.notice.NoticeContent;
import jp.sodachi.notice.NoticeLists;
import jp.sodachi.notice.NoticeProgress;
import jp.sodachi.notice.NoticeTemplate;
import jp.sodachi.notice.NoticeTemplates;
import jp.sodachi.notice.Segment;
import jp.sodachi.notice.Segment.Audience;
import jp.sodachi.notice.Segment.ProgrammeState;
import jp.sodachi.notice.TownNotice;
import jp.sodachi.notice.TownNotices;
import jp.sodachi.record.Child;
import jp.sodachi.record.ChildState;
import jp.sodachi.record.PregnancyFacts;
import jp.sodachi.reminder.NoticeAudience;
import jp.sodachi.tenancy.RetentionKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A town's notice goes to exactly the families it concerns, once, by day, and what it does not reach is known. */
class NoticeStoriesTest extends NoticeStory {
    private static final NoticeProgress.Told BY_MAIL = new NoticeProgress.Told(0, 0, 1);
    private static final NoticeProgress.Told NOBODY = new NoticeProgress.Told(0, 0, 0);

    @Autowired
    private Keeping keeping;

    @Autowired
    private NoticeTemplates templates;

    @Autowired
    private MailChoices choices;

    @Autowired
    private NoticeLists lists;

    @Autowired
    private NoticeAudience audience;

    @Test
    void an_approved_notice_is_one_mail_a_guardian_with_the_names_of_all_children_it_concerns() {
        Child sakura = families.child(BIZEN, "尾上 さくら", "おのえ さくら", BORN);
        Child taro = families.child(BIZEN, "尾上 太郎", "おのえ たろう", BORN.plusDays(9));
        families.child(BIZEN, "岡 次郎", "おか じろう", BORN);
        Guardian hana = families.confirmed(BIZEN, "尾上 花", "hana@example.com", List.of(sakura.id(), taro.id()));

        UUID id = approved(content(Segment.of(Audience.CHILDREN), false, null));
        work.deliver(BIZEN);
        work.deliver(BIZEN);

        assertThat(mailbox.list()).singleElement().satisfies(mail -> {
            assertThat(mail.to()).isEqualTo("hana@example.com");
            assertThat(mail.subject()).isEqualTo("【備前市】さくらさん、太郎さんの健診");
            assertThat(mail.text())
                    .contains("さくらさん、太郎さんの健診です。", "予定を見る\nhttp://332119.localhost:8081/plan")
                    .contains("http://332119.localhost:8081/notices/"
                            + families.history(BIZEN, hana).getFirst().id());
        });
        assertThat(get(id).state()).isEqualTo(TownNotice.State.SENT);
        assertThat(counts(id)).isEqualTo(new NoticeProgress.Counts(0, 1, BY_MAIL, 0, 0, 0, 0, 1, 1));
        assertThat(missed(id)).singleElement().satisfies(one -> {
            assertThat(one.reason()).isEqualTo("NO_ACCOUNT");
            assertThat(one.child()).isNotNull();
        });
    }

    @Test
    void the_words_of_a_notice_go_after_the_towns_time_and_its_numbers_stay() {
        Child sakura = families.child(BIZEN, "尾上 さくら", "おのえ さくら", BORN);
        families.child(BIZEN, "岡 次郎", "おか じろう", BORN);
        Guardian hana = families.confirmed(BIZEN, "尾上 花", "hana@example.com", List.of(sakura.id()));
        UUID id = approved(content(Segment.of(Audience.CHILDREN), false, null));
        work.deliver(BIZEN);
        NoticeProgress.Counts before = counts(id);

        clock.set(MORNING.plusMonths(25));
        assertThat(keeping.clear(BIZEN).get(RetentionKind.CONTENT)).isEqualTo(2);
        assertThat(keeping.clear(BIZEN)).containsEntry(RetentionKind.CONTENT, 0);
        assertThat(get(id).isContentGone()).isTrue();
        assertThat(get(id).content().texts().toString()).doesNotContain("健診");
        assertThat(families.history(BIZEN, hana)).extracting(Delivery::state).containsExactly(Delivery.State.SENT);

        clock.set(MORNING.plusMonths(37));
        assertThat(keeping.clear(BIZEN)).containsEntry(RetentionKind.MAIL, 1);
        assertThat(families.history(BIZEN, hana)).isEmpty();
        assertThat(before).isEqualTo(new NoticeProgress.Counts(0, 1, BY_MAIL, 0, 0, 0, 0, 1, 1));
        assertThat(counts(id))
                .as("on which way is not known any more")
                .isEqualTo(new NoticeProgress.Counts(0, 1, NOBODY, 0, 0, 0, 0, 1, 1));
    }

    @Test
    void whom_it_concerns_is_found_when_it_is_sent() {
        Child sakura = families.child(BIZEN, "尾上 さくら", "おのえ さくら", BORN);
        families.confirmed(BIZEN, "尾上 花", "hana@example.com", List.of(sakura.id()));
        UUID id = approved(
                content(Segment.of(Audience.CHILDREN), false, clock.instant().plus(Duration.ofHours(3))));
        work.deliver(BIZEN);
        assertThat(mailbox.list()).as("its time has not come").isEmpty();

        office(() -> states.set(sakura.id(), ChildState.Kind.DECEASED, "", BORN.plusDays(90), "届出"));
        Child mei = families.child(BIZEN, "岡 芽衣", "おか めい", BORN);
        families.confirmed(BIZEN, "岡 純", "jun@example.com", List.of(mei.id()));
        clock.forward(Duration.ofHours(3));
        work.deliver(BIZEN);

        assertThat(mailbox.list()).extracting(ReceivedMail::to).containsExactly("jun@example.com");
        assertThat(counts(id).notReached())
                .as("a family in mourning is no open task")
                .isZero();
    }

    @Test
    void of_a_list_those_are_told_on_whom_two_people_have_agreed_and_who_are_still_in_it() {
        Child there = families.child(BIZEN, "列田 もも", "れつだ もも", BORN);
        Child taken = families.child(BIZEN, "列田 りお", "れつだ りお", BORN);
        Child before = families.child(BIZEN, "列田 かい", "れつだ かい", BORN);
        Child after = families.child(BIZEN, "列田 うみ", "れつだ うみ", BORN);
        Child back = families.child(BIZEN, "列田 そら", "れつだ そら", BORN);
        Guardian told = mother("there", there);
        List.of(taken, before, after, back)
                .forEach(child -> mother(child.id().toString().substring(30), child));
        UUID list = office(() -> lists.begin("双子の会"));
        office(() -> lists.add(list, List.of(there.id(), taken.id(), back.id())));
        Instant later = clock.instant().plus(Duration.ofHours(5));
        UUID id = proposed(content(Segment.of(Audience.CHILDREN).of(Set.of(), list), false, later));
        assertThat(later(id)).isZero();

        clock.forward(Duration.ofHours(1));
        office(() -> lists.add(list, List.of(before.id())));
        assertThat(readers(id))
                .as("whoever approves approves what was handed in, and no more")
                .isEqualTo(3);
        assertThat(office(() -> notices.approve(id, 2))).isEqualTo(TownNotices.Approval.APPROVED);
        clock.forward(Duration.ofHours(1));
        office(() -> lists.add(list, List.of(after.id())));
        office(() -> {
            lists.remove(list, taken.id());
            lists.remove(list, back.id());
            return lists.add(list, List.of(back.id()));
        });
        assertThat(readers(id)).isEqualTo(1);
        assertThat(later(id)).isEqualTo(3);
        clock.forward(Duration.ofHours(4));
        work.deliver(BIZEN);

        assertThat(mailbox.list()).extracting(ReceivedMail::to).containsExactly(told.email());
        assertThat(counts(id)).isEqualTo(new NoticeProgress.Counts(0, 1, BY_MAIL, 0, 0, 0, 0, 0, 0));
        assertThat(later(id)).isEqualTo(3);
        clock.forward(Duration.ofHours(1));
        office(() -> lists.add(list, List.of(taken.id())));
        assertThat(later(id))
                .as("who comes when it is sent is no question any more")
                .isEqualTo(3);
    }

    private int later(UUID id) {
        TownNotice notice = get(id);
        return office(() -> audience.countLater(notice));
    }

    private int readers(UUID id) {
        TownNotice notice = get(id);
        return office(() -> audience.count(notice)).guardians();
    }

    @Test
    void a_segment_by_age_and_by_the_state_of_a_programme_leaves_out_whoever_refused_it() {
        Segment open = new Segment(Audience.CHILDREN, 2, 6, 0, Segment.LAST_WEEK, "", "PENTA", ProgrammeState.OPEN);
        Guardian due = mother("due", families.child(BIZEN, "青木 一", "あおき いち", BORN));
        Child refusing = families.child(BIZEN, "青木 二", "あおき に", BORN);
        mother("refusing", refusing);
        office(() -> states.set(refusing.id(), ChildState.Kind.REFUSED, "PENTA", BORN, "お断り"));
        mother("old", families.child(BIZEN, "青木 三", "あおき さん", BORN.minusYears(1)));
        mother("new", families.child(BIZEN, "青木 四", "あおき し", LocalDate.of(2026, 11, 1)));

        approved(content(open, false, null));
        work.deliver(BIZEN);

        assertThat(mailbox.list()).extracting(ReceivedMail::to).containsExactly(due.email());
    }

    @Test
    void pregnant_women_are_written_to_by_week_and_never_after_a_loss() {
        UUID early = pregnancy("井上 春", MORNING.toLocalDate().plusDays(280 - 70));
        UUID late = pregnancy("上田 夏", MORNING.toLocalDate().plusDays(280 - 210));
        UUID lost = pregnancy("江口 秋", MORNING.toLocalDate().plusDays(280 - 210));
        office(() -> pregnancies.end(lost, LocalDate.of(2026, 11, 20), "届出"));

        Segment week30 =
                new Segment(Audience.PREGNANCIES, 0, Segment.OLDEST_MONTHS, 30, 30, "", "", ProgrammeState.ANY);
        UUID id = approved(
                new NoticeContent("両親学級", texts("両親学級のご案内", "お待ちしています。"), NoticeAction.NONE, week30, false, null));
        work.deliver(BIZEN);

        assertThat(missed(id))
                .extracting(NoticeProgress.NotReached::pregnancy)
                .containsExactly(late)
                .doesNotContain(early);
    }

    @Test
    void only_an_emergency_leaves_at_night_and_before_everything_else() {
        mother("hana", families.child(BIZEN, "尾上 さくら", "おのえ さくら", BORN));
        clock.set(MORNING.withHour(22));
        approved(content(Segment.of(Audience.CHILDREN), false, null));
        UUID urgent = approved(
                new NoticeContent("避難", texts("避難してください", "高台へ。"), NoticeAction.NONE, Segment.EVERYBODY, true, null));

        work.deliver(BIZEN);

        assertThat(mailbox.list()).extracting(ReceivedMail::subject).containsExactly("【備前市・緊急】避難してください");
        assertThat(counts(urgent).sent()).isEqualTo(1);
        clock.set(MORNING.plusDays(1).withHour(8));
        work.deliver(BIZEN);
        assertThat(mailbox.list()).hasSize(2);
    }

    @Test
    void a_stopped_notice_sends_nothing_more_and_leaves_no_open_task() {
        mother("hana", families.child(BIZEN, "尾上 さくら", "おのえ さくら", BORN));
        clock.set(MORNING.withHour(22));
        UUID id = approved(content(Segment.of(Audience.CHILDREN), false, null));
        work.deliver(BIZEN);
        assertThat(counts(id).waiting()).as("waits for the morning").isEqualTo(1);

        assertThat(families.in(BIZEN, AUTHOR, () -> notices.stop(id))).isTrue();
        clock.set(MORNING.plusDays(1));
        work.deliver(BIZEN);
        work.sweep(BIZEN);

        assertThat(mailbox.list()).isEmpty();
        assertThat(get(id).state()).isEqualTo(TownNotice.State.STOPPED);
        assertThat(missed(id)).isEmpty();
        assertThat(families.in(BIZEN, AUTHOR, () -> notices.stop(id)))
                .as("nothing is left to stop")
                .isFalse();
    }

    @Test
    void what_a_worker_that_died_has_in_hand_is_stopped_too() {
        mother("hana", families.child(BIZEN, "尾上 さくら", "おのえ さくら", BORN));
        UUID id = approved(content(Segment.of(Audience.CHILDREN), false, null));
        provider.willBe(Provider.Mood.TAKES_IT_AND_WE_DIE);
        assertThatThrownBy(() -> work.deliver(BIZEN)).isInstanceOf(Provider.WeDied.class);
        assertThat(get(id).state()).isEqualTo(TownNotice.State.SENT);

        assertThat(families.in(BIZEN, AUTHOR, () -> notices.stop(id))).isTrue();
        clock.forward(Duration.ofMinutes(61));
        work.sweep(BIZEN);
        work.deliver(BIZEN);

        assertThat(mailbox.list()).as("that of the worker that died alone").hasSize(1);
        assertThat(counts(id).waiting()).isZero();
    }

    @Test
    void the_author_does_not_approve_and_a_time_that_has_passed_is_refused() {
        UUID own = proposed(content(Segment.of(Audience.CHILDREN), false, null));
        assertThat(families.in(BIZEN, AUTHOR, () -> notices.approve(own, 2))).isEqualTo(TownNotices.Approval.AUTHOR);

        UUID late = proposed(
                content(Segment.of(Audience.CHILDREN), false, clock.instant().plus(Duration.ofHours(1))));
        clock.forward(Duration.ofHours(2));
        assertThat(office(() -> notices.approve(late, 2))).isEqualTo(TownNotices.Approval.TOO_LATE);
        assertThat(Towns.listTasks("home")).as("nobody was woken").isEmpty();
    }

    @Test
    void who_stopped_a_kind_of_mail_gets_none_of_it_and_is_followed_up_while_it_is_unread() {
        Guardian hana = mother("hana", families.child(BIZEN, "尾上 さくら", "おのえ さくら", BORN));
        as(hana, () -> {
            choices.choose(new MailChoices.Wanted(true, false, true));
            return true;
        });

        UUID id = approved(content(Segment.of(Audience.CHILDREN), false, null));
        work.deliver(BIZEN);
        assertThat(mailbox.list()).isEmpty();
        assertThat(missed(id)).extracting(NoticeProgress.NotReached::reason).containsExactly("UNREAD");
        assertThat(counts(id))
                .as("the site is where this mother looks: reached there, and not yet read")
                .isEqualTo(new NoticeProgress.Counts(0, 0, NOBODY, 1, 1, 0, 0, 0, 0));
        as(hana, () -> inbox.open(inbox.list(Locale.JAPANESE, 1).getFirst().delivery(), Locale.JAPANESE));
        assertThat(counts(id)).isEqualTo(new NoticeProgress.Counts(0, 0, NOBODY, 1, 0, 0, 1, 0, 0));
        assertThat(missed(id)).isEmpty();

        approved(new NoticeContent("避難", texts("避難してください", "高台へ。"), NoticeAction.NONE, Segment.EVERYBODY, true, null));
        work.deliver(BIZEN);
        assertThat(mailbox.list()).as("an emergency belongs to no kind").hasSize(1);
    }

    @Test
    void the_author_tries_it_on_themselves_and_no_family_gets_it() {
        mother("hana", families.child(BIZEN, "尾上 さくら", "おのえ さくら", BORN));
        UUID id = families.in(BIZEN, AUTHOR, () -> notices.begin(content(Segment.of(Audience.CHILDREN), false, null)));

        assertThat(families.in(BIZEN, AUTHOR, () -> notices.tryOnMyself(id))).isTrue();
        work.deliver(BIZEN);

        assertThat(mailbox.list()).singleElement().satisfies(mail -> {
            assertThat(mail.to()).isEqualTo("mari@bizen.example");
            assertThat(mail.subject()).startsWith("[ためし]");
            assertThat(mail.text()).doesNotContain("尾上").contains("作りもの");
        });
    }

    @Test
    void an_existing_town_is_given_the_starters_once_and_what_it_made_of_them_stays() {
        work.sweep(SETOUCHI);
        List<NoticeTemplate> given = families.in(SETOUCHI, new Actor.Job("story"), templates::list);
        assertThat(given)
                .extracting(NoticeTemplate::code)
                .containsExactlyInAnyOrder("welcome", "checkup", "vaccination", "closed", "disaster");
        assertThat(given).allSatisfy(one -> {
            assertThat(one.texts().byLanguage()).containsOnlyKeys("ja", "en");
            assertThat(one.isUntouched()).isTrue();
        });

        NoticeTemplate closed = given.stream()
                .filter(one -> one.code().equals("closed"))
                .findFirst()
                .orElseThrow();
        families.in(
                SETOUCHI,
                new Actor.Job("story"),
                () -> templates.save(
                        "closed",
                        closed.version(),
                        "お盆の休み",
                        texts("お休みです", "また来てください。"),
                        Audience.EVERYBODY,
                        NoticeAction.NONE));
        families.in(SETOUCHI, new Actor.Job("story"), () -> templates.putAway("welcome", 1));
        work.sweep(SETOUCHI);

        assertThat(families.in(SETOUCHI, new Actor.Job("story"), templates::list))
                .extracting(NoticeTemplate::name)
                .hasSize(4)
                .contains("お盆の休み");
    }

    private UUID pregnancy(String name, LocalDate due) {
        var facts =
                new PregnancyFacts(name, "よみ", LocalDate.of(1995, 5, 5), due, PregnancyFacts.DueSource.ULTRASOUND, 1);
        return office(() -> pregnancies.register(facts, Optional.empty())).id();
    }

    private static NoticeContent content(Segment segment, boolean urgent, @Nullable Instant sendAt) {
        return new NoticeContent(
                "健診のご案内",
                texts("{お子さんの名前}さんの健診", "{お子さんの名前}さんの健診です。\n\n{市町村名}でお待ちしています。"),
                new NoticeAction(NoticeAction.Kind.PLAN, ""),
                segment,
                urgent,
                sendAt);
    }
}
