package jp.sodachi.deploy.worker;

import static jp.sodachi.deploy.worker.Towns.AKAIWA;
import static jp.sodachi.deploy.worker.Towns.BIZEN;
import static jp.sodachi.deploy.worker.Towns.SETOUCHI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.CurrentActor;
import jp.sodachi.identity.Guardian;
import jp.sodachi.identity.NotYours;
import jp.sodachi.notice.Delivery;
import jp.sodachi.record.Arrival;
import jp.sodachi.record.Arrivals;
import jp.sodachi.record.Child;
import jp.sodachi.record.ChildState;
import jp.sodachi.record.ChildStates;
import jp.sodachi.record.Departure;
import jp.sodachi.record.Departures;
import jp.sodachi.record.Dose;
import jp.sodachi.record.MoveReceipt;
import jp.sodachi.record.MoveStep;
import jp.sodachi.record.MovingCode;
import jp.sodachi.record.Photo;
import jp.sodachi.record.Photos;
import jp.sodachi.record.RecordIsProtected;
import jp.sodachi.record.Records;
import jp.sodachi.tenancy.Tenant;
import jp.sodachi.tenancy.TenantDirectory;
import jp.sodachi.tenancy.TenantScope;
import jp.sodachi.tenancy.TenantState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A child moves from 備前市 to 赤磐市, which lies on another PostgreSQL server. */
@SpringBootTest(
        classes = {Worker.class, StoryBeans.class},
        webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT,
        properties = {"spring.config.name=worker", "sodachi.worker.enabled=false", "management.server.port=0"})
class MovingStoriesTest {
    private static final LocalDateTime MORNING = LocalDateTime.of(2026, 11, 22, 10, 0);
    private static final LocalDate BORN = FullRecord.BORN;

    /** Another person in each story: everybody has a share of tries. */
    private final String nurse = "nurse-" + UUID.randomUUID() + "@akaiwa.example";

    @Autowired
    private MovableClock clock;

    @Autowired
    private FamilyMaker families;

    @Autowired
    private FullRecord full;

    @Autowired
    private SuddenEnd process;

    @Autowired
    private TownWork work;

    @Autowired
    private TenantDirectory directory;

    @Autowired
    private Departures departures;

    @Autowired
    private Arrivals arrivals;

    @Autowired
    private Records records;

    @Autowired
    private Photos photos;

    @Autowired
    private ChildStates states;

    @Autowired
    private JdbcClient jdbc;

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry properties) {
        Towns.prepare(properties);
    }

    @BeforeEach
    void a_morning_at_the_counter() {
        clock.set(MORNING);
        process.after(null);
        List.of(BIZEN, SETOUCHI, AKAIWA).forEach(families::clear);
        List.of(SETOUCHI, AKAIWA).forEach(town -> {
            families.office(town, nurse);
            families.arrive(town, nurse);
        });
    }

    @ParameterizedTest
    @EnumSource(MoveStep.class)
    void a_move_that_dies_after_any_step_is_finished_by_the_worker_and_never_lets_both_towns_write(MoveStep step) {
        var child = families.child(BIZEN, "尾上 みのり", "おのうえ みのり", BORN);
        var mother = families.confirmed(BIZEN, "尾上 花", "hana@example.com", List.of(child.id()));
        var code = taken(mother, child);

        process.after(step);
        assertThatExceptionOfType(SuddenEnd.WeDied.class).isThrownBy(() -> begin(AKAIWA, code));

        assertThat(told(BIZEN) + told(AKAIWA)).isLessThanOrEqualTo(1);
        assertThat(standing(BIZEN)).hasSize(1);

        work.finishMoves(AKAIWA);
        assertThat(standing(BIZEN)).containsExactly("MOVED");
        assertThat(standing(AKAIWA)).containsExactly("HERE");
        assertThat(arrived(AKAIWA).state()).isEqualTo(Arrival.State.DONE);
        assertThat(left(child).state()).isEqualTo(Departure.State.DONE);
        assertThat(left(child).taken())
                .isEqualTo(Optional.ofNullable(arrived(AKAIWA).receipt()));
        assertThat(work.finishMoves(AKAIWA)).isZero();
    }

    @Test
    void the_receipt_counts_every_entry_and_both_towns_keep_the_same() {
        var child = families.child(BIZEN, "尾上 みのり", "おのうえ みのり", BORN);
        var mother = families.confirmed(BIZEN, "尾上 花", "hana@example.com", List.of(child.id()));
        full.of(child, mother);

        begin(AKAIWA, taken(mother, child));

        var receipt = Objects.requireNonNull(arrived(AKAIWA).receipt());
        assertThat(receipt.parts()).allMatch(MoveReceipt.Part::agrees);
        assertThat(counts(receipt))
                .containsEntry("CHILD", "1/1")
                .containsEntry("DOSES", "4/3")
                .containsEntry("PAGES", "2/2")
                .containsEntry("MEASUREMENTS", "2/2")
                .containsEntry("MEASUREMENT_ENDS", "1/1")
                .containsEntry("STATES", "1/1")
                .containsEntry("PHOTOS", "2/1");
        assertThat(part(receipt, "DOSES").left()).containsExactly(Map.entry(MoveReceipt.Why.UNKNOWN_VACCINE, 1));
        assertThat(part(receipt, "PHOTOS").left()).containsExactly(Map.entry(MoveReceipt.Why.PICTURE_GONE, 1));

        var here = arrived(AKAIWA).child().orElseThrow();
        var page = families.in(AKAIWA, nurse(), () -> records.getChild(here));
        assertThat(page.child().facts()).isEqualTo(child.facts());
        assertThat(page.doses()).allMatch(dose -> dose.enteredKind() == Dose.EnteredBy.IMPORT);
        assertThat(page.doses().stream().map(Dose::enteredBy))
                .contains("備前市 (保護者 尾上 花)")
                .anyMatch(by -> by.startsWith("備前市 (窓口 "));
        var replaced = page.doses().stream()
                .filter(dose -> dose.state() == Dose.State.REPLACED)
                .findFirst()
                .orElseThrow();
        assertThat(page.doses()).anyMatch(dose -> replaced.id().equals(dose.replaces()));
        assertThat(replaced.why()).isEqualTo("日をまちがえた");
        assertThat(families.in(
                        AKAIWA,
                        nurse(),
                        () -> jdbc.sql("select judgement || ' ' || note from record_form_entry order by occurred_on")
                                .query(String.class)
                                .list()))
                .containsExactly("03 また来月", " 判定(備前市): XX");
        var photo = families.in(
                AKAIWA,
                nurse(),
                () -> jdbc.sql("select id from record_photo").query(UUID.class).single());
        var guardian = families.confirmed(AKAIWA, "尾上 花", "hana@example.com", List.of(here));
        assertThat(families.in(AKAIWA, FullRecord.parent(guardian), () -> photos.open(here, photo, Photo.Size.LARGE)))
                .isPresent();
    }

    @Test
    void a_code_that_is_wrong_spent_too_old_or_of_this_town_shows_nobody() {
        var child = families.child(BIZEN, "尾上 みのり", "おのうえ みのり", BORN);
        var mother = families.confirmed(BIZEN, "尾上 花", "hana@example.com", List.of(child.id()));
        var code = taken(mother, child);

        var slip = code.substring(0, 10) + (code.charAt(10) == '7' ? '8' : '7') + code.substring(11);
        assertThat(look(AKAIWA, slip)).isEqualTo(refused(Arrivals.Reason.NOT_A_CODE));
        assertThat(look(AKAIWA, "332119-000000-000000-00000" + checkOf("33211900000000000000000")))
                .isEqualTo(refused(Arrivals.Reason.UNKNOWN));
        assertThat(look(BIZEN, code)).isEqualTo(refused(Arrivals.Reason.SAME_TOWN));
        assertThat(look(AKAIWA, code.toLowerCase(Locale.ROOT).replace("-", " ")))
                .isInstanceOf(Arrivals.Look.Found.class);

        var second = taken(mother, child);
        assertThat(look(AKAIWA, code)).isEqualTo(refused(Arrivals.Reason.SPENT));
        clock.forward(Departures.GOOD_FOR);
        assertThat(look(AKAIWA, second)).isEqualTo(refused(Arrivals.Reason.SPENT));
        assertThat(begin(AKAIWA, second)).isEqualTo(refused(Arrivals.Reason.SPENT));
        assertThat(standing(AKAIWA)).isEmpty();
    }

    @Test
    void of_two_towns_that_use_one_code_at_once_one_gets_the_child() {
        var child = families.child(BIZEN, "尾上 みのり", "おのうえ みのり", BORN);
        var code = taken(families.confirmed(BIZEN, "尾上 花", "hana@example.com", List.of(child.id())), child);

        CompletableFuture.allOf(Stream.of(SETOUCHI, AKAIWA)
                        .map(town -> CompletableFuture.runAsync(() -> begin(town, code)))
                        .toArray(CompletableFuture[]::new))
                .join();

        assertThat(standing(BIZEN)).containsExactly("MOVED");
        assertThat(Stream.of(SETOUCHI, AKAIWA).flatMap(town -> standing(town).stream()))
                .containsExactly("HERE");
    }

    @Test
    void only_a_nurse_of_the_office_may_try_and_not_without_end() {
        var child = families.child(BIZEN, "尾上 みのり", "おのうえ みのり", BORN);
        var mother = families.confirmed(BIZEN, "尾上 花", "hana@example.com", List.of(child.id()));
        var stranger = families.confirmed(BIZEN, "よその 人", "other@example.com", List.of());
        var code = taken(mother, child);

        assertThatExceptionOfType(NotYours.class)
                .isThrownBy(() -> at(AKAIWA, FullRecord.parent(mother), () -> arrivals.look(code)));
        assertThatExceptionOfType(NotYours.class)
                .isThrownBy(() -> at(AKAIWA, new Actor.Staff("nobody", "", ""), () -> arrivals.begin(code, false)));
        assertThatExceptionOfType(NotYours.class).isThrownBy(() -> taken(stranger, child));
        assertThatExceptionOfType(NotYours.class)
                .isThrownBy(() -> families.in(BIZEN, FullRecord.parent(stranger), () -> departures.list(child.id())));

        var busy = new Actor.Staff("subject-busy", "大森 けい", "busy@akaiwa.example");
        families.office(AKAIWA, busy.email());
        families.arrive(AKAIWA, busy.email());
        for (int i = 0; i < Arrivals.TRIES_A_MINUTE; i++) {
            at(AKAIWA, new Actor.Staff("subject-" + busy.email(), "", busy.email()), () -> arrivals.look("0"));
        }
        assertThat(at(AKAIWA, new Actor.Staff("subject-" + busy.email(), "", busy.email()), () -> arrivals.look(code)))
                .isEqualTo(refused(Arrivals.Reason.TOO_MANY_TRIES));
    }

    @Test
    void a_town_that_is_stopped_gives_nothing_and_goes_on_where_it_was() {
        var child = families.child(BIZEN, "尾上 みのり", "おのうえ みのり", BORN);
        var code = taken(families.confirmed(BIZEN, "尾上 花", "hana@example.com", List.of(child.id())), child);
        try {
            process.after(MoveStep.TAKEN);
            assertThatExceptionOfType(SuddenEnd.WeDied.class).isThrownBy(() -> begin(AKAIWA, code));
            Towns.become(BIZEN, TenantState.SUSPENDED);
            directory.refresh();
            work.finishMoves(AKAIWA);
            assertThat(look(SETOUCHI, code)).isEqualTo(refused(Arrivals.Reason.TOWN_AWAY));
            assertThat(arrived(AKAIWA).state()).isEqualTo(Arrival.State.STARTED);
        } finally {
            Towns.become(BIZEN, TenantState.ACTIVE);
            directory.refresh();
        }
        work.finishMoves(AKAIWA);
        assertThat(arrived(AKAIWA).state()).isEqualTo(Arrival.State.DONE);
    }

    @Test
    void a_protected_child_moves_with_a_code_of_the_office_alone_and_nothing_in_the_old_town_says_where() {
        var child = families.child(BIZEN, "尾上 みのり", "おのうえ みのり", BORN);
        var father = families.confirmed(BIZEN, "尾上 守", "mamoru@example.com", List.of(child.id()));
        var taken = taken(father, child);
        families.in(
                BIZEN,
                new Actor.Job("story"),
                () -> states.set(child.id(), ChildState.Kind.SHIELDED, "", BORN.plusDays(9), "支援措置"));

        assertThat(look(AKAIWA, taken)).isEqualTo(refused(Arrivals.Reason.SPENT));
        assertThat(families.in(BIZEN, FullRecord.parent(father), () -> departures.issue(child.id())))
                .isEqualTo(new Departures.Outcome.Refused(Departures.Reason.AT_THE_OFFICE));
        var given = families.in(BIZEN, new Actor.Job("story"), () -> departures.issueAtCounter(child.id()));
        begin(AKAIWA, ((Departures.Outcome.Issued) given).code().grouped());

        assertThat(families.in(BIZEN, FullRecord.parent(father), () -> departures.list(child.id())))
                .isEmpty();
        assertThat(Towns.everything(BIZEN)).doesNotContain("赤磐", "332135", nurse);
        var here = arrived(AKAIWA).child().orElseThrow();
        assertThat(families.in(AKAIWA, new Actor.Job("story"), () -> records.getChild(here))
                        .child()
                        .shielded())
                .isTrue();
        assertThatExceptionOfType(RecordIsProtected.class)
                .isThrownBy(() -> families.in(AKAIWA, nurse(), () -> records.getChild(here)));
        assertThat(told(AKAIWA)).isZero();
    }

    @Test
    void brothers_and_sisters_find_together_when_the_office_says_so() {
        var one = families.child(BIZEN, "尾上 みのり", "おのうえ みのり", BORN);
        var other = families.in(BIZEN, new Actor.Job("story"), () -> records.registerBirth(one.facts(), one.id()));
        var mother = families.confirmed(BIZEN, "尾上 花", "hana@example.com", List.of(one.id(), other.id()));
        begin(AKAIWA, taken(mother, one));
        at(AKAIWA, nurse(), () -> arrivals.begin(taken(mother, other), true));

        assertThat(families.in(
                        AKAIWA,
                        nurse(),
                        () -> jdbc.sql("select count(distinct family_id) from record_child")
                                .query(Integer.class)
                                .single()))
                .isEqualTo(1);
        assertThat(standing(AKAIWA)).hasSize(2);
    }

    @Test
    void a_child_that_comes_straight_back_goes_on_with_its_own_record_and_brings_what_became_of_it() {
        var child = families.child(BIZEN, "尾上 みのり", "おのうえ みのり", BORN);
        var mother = families.confirmed(BIZEN, "尾上 花", "hana@example.com", List.of(child.id()));
        full.of(child, mother);
        begin(AKAIWA, taken(mother, child));
        var there = arrived(AKAIWA).child().orElseThrow();
        families.dose(AKAIWA, there, "BCG", BORN.plusDays(130));
        var withdrawn = families.in(AKAIWA, nurse(), () -> records.getChild(there)).doses().stream()
                .filter(dose -> dose.product().equals("DPT_IPV_HIB"))
                .findFirst()
                .orElseThrow();
        families.in(AKAIWA, nurse(), () -> records.withdrawDose(there, withdrawn.id(), "ほかの子の記入"));
        families.dose(BIZEN, child.id(), "BCG", BORN.plusDays(130));
        clock.set(MORNING.plusDays(9));
        families.office(BIZEN, nurse);
        families.arrive(BIZEN, nurse);

        var back = givenAt(AKAIWA, there);
        assertThat(at(BIZEN, nurse(), () -> arrivals.look(back)))
                .isInstanceOfSatisfying(
                        Arrivals.Look.Found.class,
                        found -> assertThat(found.before().map(Child::id)).contains(child.id()));
        begin(BIZEN, back);

        assertThat(arrived(BIZEN).state()).isEqualTo(Arrival.State.DONE);
        assertThat(arrived(BIZEN).child()).contains(child.id());
        assertThat(standing(BIZEN)).containsExactly("HERE");
        var page = families.in(BIZEN, FullRecord.parent(mother), () -> records.getChild(child.id()));
        assertThat(page.child().handedOver()).isFalse();
        assertThat(page.doses())
                .filteredOn(dose -> dose.product().equals("DPT_IPV_HIB"))
                .singleElement()
                .satisfies(dose -> {
                    assertThat(dose.state()).isEqualTo(Dose.State.WITHDRAWN);
                    assertThat(dose.why()).isEqualTo("ほかの子の記入");
                    assertThat(dose.enteredKind()).isEqualTo(Dose.EnteredBy.PARENT);
                });
        assertThat(page.doses())
                .filteredOn(dose -> dose.product().equals("BCG"))
                .as("the office entered the same in the meantime")
                .hasSize(1);
        assertThat(part(Objects.requireNonNull(arrived(BIZEN).receipt()), "DOSES")
                        .left())
                .containsExactly(Map.entry(MoveReceipt.Why.HERE_ALREADY, 1));

        // And away once more: the new town knows it, too.
        begin(AKAIWA, taken(mother, child));
        assertThat(arrived(AKAIWA).child()).contains(there);
        assertThat(standing(AKAIWA)).containsExactly("HERE");
        assertThat(standing(BIZEN)).containsExactly("MOVED");
    }

    @ParameterizedTest
    @EnumSource(
            value = MoveStep.class,
            names = {"STARTED", "TAKEN", "READ"})
    void a_move_whose_old_town_is_away_is_given_up_and_the_record_belongs_to_the_old_town_again(MoveStep step) {
        var child = families.child(BIZEN, "尾上 みのり", "おのうえ みのり", BORN);
        var mother = families.confirmed(BIZEN, "尾上 花", "hana@example.com", List.of(child.id()));
        var code = taken(mother, child);
        process.after(step);
        assertThatExceptionOfType(SuddenEnd.WeDied.class).isThrownBy(() -> begin(AKAIWA, code));
        var move = arrived(AKAIWA).id();
        try {
            Towns.become(BIZEN, TenantState.SUSPENDED);
            directory.refresh();
            assertThat(at(AKAIWA, nurse(), () -> arrivals.giveUp(move))).isTrue();
            assertThat(arrived(AKAIWA).state()).isEqualTo(Arrival.State.GIVING_UP);
        } finally {
            Towns.become(BIZEN, TenantState.ACTIVE);
            directory.refresh();
        }
        work.finishMoves(AKAIWA);

        assertThat(arrived(AKAIWA).state()).isEqualTo(Arrival.State.GIVEN_UP);
        assertThat(standing(AKAIWA)).isEmpty();
        assertThat(standing(BIZEN)).containsExactly("HERE");
        assertThat(left(child).state()).isEqualTo(Departure.State.WITHDRAWN);
        assertThat(look(AKAIWA, code)).isEqualTo(refused(Arrivals.Reason.SPENT));
        begin(AKAIWA, taken(mother, child));
        assertThat(standing(AKAIWA)).containsExactly("HERE");
    }

    @Test
    void a_record_that_is_here_is_not_given_up() {
        var child = families.child(BIZEN, "尾上 みのり", "おのうえ みのり", BORN);
        var code = taken(families.confirmed(BIZEN, "尾上 花", "hana@example.com", List.of(child.id())), child);
        process.after(MoveStep.COPIED);
        assertThatExceptionOfType(SuddenEnd.WeDied.class).isThrownBy(() -> begin(AKAIWA, code));

        assertThat(at(AKAIWA, nurse(), () -> arrivals.giveUp(arrived(AKAIWA).id())))
                .isFalse();
        work.finishMoves(AKAIWA);
        assertThat(arrived(AKAIWA).state()).isEqualTo(Arrival.State.DONE);
    }

    @Test
    void what_is_queued_for_the_family_in_the_old_town_is_called_back() {
        var child = families.child(BIZEN, "尾上 みのり", "おのうえ みのり", BORN);
        var mother = families.confirmed(BIZEN, "尾上 花", "hana@example.com", List.of(child.id()));
        work.plan(BIZEN);
        assertThat(families.history(BIZEN, mother)).isNotEmpty().allMatch(each -> each.state() == Delivery.State.READY);

        begin(AKAIWA, taken(mother, child));

        assertThat(families.history(BIZEN, mother)).allMatch(each -> each.state() == Delivery.State.FAILED);
    }

    /** A code that the office of {@code town} gives for its child. */
    private String givenAt(Tenant town, UUID child) {
        var given = families.in(town, new Actor.Job("story"), () -> departures.issueAtCounter(child));
        return ((Departures.Outcome.Issued) given).code().grouped();
    }

    private String taken(Guardian guardian, Child child) {
        var outcome = families.in(BIZEN, FullRecord.parent(guardian), () -> departures.issue(child.id()));
        return ((Departures.Outcome.Issued) outcome).code().grouped();
    }

    /** The character that makes a code well formed, found by trying all. */
    private String checkOf(String body) {
        return "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
                .chars()
                .mapToObj(Character::toString)
                .filter(check -> MovingCode.find(body + check).isPresent())
                .findFirst()
                .orElseThrow();
    }

    private Arrivals.Look look(Tenant town, String code) {
        return at(town, town.equals(BIZEN) ? new Actor.Job("story") : nurse(), () -> arrivals.look(code));
    }

    private Arrivals.Look begin(Tenant town, String code) {
        return at(town, nurse(), () -> arrivals.begin(code, false));
    }

    private static Arrivals.Look refused(Arrivals.Reason reason) {
        return new Arrivals.Look.Refused(reason);
    }

    private Arrival arrived(Tenant town) {
        return at(town, new Actor.Job("story"), () -> arrivals.listNewest(1)).getFirst();
    }

    private Departure left(Child child) {
        return families.in(BIZEN, new Actor.Job("story"), () -> departures.list(child.id()))
                .getFirst();
    }

    /** How many children the town writes about. */
    private int told(Tenant town) {
        return families.in(
                town,
                new Actor.Job("story"),
                () -> records.listForReminders(null, 10).size());
    }

    private List<String> standing(Tenant town) {
        return families.in(
                town,
                new Actor.Job("story"),
                () -> jdbc.sql("select standing from record_child")
                        .query(String.class)
                        .list());
    }

    private static Map<String, String> counts(MoveReceipt receipt) {
        return receipt.parts().stream()
                .collect(Collectors.toMap(MoveReceipt.Part::section, part -> part.found() + "/" + part.taken()));
    }

    private static MoveReceipt.Part part(MoveReceipt receipt, String section) {
        return receipt.parts().stream()
                .filter(part -> part.section().equals(section))
                .findFirst()
                .orElseThrow();
    }

    private Actor.Staff nurse() {
        return new Actor.Staff("subject-" + nurse, "大森 真理", nurse);
    }

    private static <T extends @Nullable Object> T at(Tenant town, Actor actor, Supplier<T> work) {
        return TenantScope.call(town, () -> CurrentActor.call(actor, work::get));
    }
}
