package jp.sodachi.deploy.worker;

import static jp.sodachi.deploy.worker.Towns.AKAIWA;
import static jp.sodachi.deploy.worker.Towns.BIZEN;
import static jp.sodachi.deploy.worker.Towns.SETOUCHI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.sodachi.identity.Actor;
import jp.sodachi.notice.Delivery;
import jp.sodachi.record.Arrival;
import jp.sodachi.record.Arrivals;
import jp.sodachi.record.CheckupPlace;
import jp.sodachi.record.Checkups;
import jp.sodachi.record.Child;
import jp.sodachi.record.Departure;
import jp.sodachi.record.Dose;
import jp.sodachi.record.MoveReceipt;
import jp.sodachi.record.MoveStep;
import jp.sodachi.tenancy.Tenant;
import jp.sodachi.tenancy.TenantState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A record comes back, or a move is given up before the new town has it. */
class MovingBackStoriesTest extends MovingStory {
    @Autowired
    private Checkups checkups;

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

    @Test
    void a_child_that_comes_back_by_way_of_a_third_town_is_one_record_in_every_town() {
        var child = families.child(BIZEN, "尾上 みのり", "おのうえ みのり", BORN);
        var mother = families.confirmed(BIZEN, "尾上 花", "hana@example.com", List.of(child.id()));
        full.of(child, mother);
        var before = families.in(BIZEN, new Actor.Job("story"), () -> records.getChild(child.id()));
        begin(AKAIWA, taken(mother, child));
        var second = arrived(AKAIWA).child().orElseThrow();
        families.dose(AKAIWA, second, "BCG", BORN.plusDays(130));
        var atSecond = families.in(AKAIWA, nurse(), () -> records.getChild(second));
        begin(SETOUCHI, givenAt(AKAIWA, second));
        var third = arrived(SETOUCHI).child().orElseThrow();
        families.dose(SETOUCHI, third, "MR", BORN.plusDays(131));
        var withdrawn = families.in(SETOUCHI, nurse(), () -> records.getChild(third)).doses().stream()
                .filter(dose -> dose.product().equals("DPT_IPV_HIB"))
                .findFirst()
                .orElseThrow();
        families.in(SETOUCHI, nurse(), () -> records.withdrawDose(third, withdrawn.id(), "ほかの子の記入"));
        families.office(BIZEN, nurse);
        families.arrive(BIZEN, nurse);

        var back = givenAt(SETOUCHI, third);
        assertThat(at(BIZEN, nurse(), () -> arrivals.look(back)))
                .isInstanceOfSatisfying(
                        Arrivals.Look.Found.class,
                        found -> assertThat(found.before().map(Child::id)).contains(child.id()));
        begin(BIZEN, back);

        assertThat(arrived(BIZEN).child()).contains(child.id());
        assertThat(standing(BIZEN)).containsExactly("HERE");
        var page = families.in(BIZEN, nurse(), () -> records.getChild(child.id()));
        assertThat(page.doses()).hasSize(before.doses().size() + 2);
        assertThat(page.doses())
                .filteredOn(dose -> dose.product().equals("DPT_IPV_HIB"))
                .singleElement()
                .satisfies(dose -> assertThat(dose.state()).isEqualTo(Dose.State.WITHDRAWN));

        // What began in the second town is known to the third by another name, and still once in each.
        begin(AKAIWA, taken(mother, child));
        assertThat(arrived(AKAIWA).child()).contains(second);
        assertThat(families.in(AKAIWA, nurse(), () -> records.getChild(second)).doses())
                .hasSize(atSecond.doses().size() + 1);
    }

    @Test
    void moves_of_an_earlier_build_find_their_beginnings_and_such_a_child_comes_back_as_one_record() {
        var child = families.child(BIZEN, "尾上 みのり", "おのうえ みのり", BORN);
        var mother = families.confirmed(BIZEN, "尾上 花", "hana@example.com", List.of(child.id()));
        full.of(child, mother);
        var before = families.in(BIZEN, new Actor.Job("story"), () -> records.getChild(child.id()));
        begin(AKAIWA, taken(mother, child));
        begin(SETOUCHI, givenAt(AKAIWA, arrived(AKAIWA).child().orElseThrow()));
        var third = arrived(SETOUCHI).child().orElseThrow();
        forgetBeginnings();

        work.finishMoves(SETOUCHI);
        assertThat(withoutRoots(SETOUCHI))
                .as("the town between does not know its own yet")
                .isEqualTo(1);
        work.finishMoves(AKAIWA);
        work.finishMoves(SETOUCHI);
        assertThat(withoutRoots(AKAIWA) + withoutRoots(SETOUCHI)).isZero();

        // And where no worker has been there yet when the family stands at the counter.
        forgetBeginnings();
        families.office(BIZEN, nurse);
        families.arrive(BIZEN, nurse);
        begin(BIZEN, givenAt(SETOUCHI, third));
        assertThat(withoutRoots(AKAIWA) + withoutRoots(SETOUCHI)).isZero();
        assertThat(arrived(BIZEN).child()).contains(child.id());
        assertThat(standing(BIZEN)).containsExactly("HERE");
        assertThat(families.in(BIZEN, nurse(), () -> records.getChild(child.id()))
                        .doses())
                .hasSize(before.doses().size());
    }

    private void forgetBeginnings() {
        List.of(AKAIWA, SETOUCHI)
                .forEach(town -> families.in(
                        town,
                        new Actor.Job("story"),
                        () -> jdbc.sql("update record_arrival set roots = null").update()));
    }

    private int withoutRoots(Tenant town) {
        return families.in(
                town,
                new Actor.Job("story"),
                () -> jdbc.sql("select count(*) from record_arrival where roots is null")
                        .query(Integer.class)
                        .single());
    }

    @Test
    void places_at_check_ups_to_come_are_there_again_when_the_move_is_given_up() {
        var child = families.child(BIZEN, "尾上 みのり", "おのうえ みのり", BORN);
        var mother = families.confirmed(BIZEN, "尾上 花", "hana@example.com", List.of(child.id()));
        var day = MORNING.toLocalDate().plusDays(10);
        families.in(
                BIZEN,
                new Actor.Job("story"),
                () -> checkups.invite("CHECKUP_M03", day, "13:00", "備前市民センター", List.of(child.id())));
        var code = taken(mother, child);
        process.after(MoveStep.TAKEN);
        assertThatExceptionOfType(SuddenEnd.WeDied.class).isThrownBy(() -> begin(AKAIWA, code));
        assertThat(places(child)).isEmpty();

        at(AKAIWA, nurse(), () -> arrivals.giveUp(arrived(AKAIWA).id()));

        assertThat(arrived(AKAIWA).state()).isEqualTo(Arrival.State.GIVEN_UP);
        assertThat(places(child)).extracting(CheckupPlace::on).containsExactly(day);
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

    private List<CheckupPlace> places(Child child) {
        return families.in(BIZEN, new Actor.Job("story"), () -> checkups.listToCome(child.id()));
    }
}
